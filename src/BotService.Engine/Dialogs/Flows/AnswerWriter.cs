using System.Globalization;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>An answer in words, before anything is asked after it.</summary>
internal sealed record Answer(ReplyKind Kind, string Text, Sheet Sheet, string Speak);

/// <summary>
/// Puts a case's list into the words of a talk: all of it, what is missing, one part, several requests as one.
/// </summary>
internal sealed class AnswerWriter(DialogScript script, KnowledgeBase knowledge)
{
    private readonly SheetWriter sheets = new(knowledge, script.SheetLabels);

    private readonly OverdueWriter overdue = new(knowledge, script.SheetLabels);

    /// <summary>That the entry was not read again in time; null: it was.</summary>
    public string? Overdue(Talk talk, Entry entry) => overdue.Of(entry, talk.Locale, talk.Today);

    /// <summary>What is said in the place of an entry that is withheld.</summary>
    public string Withheld(Talk talk, Entry entry) => overdue.Withheld(entry, talk.Locale);

    public string TaskName(Checklist list, SolvedTask task, string locale) => sheets.TaskName(list, task, locale);

    /// <param name="topic">What it tells of papers; when it tells any and the list is settled, what is missing is
    /// told.</param>
    public Answer Of(Talk talk, Entry entry, Checklist list, Topic topic)
    {
        var (kind, text, sheet) = !topic.TellsPapers() || !list.IsSettled
            ? Everything(talk, entry, list) : Missing(talk, entry, list, topic, Held(list, topic));
        return new Answer(kind, text, sheet, Spoken(talk, sheet, list, text));
    }

    /// <summary>Several requests, each answered by now, once more as one list without doubles.</summary>
    public Answer Together(Talk talk, IReadOnlyList<string> entries, Checklist list)
    {
        var title = talk.Joined(entries.Select(talk.ShortOf));
        var sheet = sheets.Write(knowledge.Entries[entries[0]], list, talk.Locale, talk.Today) with
        {
            Title = title, Summary = talk.Say(Line.TogetherSummary)
        };
        var text = talk.Say(Line.TaskList, Counts(talk, sheet, list));
        return new Answer(ReplyKind.Checklist, text, sheet, Spoken(talk, sheet, list, text));
    }

    /// <summary>What was told before, in one sentence.</summary>
    public (ReplyKind Kind, string Text) Name(Talk talk, Entry entry, Checklist list)
    {
        var (kind, _, sheet) = Everything(talk, entry, list);
        var papers = Papers(talk, sheet);
        return (kind, papers.Length > 0
            ? talk.Say(Line.SameList, Counts(talk, sheet, list))
            : talk.Say(Line.SameAnswer, ("entry", talk.ShortOf(entry.Id))));
    }

    /// <summary>One part of the list, such as the fees.</summary>
    public string Part(Talk talk, Entry entry, Checklist list, string part, IReadOnlyCollection<ChecklistItem> items)
    {
        var heading = talk.Label($"part.{part}");
        if (items.Count == 0)
            return talk.Say(
                Line.FacetNone, ("entry", talk.ShortOf(entry.Id)), ("heading", heading),
                ("contact", talk.ContactOf(entry.Id).Name));
        if (items.Any(i => i.Fact.Status == FactStatus.Open))
            talk.Events.Add(new TurnEvent.Unanswered("open-fact", []));
        return string.Join(
            '\n', [talk.Say(Line.Facet, ("entry", talk.ShortOf(entry.Id)), ("heading", heading)),
                .. Written(talk, entry, list, items)]);
    }

    /// <summary>Single lines of the list, whatever part they stand in, with what is said of each.</summary>
    public string Lines(Talk talk, Entry entry, Checklist list, IReadOnlyCollection<ChecklistItem> items)
    {
        if (items.Any(i => i.Fact.Status == FactStatus.Open))
            talk.Events.Add(new TurnEvent.Unanswered("open-fact", []));
        return string.Join(
            '\n', [talk.Say(Line.PartLines, ("entry", talk.ShortOf(entry.Id))),
                .. Written(talk, entry, list, items, withDetails: true)]);
    }

