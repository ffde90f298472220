using BotService.Channels.Line;
using BotService.Channels.Line.Api;
using BotService.Channels.Line.Menu;
using BotService.Channels.Line.Messages;
using BotService.Conversations;
using BotService.Engine;
using BotService.Hosting;
using BotService.Storage;
using Microsoft.Extensions.Options;

namespace BotService.Cli.LineVerbs;

/// <summary><c>line check</c>: account by account.</summary>
/// <param name="origin">Of our own pages; empty when it is not set.</param>
internal sealed class CheckRun(
    ILineApi api, ILineQuota quota, DeliveryCheck deliveries, ReplyCheck replies, string origin,
    IReadOnlyList<RichMenu> menus, IReadOnlyList<SampleReply> samples, TextWriter output)
{
    private bool isGood = true;

    public static async Task<int> RunAsync(
        IServiceProvider services, IReadOnlyList<LineAccount> accounts, TextWriter output, CancellationToken cancel)
    {
        var (menus, problems) = RichMenuLoader.Load(DataFolders.Dialogs);
        foreach (var problem in problems) await output.WriteLineAsync(problem.ToString());
        var time = services.GetRequiredService<TimeProvider>();
        // Opening the store would make it; a check changes nothing.
        var figures = services.GetRequiredService<IMigrations>().IsThere
            ? services.GetRequiredService<IOutboxFigures>() : null;
        var run = new CheckRun(
            services.GetRequiredService<ILineApi>(), services.GetRequiredService<ILineQuota>(),
            new DeliveryCheck(figures, time),
            new ReplyCheck(
                services.GetRequiredService<ILineMessages>(), services.GetRequiredService<Ids>()),
            services.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl ?? "", menus,
            SampleReply.All(services.GetRequiredService<Release>(), Taiwan.Today(time)), output);
        var exit = await run.AccountsAsync(accounts, cancel);
        return problems.Count > 0 ? ExitCode.BadData : exit;
    }

    internal async Task<int> AccountsAsync(IReadOnlyList<LineAccount> accounts, CancellationToken cancel)
    {
        foreach (var account in accounts)
        {
            await output.WriteLineAsync(
                $"{account.Name}{(account.Organisation is { } organisation ? $", for {organisation}" : ", for all organisations")}");
            var line = new LineCalls(api, account, cancel);
            var check = new AccountCheck(line, quota, origin);
            await TellAsync("sent", () => deliveries.RunAsync(account, cancel));
            if (!await TellAsync("token", async () => [await check.TokenAsync()])) continue;
            await TellAsync("webhook", check.WebhookAsync);
            await TellAsync("quota", async () => [await check.QuotaAsync(cancel)]);
            await TellAsync("menu", () => check.MenusAsync(menus));
            await TellAsync("replies", () => replies.RunAsync(line, samples, cancel));
        }
        return isGood ? ExitCode.Ok : ExitCode.Failed;
    }

    /// <returns>Whether it could be looked at.</returns>
    private async Task<bool> TellAsync(string about, Func<Task<IReadOnlyList<LineFinding>>> look)
    {
        try
        {
            foreach (var finding in await look()) Tell(finding);
            return true;
        }
        catch (Exception e) when (e is LineRefusedException or StoreUnavailableException)
        {
            Tell(new LineFinding(Verdict.Bad, about, e.Message));
            return false;
        }
    }

    private void Tell(LineFinding finding)
    {
        isGood &= finding.Verdict != Verdict.Bad;
        output.WriteLine(finding);
    }
}
