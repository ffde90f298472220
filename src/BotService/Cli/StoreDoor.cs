using BotService.Hosting;
using BotService.Storage;

namespace BotService.Cli;

/// <summary>Opens the configured store for a verb that needs nothing else of the service.</summary>
internal static class StoreDoor
{
    public static async Task<int> RunAsync(Func<IServiceProvider, Task> work)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddStorage(builder.Configuration);
        try
        {
            using var host = builder.Build();
            await work(host.Services);
            return ExitCode.Ok;
        }
        catch (StoreUnavailableException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Unavailable;
        }
    }
}