    /// <summary>The papers named that the list neither holds nor takes instead; null when there are none.</summary>
    public string? NotOn(Talk talk, Checklist list, Papers papers)
    {
        var strange = papers.Held.Concat(papers.Lacked).Where(d => !list.Papers.Any(p => Serves(p, d))).ToList();
        return strange.Count == 0 ? null : Names(talk, strange);
    }

    /// <summary>
    /// The lines of the list that a paper named stands on, as itself or as one that is taken instead.
    /// </summary>
    public IReadOnlyList<ChecklistItem> On(Checklist list, Papers papers) =>
        [.. list.Papers.Where(p => papers.Held.Concat(papers.Lacked).Any(d => Serves(p, d)))];

    private bool Serves(ChecklistItem paper, string document) =>
        paper.Fact.Id == document || MeansToo(paper.Fact.Id, document)
        || (paper.Fact is Fact.Document { Use.Accepts: var accepted } && accepted.Contains(document));

    private string Names(Talk talk, IEnumerable<string> documents) => string.Join(
        talk.Label("or"), documents.Select(d => knowledge.Words(talk.Locale).Documents[d].Name).Distinct().Take(2));

    /// <summary>What of the list is read first.</summary>
    public IReadOnlyList<BriefLine> Brief(Talk talk, Entry entry, Checklist list) =>
        sheets.Write(entry, list, talk.Locale, talk.Today).Brief;

    public IEnumerable<string> Written(
        Talk talk, Entry entry, Checklist list, IReadOnlyCollection<ChecklistItem> items, bool withDetails = false) =>
        sheets.Write(entry, list, talk.Locale, talk.Today, items).Parts.SelectMany(p => p.Items).Select(i =>
            $"・{i.Text}{Bracket(i.Mark)}{Bracket(i.Condition)}"
            + (withDetails && i.Details.Count > 0 ? talk.Label("colon") + string.Join(' ', i.Details) : ""));

    private (ReplyKind, string, Sheet) Everything(Talk talk, Entry entry, Checklist list)
    {
        var sheet = Supplied(talk, entry, sheets.Write(entry, list, talk.Locale, talk.Today));
        if (list.Tasks.Count > 0)
            return (ReplyKind.Checklist,
                talk.Say(list.IsSettled ? Line.TaskList : Line.WholeList, Counts(talk, sheet, list)), sheet);
        if (entry.Kind == EntryKind.Action)
            return (ReplyKind.Action, talk.Say(Line.Answer, ("entry", sheet.Title), ("summary", sheet.Summary)), sheet);
        if (entry.Kind != EntryKind.Procedure)
            return (ReplyKind.Answer, talk.Say(Line.Answer, ("entry", sheet.Title), ("summary", sheet.Summary)), sheet);
        var line = !list.IsSettled ? Line.WholeList : list.Papers.Any() ? Line.Checklist : Line.ChecklistBare;
        var text = talk.Say(line, Counts(talk, sheet, list));
        return (ReplyKind.Checklist, text, sheet);
    }

    private static IReadOnlyCollection<string> Held(Checklist list, Topic topic) =>
        [.. (topic.HasRest ? list.Papers.Select(p => p.Fact.Id).Union(topic.Have) : topic.Have).Except(topic.Lacks)];

