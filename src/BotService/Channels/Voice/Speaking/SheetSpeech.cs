using System.Text.RegularExpressions;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;

namespace BotService.Channels.Voice.Speaking;

/// <summary>
/// A sheet by ear: the matter, how many papers, each of them, what need not be brought, fees, time, place, warnings,
/// what is not sure. Steps, notes, details and sources are what a list sent afterwards is for.
/// </summary>
internal sealed partial class SheetSpeech
{
    private readonly SpokenReply spoken;
    private readonly Reply reply;
    private readonly Sheet sheet;
    private readonly PaperSpeech papers;

    /// <summary>The sentences before the sheet, and what is asked after it.</summary>
    private readonly IReadOnlyList<string> lines;
    private readonly string? asked;

    private SheetSpeech(SpokenReply spoken, Reply reply, Sheet sheet)
    {
        (this.spoken, this.reply, this.sheet, papers) = (spoken, reply, sheet, new PaperSpeech(spoken, sheet));
        lines = reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Count < 2 || lines[^1][^1] is not ('？' or '?')) return;
        (asked, lines) = (lines[^1], [.. lines.SkipLast(1)]);
    }

    public static void Write(SpokenReply spoken, Reply reply, Sheet sheet) =>
        new SheetSpeech(spoken, reply, sheet).Write();

    private void Write()
    {
        Headline();
        var tasks = Of(PartKind.Tasks).ToList();
        Tasks(tasks);
        Numbered();
        if (tasks.Count > 0) Points();
        if (reply.Kind == ReplyKind.Action) papers.Tell();
        else papers.Write(reply.Kind == ReplyKind.Missing ? null : tasks.Count > 0 ? "papers-of-tasks" : "count");
        if (tasks.Count == 0) Points();
        Fees();
        Lines(PassageKind.Time, BriefKind.Time, PartKind.Times);
        Lines(PassageKind.Place, BriefKind.Online, PartKind.Channels);
        Lines(PassageKind.Place, BriefKind.Where, PartKind.Channels);
        Lines(PassageKind.Place, BriefKind.Who, null);
        if (tasks.Count > 0) spoken.Say(PassageKind.Place, spoken.Words["sent"]);
        Warnings();
        var unsure = Unsure();
        if (unsure is not null) spoken.Say(PassageKind.Unsure, unsure);
        if (sheet.Overdue is { } late && unsure?.Contains(late, StringComparison.Ordinal) != true) spoken.Say(PassageKind.Unsure, late);
        if (asked is not null) spoken.Say(PassageKind.Question, asked);
    }

    /// <summary>Of several tasks those whose papers are not confirmed are called by their numbers.</summary>
    private string? Unsure()
    {
        var doubt = Brief(BriefKind.Unsure).FirstOrDefault(line => line.Text != sheet.Overdue)?.Text;
        if (reply.Kind == ReplyKind.Action && doubt is not null) return spoken.Words["unsure-action"];
        if (sheet.Reservation is not { } reservation) return doubt;
        var tasks = TaskNumber().Matches(reservation).Select(found => found.Groups[1].Value).ToList();
        return tasks.Count == 0 || !Of(PartKind.Tasks).Any() ? reservation : spoken.Words.Say(
            "unsure-tasks", ("tasks", string.Join(spoken.Words["and"], tasks)), ("contact", sheet.Contact));
    }

    /// <summary>
    /// What was said before the answer comes first. A list's own sentence counts what is counted again.
    /// </summary>
    private void Headline()
    {
        var isList = reply.Kind is ReplyKind.Checklist or ReplyKind.Action;
        foreach (var line in isList ? lines.SkipLast(1) : lines) spoken.Say(PassageKind.Sentence, line);
        if (!isList && lines.Count > 0) return;
        var answers = string.Join(spoken.Words["and"], sheet.Case.Select(line => Bracketed().Replace(line.Answer, "")));
        var title = Bracketed().Replace(sheet.Title, "");
        spoken.Say(PassageKind.Headline, answers.Length == 0 ? title
            : spoken.Words.Say("headline", ("entry", title), ("case", answers)));
    }

    /// <summary>Each stage is named where it begins.</summary>
    private void Tasks(List<SheetItem> tasks)
    {
        if (tasks.Count == 0) return;
        spoken.Say(PassageKind.Count, spoken.Words.Say("tasks", ("count", spoken.Count(tasks.Count))));
        SheetStage? stage = null;
        for (var i = 0; i < tasks.Count; i++)
        {
            var begin = tasks[i].Stage is { } now && now != stage ? now.Name + Colon + FigureMarks.Clause : "";
            spoken.Say(PassageKind.Item, begin + spoken.Words.Say(
                "task", ("ordinal", spoken.Ordinal(i + 1)), ("name", papers.Line(tasks[i]))), tasks[i].Id);
            stage = tasks[i].Stage;
        }
    }

    /// <summary>What is to be done in a hurry, and whom to call.</summary>
    private void Numbered()
    {
        if (reply.Kind != ReplyKind.Action) return;
        var place = 0;
        foreach (var line in Brief(BriefKind.Do))
        {
            var text = Number().Replace(line.Text, "");
            spoken.Say(PassageKind.Item, spoken.Words.Say(
                "step", ("ordinal", spoken.Ordinal(++place)), ("name", text.TrimEnd('。', '.'))), IdOf(text));
        }
        foreach (var line in Brief(BriefKind.Call)) spoken.Say(PassageKind.Sentence, spoken.Words["call"] + line.Text);
    }

    private void Points()
    {
        foreach (var line in Brief(BriefKind.Point)) spoken.Say(PassageKind.Sentence, line.Text, IdOf(line.Text));
    }

    private void Fees() =>
        Labelled(PassageKind.Fee, Of(PartKind.Fees), sheet.Labels.GetValueOrDefault("brief.fee", ""));

    private void Warnings() => Labelled(PassageKind.Warning, Of(PartKind.Warnings),
        sheet.Parts.FirstOrDefault(p => p.Kind == PartKind.Warnings)?.Heading ?? "");

    private void Labelled(PassageKind kind, IEnumerable<SheetItem> items, string label)
    {
        var begin = label.Length == 0 ? "" : label + Colon + FigureMarks.Clause;
        foreach (var item in items.Where(item => !spoken.IsTold(item.Id)).ToList())
        {
            spoken.Say(kind, begin + (kind == PassageKind.Warning ? papers.Warning(item) : papers.Line(item)), item.Id);
            begin = "";
        }
    }

    /// <summary>The first screen's line where it has one; of what has no first screen, all lines.</summary>
    private void Lines(PassageKind kind, BriefKind brief, PartKind? part)
    {
        var more = sheet.Labels.GetValueOrDefault("brief.more", "…");
        foreach (var line in Brief(brief))
        {
            var text = line.Text.EndsWith(more, StringComparison.Ordinal)
                ? line.Text[..^more.Length].TrimEnd('。', '.') + FigureMarks.Clause + spoken.Words["more"] : line.Text;
            var begin = line.Label.Length == 0 ? "" : line.Label + Colon + FigureMarks.Clause;
            spoken.Say(kind, begin + text, IdOf(line.Text));
        }
        if (sheet.Brief.Count > 0 || part is not { } own || Of(own).All(item => spoken.IsTold(item.Id))) return;
        Labelled(kind, Of(own), sheet.Parts.First(p => p.Kind == own).Heading);
    }

    /// <summary>The line that a line of the first screen was made of.</summary>
    private string? IdOf(string text) => sheet.Parts.SelectMany(p => p.Items)
        .FirstOrDefault(item => text.StartsWith(item.Text, StringComparison.Ordinal))?.Id;

    private IEnumerable<BriefLine> Brief(BriefKind kind) => sheet.Brief.Where(line => line.Kind == kind);

    private IEnumerable<SheetItem> Of(PartKind kind) => sheet.Parts.Where(p => p.Kind == kind).SelectMany(p => p.Items);

    private string Colon => sheet.Labels.GetValueOrDefault("colon", "：");

    /// <summary>Another name, or what an answer means: heard before.</summary>
    [GeneratedRegex(@"\s?[（(][^（）()]*[）)]$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})\. ", RegexOptions.CultureInvariant)]
    private static partial Regex TaskNumber();

    [GeneratedRegex(@"^\d+\. ", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
