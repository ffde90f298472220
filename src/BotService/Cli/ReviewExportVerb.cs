using System.CommandLine;
using System.Text;
using BotService.Engine;
using BotService.Reports;
using BotService.Review.Learning;
using BotService.Staff.Audit;

namespace BotService.Cli;

/// <summary>
/// <c>review export FILE.jsonl</c>: the questions that people judged, in the form of the evaluation files; what
/// <c>calibrate --reviewed</c> takes.
/// </summary>
internal static class ReviewExportVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "Is written anew." };
        var days = ReportVerb.Days();
        days.From.Description = "First day, as 2026-11-01. Default: a year before the last.";
        var command = new Command(
            "export", "Questions that people judged (chosen choices, marks at the desk, judged misses), masked, with whom and when.")
        {
            file, days.From, days.To,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var last = parsed.GetValue(days.To) ?? Hosting.Taiwan.Today(TimeProvider.System);
            var period = new ReportPeriod(parsed.GetValue(days.From) ?? last.AddYears(-1), last);
            if (period.From > period.To)
            {
                await Console.Error.WriteLineAsync($"The first day must not be after the last: {period}.");
                return ExitCode.Failed;
            }

            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            return await StoreDoor.RunAsync(services => RunAsync(
                services, release, period, parsed.GetValue(file)!, Console.Out, cancel));
        });
        return command;
    }

    internal static async Task RunAsync(
        IServiceProvider services, Release release, ReportPeriod period, string file, TextWriter output,
        CancellationToken cancel)
    {
        var questions = await new ReviewedQuestions(services.GetServices<ILabelledSource>())
            .ReadAsync(period.FromUtc, period.ToUtc, cancel);
        using var text = new StringWriter();
        var (written, gone) = QuestionExport.Write(questions, LabelOf, text);
        await File.WriteAllTextAsync(file, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
        var bySource = string.Join(
            ", ", questions.Where(q => q.Entry == LabelledQuestion.OutOfScope || LabelOf(q.Entry) is not null).CountBy(q => q.Source).Select(s => $"{s.Key} {s.Value}"));
        // What leaves the store is a deed, and the record's head goes with it: it is proved by what lies elsewhere.
        var record = services.GetRequiredService<IAuditRecord>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await record.AddAsync(new Deed(now, Deed.Operator, "review/export", Path.GetFileName(file), $"{written} {period}"), cancel);
        output.WriteLine($"{file}: {written} questions{(bySource.Length > 0 ? $" ({bySource})" : "")}; "
            + $"{gone} left out, their entry is gone or not known; {period}");
        output.WriteLine($"The record of who did what ends with {(await record.HeadAsync(cancel)).Hash}");

        string? LabelOf(string? entry) => entry is not null && release.Knowledge.Entries.ContainsKey(entry)
            ? EvaluateVerb.LabelOf(release.Knowledge, entry) : null;
    }
}