    private (ReplyKind, string, Sheet) Missing(
        Talk talk, Entry entry, Checklist list, Topic topic, IReadOnlyCollection<string> have)
    {
        var missing = MissingDocuments.Find(list, have);
        // A sentence among the documents (what is not known about them) is never "in hand": it is
        // repeated with what is missing.
        var sentences = list.In(Section.Documents).Where(i => i.Fact is not Fact.Document);
        var sheet = Supplied(
            talk, entry, sheets.WriteMissing(entry, list, talk.Locale, talk.Today, [.. missing, .. sentences]));
        var first = missing.Count == 0
            ? talk.Say(Line.MissingNothing, ("entry", talk.NameOf(entry.Id)), ("case", ForCase(talk, sheet)))
            : talk.Say(Line.Missing, ("entry", talk.NameOf(entry.Id)), ("case", ForCase(talk, sheet)),
                ("count", Count(missing.Count)));
        var names = missing.Select(m => $"・{knowledge.Words(talk.Locale).Documents[m.Fact.Id].Name}");
        // On a list that is not confirmed complete nothing can be called needless.
        var notNeeded = (sheet.Reservation is null ? MissingDocuments.NotNeeded(list, have) : [])
            .Where(d => !list.Papers.Any(p => MeansToo(p.Fact.Id, d)))
            .Select(d => knowledge.Words(talk.Locale).Documents[d].Name).Distinct().ToList();
        var last = notNeeded.Count == 0
            ? null : talk.Say(Line.NotNeeded, ("documents", talk.Joined(notNeeded)));
        var strange = NotOn(talk, list, new Papers([], topic.Lacks, Rest: false)) is { } papers
            ? talk.Say(Line.NotOnThisList, ("papers", papers)) : null;
        string?[] lines = [first, .. names, last, strange];
        return (ReplyKind.Missing, string.Join('\n', lines.OfType<string>()), sheet);
    }

    /// <summary>One word stands for both: whoever said it may have meant the other.</summary>
    private bool MeansToo(string one, string other) => knowledge.Locales.Any(l =>
        knowledge.Words(l).Documents is var words && words.TryGetValue(one, out var a)
        && words.TryGetValue(other, out var b)
        && a.Say.Append(a.Name).Intersect(b.Say.Append(b.Name)).Any());

    /// <summary>Whose rules they are, before the citizen's other answers.</summary>
    private Sheet Supplied(Talk talk, Entry entry, Sheet sheet) =>
        SupplierResolver.SupplyOf(knowledge, entry.Id) is { } supply
        ? sheet with
        {
            Case =
            [
                new CaseLine(
                    knowledge.Words(talk.Locale).Supplies[supply.Id].Label,
                    knowledge.Words(talk.Locale).Organisations[talk.State.Supplier ?? supply.Lead].Short),
                .. sheet.Case,
            ],
        }
        : sheet;

    private static string Bracket(string? text) => text is null ? "" : $" ({text})";

    private static string ForCase(Talk talk, Sheet sheet) => sheet.Case.Count == 0
        ? ""
        : Quotation.Fill(
            talk.Label("bracket"), ("text", talk.Joined(sheet.Case.Select(c => c.Answer))));

    private static (string, string?)[] Counts(Talk talk, Sheet sheet, Checklist list) =>
        [("entry", sheet.Title), ("case", ForCase(talk, sheet)), ("tasks", Count(list.Tasks.Count)),
            ("papers", Papers(talk, sheet))];

    /// <summary>How many things to carry, to know and to fill in; of what there is none nothing is said.</summary>
    private static string Papers(Talk talk, Sheet sheet) =>
        talk.Joined(sheet.Brief.Where(b => b.IsOfPapers).Select(b => b.Label));

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Spoken(Talk talk, Sheet sheet, Checklist list, string text)
    {
        if (list.Tasks.Count > 0)
        {
            var tasks = talk.Joined(list.Tasks.Select(t => talk.ShortOf(t.Entry.Id)));
            return talk.Say(
                Line.SpeakTaskList,
                [.. Counts(talk, sheet, list), ("names", tasks), ("reservation", sheet.Reservation)]);
        }
        var names = list.Papers.Select(p => knowledge.Words(talk.Locale).Documents[p.Fact.Id].Name).ToList();
        return names.Count == 0
            ? $"{text} {talk.Say(Line.SpeakMore)}"
            : talk.Say(
                Line.SpeakChecklist,
                [.. Counts(talk, sheet, list), ("names", talk.Joined(names)),
                    ("reservation", sheet.Reservation)]);
    }
}
