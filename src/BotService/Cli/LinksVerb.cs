using System.CommandLine;
using BotService.Renewal.Ageing;
using BotService.Reports;

namespace BotService.Cli;

/// <summary><c>report links</c>: whether the pages behind our links are there.</summary>
internal static class LinksVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var test = new Option<bool>("--test") { Description = "Ask each page now; where the network lets nobody out nothing is recorded." };
        var csv = ReportVerb.Csv();
        var command = new Command("links", LinksReport.Description) { test, csv };
        command.SetAction(async (parsed, cancel) =>
        {
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            return await StaffVerbs.StaffDoor.RunAsync(async services =>
            {
                var (links, checks) = (LinkWalk.Of(release.Knowledge.Catalogue), services.GetRequiredService<ILinkChecks>());
                if (parsed.GetValue(test)) await TestAsync(links, checks, cancel);
                ReportPrinter.Write(LinksReport.Of(links, await checks.ListAsync(cancel)), parsed.GetValue(csv), Console.Out);
                return ExitCode.Ok;
            });
        });
        return command;
    }

    private static async Task TestAsync(IReadOnlyList<KnownLink> links, ILinkChecks checks, CancellationToken cancel)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = Patience };
        using var client = new HttpClient(handler) { Timeout = Patience };
        var asked = await new LinkWalk(client, TimeProvider.System).AskAsync(links, cancel);
        if (asked.Count == 0) await Console.Error.WriteLineAsync("No page answered: the network lets nobody out. Nothing was recorded.");
        else await checks.KeepAsync(asked, cancel);
    }
}
