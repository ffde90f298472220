using System.CommandLine;
using System.Globalization;
using BotService.Cli.StaffVerbs;
using BotService.Hosting;
using BotService.Retention;
using BotService.Staff.Audit;

namespace BotService.Cli.PrivacyVerbs;

/// <summary><c>retention</c>: erases what was kept long enough, and tells what was.</summary>
internal static class RetentionVerb
{
    private const int MostReports = 10;

    public static Command Create() => new("retention", "How long what citizens left behind is kept.") { Run(), Report() };

    private static Command Run()
    {
        var dry = new Option<bool>("--dry") { Description = "Only say what is due." };
        var rewrite = new Option<bool>("--rewrite")
        {
            Description = "Afterwards write a SQLite file anew, while the service is stopped: one made before pages could be given back.",
        };
        var command = new Command("run", "Erase what is due, as the service does at night; it may be running meanwhile.") { dry, rewrite };
        command.SetAction((parsed, cancel) => DoAsync(async services =>
        {
            var (run, pages) = (services.GetRequiredService<RetentionRun>(), services.GetRequiredService<IStorePages>());
            if (parsed.GetValue(dry))
            {
                foreach (var proof in await run.WouldAsync(cancel)) Print(proof);
                return ExitCode.Ok;
            }

            if (await run.RunAsync(Deed.Operator, cancel) is not { } report)
                return await StaffDoor.FailAsync("Another run is under way. It goes on; 'retention report' tells when it has ended.");
            Print(report);
            if (parsed.GetValue(rewrite)) await pages.RewriteAsync(cancel);
            if (!await pages.CanGiveBackAsync(cancel))
            {
                Console.WriteLine(
                    "The store was made before pages could be given back: stop the service and run 'retention run --rewrite' once.");
            }

            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Report()
    {
        var command = new Command("report", $"What the last {MostReports} runs found due, erased, and left because it is held.");
        command.SetAction((_, cancel) => DoAsync(async services =>
        {
            var reports = await services.GetRequiredService<IRetention>().ReportsAsync(MostReports, cancel);
            if (reports.Count == 0) Console.WriteLine("Nothing was run yet.");
            foreach (var report in reports) Print(report);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Task<int> DoAsync(Func<IServiceProvider, Task<int>> work) =>
        StaffDoor.RunAsync(work, builder => builder.Services.AddRetentionRun(builder.Configuration));

    private static void Print(RetentionReport report)
    {
        var ended = report.EndedAt is { } at ? Moment(at) : report.IsUnderWay ? "under way" : "broken off";
        Console.WriteLine(FormattableString.Invariant(
            $"run {report.Number}\t{Moment(report.BeganAt)}\t{ended}\t{report.PagesGiven} pages given back"));
        foreach (var proof in report.Proofs) Print(proof);
    }

    private static void Print(RetentionProof p) => Console.WriteLine(FormattableString.Invariant(
        $"  {p.Rule}\t{p.Subject}\tuntil {Moment(p.Past)}\tdue {p.Due}\twent {p.Went}\theld {p.Held}"));

    private static string Moment(DateTimeOffset at) => Taiwan.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
