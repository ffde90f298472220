using System.Globalization;
using BotService.Editing.Checking;
using BotService.Editing.Replay;
using BotService.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Staff.Approval;

/// <summary>What the service has a process of its own do for drafts, done here.</summary>
internal sealed class InThisProcess(IServiceProvider services) : ISideProcess
{
    public Task<bool> RunAsync(IReadOnlyList<string> verb, CancellationToken cancel) => Task.Run(
        async () => verb switch
        {
            ["draft", "replay", var number] => await services.GetRequiredService<ReplayJob>().RunAsync(Number(number), cancel) is not null,
            ["draft", "check", var number] => await services.GetRequiredService<Calibrating>().RunAsync(Number(number), cancel) is not null,
            _ => false,
        },
        cancel);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
