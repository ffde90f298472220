using BotService.Engine.Dialogs.Script;
using BotService.Evidence;
using BotService.Hosting;
using BotService.Insight.Duties;
using BotService.Review.Improvements;
using BotService.Sheets.Odt;
using BotService.Statistics;
using BotService.Web.Staff.Improvements;
using BotService.Web.Staff.Reports;

namespace BotService.Web.Staff.Evidence;

/// <summary>
/// The evidence of a half-year to be read: what the plans ask, duty by duty, what carries it, and what the figures
/// were.
/// </summary>
internal sealed class EvidenceText(EvidenceData data, PageWording words, ReportWords figures)
{
    public IEnumerable<TextBlock> Blocks()
    {
        var counts = data.Duties.Counts;
        yield return TextBlock.Paragraph(words.Say(
            "evidence.about", ("from", IsoDay.Of(data.Half.First)), ("to", IsoDay.Of(data.Half.Last)), ("day", IsoDay.Of(data.Half.Due))));
        yield return TextBlock.Paragraph(words.Say(
            "duties.totals", ("done", $"{counts.Done}"), ("partly", $"{counts.Partly}"), ("not-yet", $"{counts.NotYet}"), ("all", $"{counts.All}")));
        yield return TextBlock.Paragraph(data.Duties.Run is { } run
            ? words.Say(
                "duties.run", ("date", run.At), ("commit", run.Commit), ("passed", $"{run.Passed}"), ("failed", $"{run.Failed}"),
                ("skipped", $"{run.Skipped}"))
            : words["duties.no-run"]);
        yield return TextBlock.Paragraph(words.Say("evidence.audit", ("n", $"{data.Audit.Number}"), ("hash", data.Audit.Hash)));
        foreach (var group in data.Duties.Groups)
        {
            yield return TextBlock.Heading($"{group.Id} {group.Name}");
            foreach (var block in group.Rows.SelectMany(Duty)) yield return block;
        }

        yield return TextBlock.Heading(words["improvements.title"]);
        if (data.Improvements.Count == 0) yield return TextBlock.Paragraph(words["improvements.none"]);
        foreach (var (one, effect) in data.Improvements)
        {
            yield return new(false, [($"{one.Number}. {one.Problem} → {one.Measure}", TextMark.Strong)]);
            yield return TextBlock.Paragraph(string.Join(words["statistics.comma"], [words[$"status.{one.Status}"], .. Effect(effect, words)]));
        }
    }

    private IEnumerable<TextBlock> Duty(DutyRow duty)
    {
        yield return new(false, [($"{duty.Id} {duty.Sentence}", TextMark.Strong)]);
        yield return TextBlock.Paragraph(
            $"{words[$"duties.{State(duty.State)}"]}"
            + $"{words["statistics.comma"]}{words.Say("evidence.tested", ("at", duty.LastRun?.At ?? "–"))}");
        if (Carriers(duty, words) is { Length: > 0 } carriers) yield return TextBlock.Paragraph(words.Say("evidence.carried", ("what", carriers)));
        foreach (var table in data.Of(duty).Where(t => t.Ask.Facet is null))
        {
            foreach (var measure in table.Measures)
                yield return TextBlock.Paragraph($"{figures.Measure(measure)}{words["statistics.colon"]}{string.Join("; ", Months(table, measure))}");
        }

        if (duty.Missing is { } missing) yield return TextBlock.Paragraph(words.Say("evidence.missing", ("what", missing)));
    }

    private IEnumerable<string> Months(FigureTable table, Measure measure) =>
        table.Figures.Where(f => f.Measure == measure).Select(f => $"{f.Row} {figures.Cell(f)}");

    /// <summary>As tables call it, and words below <c>duties.</c>.</summary>
    public static string State(DutyState state) => state switch { DutyState.Done => "done", DutyState.Partly => "partly", _ => "not-yet" };

    /// <summary>What carries a duty, in words.</summary>
    public static string Carriers(DutyRow duty, PageWording words) => string.Join(
        words["statistics.comma"], duty.Does.Concat(duty.Entries.Select(e => e.Name)).Concat(duty.Pages).Concat(duty.Verbs));

    /// <summary>The judgement, and the figure before and after; empty texts where nothing was measured.</summary>
    public static string[] Effect(MeasuredEffect? measured, PageWording words) => measured?.Effect is not { } effect ? ["", "", ""]
        :
        [
            words[$"improvements.judged-{effect.Judgement.ToString().ToLowerInvariant()}"],
            EffectTable.Figure(words, effect.Same.Before.Of(effect.Aim)), EffectTable.Figure(words, effect.Same.After.Of(effect.Aim)),
        ];
}
