using BotService.Engine.Cases;

namespace BotService.Channels.Voice.Speaking;

/// <summary>
/// The papers of a sheet: how many, then each with only what must be known: how to bring it, how sure it is, for whom.
/// What all have in common is said once.
/// </summary>
internal sealed class PaperSpeech(SpokenReply spoken, Sheet sheet)
{
    private static readonly string[] Ways = ["original", "copy", "original-or-copy", "paper", "form"];

    private readonly ConditionSpeech conditions = new(spoken.Words, sheet);

    /// <summary>From so many on, what all have in common is worth a clause of its own.</summary>
    private const int Several = 3;

    /// <param name="countKey">The sentence that counts them; null: they were counted before.</param>
    public void Write(string? countKey)
    {
        var papers = Of(PartKind.Documents, PartKind.Forms).ToList();
        var needed = papers.Where(p => Way(p) is not null).ToList();
        var shared = Shared(needed);
        if (needed.Count > 0 && countKey is not null) Count(countKey, needed, shared);
        var place = 0;
        foreach (var paper in needed)
            spoken.Say(PassageKind.Item, spoken.Words.Say(
                "paper", ("ordinal", spoken.Ordinal(++place)), ("name", Told(paper, shared))), paper.Id);
        if (shared.Mark is { } mark) spoken.Say(PassageKind.Unsure, spoken.Words.Say("all-marked", ("mark", mark)));
        Begin("know", PassageKind.Item, papers.Where(IsKnown), Line);
        // That no list of papers was found is no paper.
        foreach (var other in papers.Where(p => Way(p) is null && !IsKnown(p)))
            spoken.Say(PassageKind.Unsure, Line(other), other.Id);
        Begin("not-needed", PassageKind.Item, Of(PartKind.LookedUp), Line);
    }

    /// <summary>What is told on the telephone instead of brought.</summary>
    public void Tell()
    {
        var items = Of(PartKind.Documents, PartKind.Forms).Where(p => !spoken.IsTold(p.Id)).ToList();
        Begin("tell", PassageKind.Item, items, Line);
    }

    /// <summary>Lines one by one, the first with what they are.</summary>
    public void Begin(string key, PassageKind kind, IEnumerable<SheetItem> items, Func<SheetItem, string> tell)
    {
        var begin = spoken.Words[key];
        foreach (var item in items)
        {
            spoken.Say(kind, begin.Length == 0 ? tell(item) : begin + FigureMarks.Clause + tell(item), item.Id);
            begin = "";
        }
    }

    /// <summary>A line with how sure it is and for whom it holds.</summary>
    public string Line(SheetItem item) => Told(item, None);

    /// <summary>A line with for whom it holds; that not all is sure is said in the end.</summary>
    public string Warning(SheetItem item) => Told(item with { Mark = null }, None);

    private void Count(string key, List<SheetItem> papers, Common shared)
    {
        var count = spoken.Count(papers.Select(p => p.Id).Distinct().Count());
        if (key == "count" && papers.Any(conditions.IsOpen)) key = "count-open";
        var same = shared.Way is { } way ? spoken.Words[$"all-{way}"] : null;
        if (key == "count" && same is not null) key = "count-same";
        spoken.Say(PassageKind.Count, spoken.Words.Say(key, ("count", count), ("same", same ?? "")));
        if (key != "count-same" && same is not null) spoken.Say(PassageKind.Count, same);
    }

    private Common Shared(List<SheetItem> papers) => papers.Count < Several ? None : new Common(
        papers.Select(Way).Distinct().ToList() is [{ } way] ? way : null,
        papers.Select(Mark).Distinct().ToList() is [{ } mark] ? mark : null);

    private string Told(SheetItem item, Common shared)
    {
        string?[] clauses =
        [
            item.Text,
            shared.Way is null && Way(item) is { } way ? Bring(way, item.Text) : null,
            Mark(item) is { } mark && mark != shared.Mark ? spoken.Words.Say("mark", ("mark", mark)) : null,
            item.Condition is { } condition ? conditions.Say(condition) : null,
        ];
        return string.Join(
            FigureMarks.Clause, clauses.OfType<string>().Select(clause => clause.Trim().TrimEnd('。', '.')));
    }

    /// <summary>How sure it is; null where the end says once that not all of the list is.</summary>
    private string? Mark(SheetItem item) => sheet.Reservation is null ? item.Mark : null;

    /// <summary>Null where the paper's name says it.</summary>
    private string? Bring(string way, string name) =>
        spoken.Words[$"bring-{way}"] is var how && name.EndsWith(how, StringComparison.Ordinal) ? null : how;

    private IEnumerable<SheetItem> Of(params IEnumerable<PartKind> kinds) =>
        kinds.SelectMany(kind => sheet.Parts.Where(p => p.Kind == kind)).SelectMany(p => p.Items);

    private bool IsKnown(SheetItem item) => Says(item, "information");

    private string? Way(SheetItem item) => Ways.FirstOrDefault(way => Says(item, way));

    /// <summary>How to bring it is the sheet's own sentence.</summary>
    private bool Says(SheetItem item, string way) =>
        sheet.Labels.TryGetValue($"bring.{way}", out var sentence) && item.Details.Contains(sentence);

    private static readonly Common None = new(null, null);

    /// <summary>What every paper says alike.</summary>
    private sealed record Common(string? Way, string? Mark);
}
