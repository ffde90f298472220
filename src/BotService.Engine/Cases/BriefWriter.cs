using System.Globalization;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>Writes what of a sheet is read first: one screen, each line answering one question.</summary>
internal sealed class BriefWriter(
    KnowledgeBase knowledge, Entry entry, string locale, IReadOnlyDictionary<string, string> labels)
{
    /// <summary>So many sentences of what is no list are read at once.</summary>
    private const int Points = 4;

    /// <summary>So many tasks of a life event are named at once.</summary>
    private const int Tasks = 8;

    /// <summary>So many things are done in a hurry.</summary>
    private const int Steps = 3;

    /// <param name="items">The list's, in the order of the parts.</param>
    public IReadOnlyList<BriefLine> Write(
        Checklist list, IReadOnlyCollection<ChecklistItem> items, IReadOnlyList<SheetPart> parts, string contact,
        string? oneVisit)
    {
        // What nobody could find out is said in one line, not in one for each.
        var open = new List<string>();
        var written = parts.SelectMany(p => p.Items.Select(i => (p.Kind, Item: i))).ToList();
        IEnumerable<BriefLine?> lines =
        [
            .. Plan(),
            oneVisit is null ? null : Line(BriefKind.Point, "", oneVisit),
            .. entry.Kind == EntryKind.Action ? Action() : [],
            Papers(BriefKind.Bring, d => d.Use.Bring is not (Bring.Information or Bring.Form)),
            Papers(BriefKind.Know, d => d.Use.Bring == Bring.Information),
            Papers(BriefKind.Fill, d => d.Use.Bring == Bring.Form),
            .. entry.Kind == EntryKind.Topic
                ? Known(PartKind.Steps, PartKind.Warnings, PartKind.Notes).Take(Points)
                    .Select(i => Line(BriefKind.Point, "", i.Text))
                : [],
            First(BriefKind.Fee, PartKind.Fees), First(BriefKind.Time, PartKind.Times), Online(), Where(), Who(list),
            Unsure(),
        ];
        return [.. lines.OfType<BriefLine>()];

        IEnumerable<SheetItem> Of(PartKind kind) => written.Where(w => w.Kind == kind).Select(w => w.Item);

        BriefLine? Papers(BriefKind kind, Func<Fact.Document, bool> counts)
        {
            var own = items.Select(i => i.Fact).OfType<Fact.Document>().Where(d => !d.Use.LookedUp && counts(d))
                .DistinctBy(d => d.Id).ToList();
            if (own.Count == 0) return null;
            // What stands on the same paper is said once to stand there.
            var names = own.GroupBy(Remark).Select(
                g => labels.Joined(g.Select(Paper)) + (g.Key is { } remark ? Bracket(remark) : ""));
            return Line(
                kind, labels.Fill($"brief.{KebabCase.Of(kind)}", ("count", Count(own.Count))), labels.Joined(names));
        }

        // Each stage is named where it begins.
        IEnumerable<BriefLine> Plan()
        {
            var tasks = Of(PartKind.Tasks).ToList();
            SheetStage? stage = null;
            foreach (var (task, n) in tasks.Take(Tasks).Select((t, n) => (t, n)))
            {
                yield return Numbered(n, task) with { Label = task.Stage == stage ? "" : task.Stage?.Name ?? "" };
                stage = task.Stage;
            }
            if (tasks.Count > Tasks)
                yield return Line(BriefKind.Do, "", labels.Fill("brief.tasks", ("count", Count(tasks.Count - Tasks))));
        }

        // Who has the other paper that does must not read on to learn it.
        string Paper(Fact.Document document)
        {
            var item = written
                .First(w => w.Item.Id == document.Id && w.Kind is PartKind.Documents or PartKind.Forms).Item;
            var name = document.Use is { Bring: not Bring.Information, Accepts: [var other] }
                ? item.Text + labels["or"] + knowledge.Words(locale).Documents[other].Name : item.Text;
            return item.Condition is { } condition && list.Tasks.Count == 0 ? name + Bracket(condition) : name;
        }

        // What to do, whom to call and what to say there.
        IEnumerable<BriefLine> Action()
        {
            foreach (var (step, n) in Known(PartKind.Steps, PartKind.Warnings).Take(Steps).Select((s, n) => (s, n)))
                yield return Numbered(n, step);
            yield return Line(BriefKind.Call, contact);
            var told = Of(PartKind.Documents).Where(i => !knowledge.Catalogue.Documents.ContainsKey(i.Id)).ToList();
            if (told.Count > 0) yield return Line(BriefKind.Tell, string.Concat(told.Select(t => t.Text)));
        }

        BriefLine Numbered(int index, SheetItem item) => Line(BriefKind.Do, "", $"{Count(index + 1)}. {item.Text}");

        IEnumerable<SheetItem> Known(params IEnumerable<PartKind> kinds) =>
            kinds.SelectMany(Of).Where(i => i.Status != FactStatus.Open);

        BriefLine? First(BriefKind kind, PartKind part)
        {
            // Of several tasks each has its own.
            var own = list.Tasks.Count > 0 ? [] : Of(part).ToList();
            if (own.Count == 0 || (entry.Kind == EntryKind.Action && own.All(i => i.Status == FactStatus.Open))) return null;
            if (own.FirstOrDefault(i => i.Status != FactStatus.Open) is not { } known)
            {
                open.Add(labels[$"brief.{KebabCase.Of(kind)}.open"]);
                return null;
            }

            var isOne = own.Count(i => i.Status != FactStatus.Open) == 1;
            return Line(kind, isOne ? Marked(known) : Marked(known) + labels["brief.more"]) with { IsHedged = known.Mark is not null };
        }

        BriefLine? Online()
        {
            var own = Channels(c => c.IsOnline).ToList();
            if (own.Count > 0)
                return Line(BriefKind.Online, labels.Fill("brief.online.yes", ("channels", Named(own))))
                    with { IsHedged = IsMarked(own) };
            if (entry.Kind != EntryKind.Action && Channels(_ => true).Any()) open.Add(labels["brief.online.open"]);
            return null;
        }

        BriefLine? Where() => entry.Kind == EntryKind.Action ? null : Channels(c => !c.IsOnline).ToList() is
            { Count: > 0 } own ? Line(BriefKind.Where, Named(own)) with { IsHedged = IsMarked(own) } : null;

        IEnumerable<SheetItem> Channels(Func<Channel, bool> counts) => Of(PartKind.Channels).Where(i =>
            knowledge.Catalogue.Channels.TryGetValue(i.Id, out var channel) && counts(channel)).DistinctBy(i => i.Id);

        BriefLine? Unsure()
        {
            var isSure = written.All(w => w.Item.Status == FactStatus.Confirmed)
                && (entry.Kind != EntryKind.Procedure || list.Version.List == FactStatus.Confirmed);
            var lead = open.Count == 0 ? "" : labels.Fill("brief.open", ("points", labels.Joined(open)));
            var key = entry.Kind == EntryKind.Action ? "brief.unsure.action" : "brief.unsure";
            var text = isSure ? lead : lead + labels.Fill(key, ("contact", contact));
            return text.Length == 0 ? null : Line(BriefKind.Unsure, "", text.TrimEnd()) with { IsHedged = true };
        }
    }

    /// <summary>Original or copy; of what need only be known, the paper on which it stands.</summary>
    private string? Remark(Fact.Document document) => document.Use switch
    {
        { Bring: Bring.Original } => labels["brief.original"],
        { Bring: Bring.Copy } => labels["brief.copy"],
        { Bring: Bring.Information, Accepts: [var paper, ..] } =>
            labels.Fill("brief.see", ("document", knowledge.Words(locale).Documents[paper].Name)),
        _ => null,
    };

    private string Named(IReadOnlyList<SheetItem> channels) =>
        labels.Joined(channels.Select(c => c.Text))
        + (IsMarked(channels) ? Bracket(channels[0].Mark!) : "");

    /// <summary>All bear the same mark: it is said once.</summary>
    private static bool IsMarked(IReadOnlyList<SheetItem> channels) =>
        channels[0].Mark is { } mark && channels.All(c => c.Mark == mark);

    private BriefLine? Who(Checklist list)
    {
        if (list.Version.Slot(Slot.Comer) is not { } slot || knowledge.SlotWords(entry, slot.Id, locale) is not { } words)
            return null;
        var labelsOf = list.Answers.TryGetValue(slot.Id, out var answer)
            ? [words.Options[answer].Label] : slot.Options.Select(o => words.Options[o].Label);
        return Line(BriefKind.Who, string.Join(labels["or"], labelsOf));
    }

    private BriefLine Line(BriefKind kind, string text) => Line(kind, labels[$"brief.{KebabCase.Of(kind)}"], text);

    private static BriefLine Line(BriefKind kind, string label, string text) => new(kind, label, text);

    private string Marked(SheetItem item) => item.Mark is { } mark ? item.Text + Bracket(mark) : item.Text;

    private string Bracket(string text) => labels.Fill("bracket", ("text", text));

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
