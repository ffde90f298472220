using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>
/// Puts a checklist into words: every item with its details, how sure it is, for whom it holds and where it was read.
/// </summary>
/// <param name="labels">The sheet's fixed words by locale, from <c>dialogs/sheet.&lt;locale&gt;.yaml</c>.</param>
public sealed class SheetWriter(
    KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> labels)
{
    private readonly OverdueWriter overdue = new(knowledge, labels);

    public Sheet Write(
        Entry entry, Checklist list, string locale, DateOnly today, IReadOnlyCollection<ChecklistItem>? only = null)
    {
        var words = entry.Wordings[locale];
        var items = new ListMerger(knowledge, [locale]).Again(only ?? list.Items).ToList();
        var sources = new SourceNumbers(knowledge, labels[locale]);
        var own = new ItemWriter(knowledge, entry, locale, labels[locale], today, sources);
        var tasks = new TaskWriter(knowledge, list, locale, labels[locale], today, sources);
        var parts = Parts(items, i => i.Fact, Line, labels[locale]);
        var contact = Contact(entry, locale);
        var answers = CaseLines(entry, list, locale);
        var brief = new BriefWriter(knowledge, entry, locale, labels[locale])
            .Write(list, items, parts, contact, tasks.OneVisit());
        var reservation = Reservation(entry, list, locale, tasks);
        var said = brief.Select(b => b.Label + b.Text).Append(brief.Count == 0 ? reservation ?? "" : "");
        var late = overdue.Of(entry, list, locale, today, isAsked: said.Any(s => s.Contains(contact, StringComparison.Ordinal)));
        return new Sheet(
            entry.Id, locale, words.Name, words.Summary, answers,
            brief.Count == 0 ? OverdueWriter.Joined(late, reservation, labels[locale]) : reservation, parts,
            sources.Written, contact, today, list.Version.InForce.From, knowledge.Release, labels[locale])
        {
            Brief = late is null || brief.Count == 0 ? brief : [.. brief, new BriefLine(BriefKind.Unsure, "", late)],
            Overdue = late,
            Call = brief.Count == 0 ? null
                : new CallWriter(knowledge, entry, locale, labels[locale]).Write(list, items, answers),
        };

        SheetItem Line(ChecklistItem item) => item switch
        {
            { Demands.Count: > 0 } => tasks.Write(item),
            { Fact: Fact.Task } when list.Tasks.FirstOrDefault(t => t.Id == item.Fact.Id) is { } task =>
                tasks.Complete(own.Write(item), task),
            _ => own.Write(item),
        };
    }

    /// <summary>What is left of an entry that is withheld: what the matter is, and whom to ask.</summary>
    public Sheet Withheld(Entry entry, EntryVersion version, string locale, DateOnly today)
    {
        var (words, late) = (entry.Wordings[locale], overdue.Withheld(entry, locale));
        return new Sheet(
            entry.Id, locale, words.Name, words.Summary, [], late, [], [], Contact(entry, locale), today, version.InForce.From,
            knowledge.Release, labels[locale])
        {
            Overdue = late,
        };
    }

    /// <summary>Only what is missing, each item with the reason when a case demands it.</summary>
    public Sheet WriteMissing(
        Entry entry, Checklist list, string locale, DateOnly today, IReadOnlyCollection<ChecklistItem> missing)
    {
        var sheet = Write(entry, list, locale, today, missing);
        var because = labels[locale]["because"];
        var writer = new ItemWriter(
            knowledge, entry, locale, labels[locale], today, new SourceNumbers(knowledge, labels[locale]));
        // While the case is open one paper can stand there twice, for different cases: each keeps its own condition.
        var reasons = missing.Where(m => !m.Fact.When.IsAlways)
            .GroupBy(m => m.Fact.Id).Where(same => same.Count() == 1).Select(same => same.First())
            .ToDictionary(
                m => m.Fact.Id,
                m => because.Replace(
                    "{options}", writer.Options(m.Fact.When.Given(list.Answers)), StringComparison.Ordinal));
        return sheet with
        {
            Title = labels[locale]["missing"].Replace("{entry}", sheet.Title, StringComparison.Ordinal),
            Parts = [.. sheet.Parts.Select(
                p => p with
                {
                    Items = [.. p.Items.Select(
                        i => reasons.TryGetValue(i.Id, out var why) ? i with { Condition = why } : i)]
                })],
        };
    }

    /// <summary>A source as the foot of a sheet names it.</summary>
    public SheetSource Source(string id, string locale) =>
        SourceNumbers.Write(knowledge.Catalogue.Sources[id], labels[locale]);

    /// <summary>How sure a sentence is, in words; null when confirmed.</summary>
    public string? Mark(FactStatus status, string locale) =>
        status == FactStatus.Confirmed ? null : labels[locale][$"mark.{KebabCase.Of(status)}"];

    public string Contact(Entry entry, string locale) =>
        knowledge.Words(locale).Contacts[knowledge.ConfirmContact(entry)].Name;

    /// <summary>A task as the lines of its list call it: its number and short name.</summary>
    public string TaskName(Checklist list, SolvedTask task, string locale) =>
        new TaskWriter(knowledge, list, locale, labels[locale], default,
            new SourceNumbers(knowledge, labels[locale])).NameOf(task);

    /// <summary>
    /// The answers in words, in the order of the slots; what never matters for this case is
    /// left out. The office comes last.
    /// </summary>
    public IReadOnlyList<CaseLine> CaseLines(Entry entry, Checklist list, string locale) =>
        [.. list.Version.Slots.Where(s => list.Answers.ContainsKey(s.Id))
            .Select(s => knowledge.SlotWords(entry, s.Id, locale) is { } w
                ? Answered(w.Ask, w.Options[list.Answers[s.Id]].Label, locale) : null)
            .OfType<CaseLine>()
            .Concat(list.Version.Office is { } office
                ? [new CaseLine(labels[locale]["office"], office.Wordings[locale].Name)] : [])];

    private CaseLine Answered(string question, string answer, string locale) => new(question, answer)
    {
        Change = labels[locale].Fill("case.change", ("answer", answer)),
    };

    private string? Reservation(Entry entry, Checklist list, string locale, TaskWriter tasks)
    {
        if (list.Tasks.Count > 0) return tasks.Reservation(Contact(entry, locale));
        if (entry.Kind != EntryKind.Procedure || list.Version.List == FactStatus.Confirmed) return null;
        return labels[locale][$"list.{KebabCase.Of(list.Version.List)}"]
            .Replace("{contact}", Contact(entry, locale), StringComparison.Ordinal);
    }

    /// <summary>
    /// The parts in the order in which they are read, without empty ones; sources are numbered in that order.
    /// </summary>
    internal static IReadOnlyList<SheetPart> Parts<T>(
        IReadOnlyCollection<T> items, Func<T, Fact> factOf, Func<T, SheetItem> write,
        IReadOnlyDictionary<string, string> labels) =>
    [
        .. from kind in Enum.GetValues<PartKind>()
           let own = items.Where(i => PartOf(factOf(i)) == kind).Select(write).ToList()
           where own.Count > 0
           select new SheetPart(kind, labels[$"part.{KebabCase.Of(kind)}"], own),
    ];

    private static PartKind PartOf(Fact fact) => fact switch
    {
        Fact.Document { Use.LookedUp: true } => PartKind.LookedUp,
        Fact.Document { Use.Bring: Bring.Form } => PartKind.Forms,
        _ => Enum.Parse<PartKind>(fact.Section.ToString()),
    };
}
