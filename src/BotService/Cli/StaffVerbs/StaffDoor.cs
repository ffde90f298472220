using BotService.Hosting;
using BotService.Staff;
using BotService.Storage;
using Microsoft.Extensions.Options;

namespace BotService.Cli.StaffVerbs;

/// <summary>Opens the store, and who works here, for a verb; brings the store to this program's form first.</summary>
internal static class StaffDoor
{
    /// <param name="add">Further rooms that the verb needs.</param>
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> work, Action<IHostApplicationBuilder>? add = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddOptions<SiteOptions>().Bind(builder.Configuration.GetSection(SiteOptions.Section));
        builder.Services.AddStaff(builder.Configuration);
        add?.Invoke(builder);
        try
        {
            using var host = builder.Build();
            host.Services.GetRequiredService<IMigrations>().Apply();
            return await work(host.Services);
        }
        catch (StoreUnavailableException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Unavailable;
        }
        catch (OptionsValidationException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }

    public static async Task<int> FailAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return ExitCode.Failed;
    }

    /// <summary>The organisations are the knowledge's folders.</summary>
    public static IReadOnlyList<string> Organisations() =>
        [.. Directory.GetDirectories(DataFolders.Knowledge)
            .Where(folder => Directory.EnumerateFiles(folder, "entry.yaml", SearchOption.AllDirectories).Any())
            .Select(Path.GetFileName).OfType<string>().Where(name => name != "any").Order(StringComparer.Ordinal)];
}

/// <summary>The address of a set-up link, as somebody opens it.</summary>
internal static class SetUpLink
{
    private const string ThisMachine = "http://localhost:5000";

    /// <summary>Without <c>Site:PublicUrl</c> it is this machine's usual address.</summary>
    public static string Of(IServiceProvider services, string code)
    {
        var site = services.GetRequiredService<IOptions<SiteOptions>>().Value;
        return Of(site.PublicUrl is { Length: > 0 } url ? url : ThisMachine, code);
    }

    public static string Of(string origin, string code) => $"{origin.TrimEnd('/')}{StaffRoom.Path}/set-up?code={code}";
}
