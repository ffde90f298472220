using BotService.Channels.Line;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Hosting;
using BotService.Releases;
using BotService.Storage;
using Microsoft.Extensions.Options;

namespace BotService.Cli.LineVerbs;

/// <summary>Opens the LINE room with the service's settings, for a verb; nothing is started.</summary>
internal static class LineDoor
{
    /// <param name="name">One account; null: all.</param>
    public static async Task<int> RunAsync(
        string? name, Func<IServiceProvider, IReadOnlyList<LineAccount>, Task<int>> work, TextWriter errors)
    {
        if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions()));
        builder.Services.AddRelease(release).AddStorage(builder.Configuration)
            .AddConversations(builder.Configuration)
            .AddRendering().AddLine(builder.Configuration);
        using var host = builder.Build();
        try
        {
            var accounts = host.Services.GetRequiredService<IOptions<LineOptions>>().Value.Accounts;
            if (Choose(accounts, name, errors) is not { Count: > 0 } chosen) return ExitCode.Failed;
            return await work(host.Services, chosen);
        }
        catch (Exception e) when (WrongSettings.Of(e) is not null)
        {
            await errors.WriteLineAsync(WrongSettings.Of(e));
            return ExitCode.Failed;
        }
        catch (StoreUnavailableException e)
        {
            await errors.WriteLineAsync(e.Message);
            return ExitCode.Unavailable;
        }
    }

    internal static IReadOnlyList<LineAccount> Choose(
        IReadOnlyList<LineAccount> accounts, string? name, TextWriter errors)
    {
        if (accounts.Count == 0)
        {
            errors.WriteLine(
                "No LINE account is configured. Set Line__Accounts__0__Name, __ChannelSecrets__0 and __ChannelAccessToken; the README's section on LINE tells how.");
            return [];
        }
        IReadOnlyList<LineAccount> chosen = [.. accounts.Where(a => name is null || a.Name == name)];
        if (chosen.Count == 0)
            errors.WriteLine($"There is no LINE account {name}: {string.Join(", ", accounts.Select(a => a.Name))}.");
        return chosen;
    }
}
