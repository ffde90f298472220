using System.Globalization;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>
/// Writes the lines of a merged list: the tasks in their order, and each item once with the tasks that ask for it.
/// </summary>
internal sealed class TaskWriter(
    KnowledgeBase knowledge, Checklist list, string locale, IReadOnlyDictionary<string, string> labels, DateOnly today,
    SourceNumbers sources)
{
    /// <summary>
    /// How the lines call a task: its number in the list and its short name, with what sets it apart
    /// where an entry is to be done twice.
    /// </summary>
    public string NameOf(SolvedTask task) => labels.Fill(
        "task.name", ("number", Number(task)),
        ("task", list.Tasks.Count(t => t.Entry == task.Entry) > 1
            ? WithChoice(task, w => w.Short) : task.Entry.Wordings[locale].Short));

    /// <summary>
    /// Adds to a task's line where it is accepted, and whether another organisation's counter takes it as well.
    /// </summary>
    public SheetItem Complete(SheetItem written, SolvedTask task)
    {
        var lines = written.Details.ToList();
        var numbers = written.SourceNumbers.ToList();
        if (task.Stranger is { } stranger)
            lines.Add(labels.Fill(
                "task.not-covered", ("organisation", NameOf(stranger)),
                ("contact", knowledge.Words(locale).Contacts[knowledge.Catalogue.Organisations[stranger].Confirm].Name)));
        else if (task.List is null)
            lines.Add(labels.Fill(
                knowledge.StandOf(task.Entry, today) == ReviewStand.Withheld ? "task.withheld" : "task.not-in-force",
                ("contact", knowledge.Words(locale).Contacts[knowledge.ConfirmContact(task.Entry)].Name)));
        else
        {
            var places = task.List.In(Section.Channels)
                .Where(c => knowledge.Catalogue.Channels.ContainsKey(c.Fact.Id)).ToList();
            if (places.Count > 0)
                lines.Add(labels.Fill(
                    "task.where",
                    ("channels", labels.Joined(places.Select(c => knowledge.Words(locale).Channels[c.Fact.Id].Name)))));
        }
        if (Elsewhere(task) is var (line, quoted))
        {
            lines.Add(line);
            numbers.AddRange(sources.Of(quoted).Except(numbers));
        }
        return written with { Text = WithChoice(task, w => w.Name), Details = lines, SourceNumbers = numbers };
    }

    /// <summary>The tasks that the same counter takes, so that one visit does; null where none go together.</summary>
    public string? OneVisit()
    {
        var shared = list.Tasks.Select(t => (Task: t, Service: Taken(t))).Where(t => t.Service is not null).ToList();
        if (shared.Select(s => s.Task.Entry.Organisation).Distinct().Count() < 2) return null;
        return labels.Fill(shared.Count == list.Tasks.Count ? "stage.one-visit.all" : "stage.one-visit",
            ("tasks", labels.Joined(shared.Select(s => Number(s.Task)))),
            ("organisations", labels.Joined(shared.SelectMany(s => s.Service!.AcceptedBy).Distinct().Select(NameOf))),
            ("mark", MarkOf(shared.Max(s => s.Service!.Status))));
    }

    /// <summary>
    /// One line for all tasks that ask for the same: what they say alike once, and by name what only some of them say.
    /// </summary>
    public SheetItem Write(ChecklistItem item)
    {
        var lines = item.Demands.Select(d => (d.Task, d.Fact,
            Line: WriterOf(d.Task).Write(new ChecklistItem(d.Fact, d.Remaining)))).ToList();
        var surest = lines.MinBy(l => l.Fact.Status);
        var details = new List<(string Text, SolvedTask Task)>();
        foreach (var (task, fact, line) in lines)
        {
            details.AddRange(line.Details.Select(d => (d, task)));
            if (line.Mark is { } mark && mark != surest.Line.Mark) details.Add((mark, task));
            if (fact is Fact.Document { Use.LookedUp: true } && item.Fact is Fact.Document { Use.LookedUp: false })
                details.Add((labels[$"part.{KebabCase.Of(PartKind.LookedUp)}"], task));
        }
        // The way that satisfies every task comes first and is said to all of them.
        var strictest = item.Fact is Fact.Document paper
            ? WriterOf(item.Demands[0].Task).HowToBring(paper.Use) : null;
        var byText = details.Where(d => d.Text != strictest).GroupBy(d => d.Text, d => d.Task)
            .Select(g => (Text: g.Key, Tasks: g.Distinct().ToList()))
            .OrderBy(d => d.Tasks.Count == lines.Count ? 0 : 1)
            .Select(d => d.Tasks.Count == lines.Count
                ? d.Text : labels.Fill("task.only", ("tasks", labels.Joined(d.Tasks.Select(NameOf))), ("text", d.Text)));
        return surest.Line with
        {
            Details = strictest is null ? [.. byText] : [strictest, .. byText],
            Condition = labels.Fill("task.for", ("tasks", labels.Joined(lines.Select(l => Named(l.Task, l.Line.Condition))))),
            Url = lines.Select(l => l.Line.Url).FirstOrDefault(u => u is not null),
            SourceNumbers = [.. lines.SelectMany(l => l.Line.SourceNumbers).Distinct()],
        };
    }

    /// <summary>
    /// One sentence when some task's list of documents is not confirmed complete, naming these tasks.
    /// </summary>
    public string? Reservation(string contact)
    {
        var unsure =
            list.Tasks.Where(t => t is { Entry.Kind: EntryKind.Procedure, List.Version.List: not FactStatus.Confirmed })
                .ToList();
        if (unsure.Count == 0) return null;
        return labels.Fill(unsure.Count == list.Tasks.Count ? "list.merged.all" : "list.merged",
            ("tasks", labels.Joined(unsure.Select(NameOf))), ("contact", contact));
    }

    private (string Line, IReadOnlyList<string> Sources)? Elsewhere(SolvedTask task)
    {
        var services = knowledge.Catalogue.SharedServices.Values;
        var organisation = task.Entry.Organisation;
        if (Taken(task) is { } shared)
        {
            var others = labels.Joined(shared.AcceptedBy.Where(o => o != organisation).Select(NameOf));
            return (labels.Fill("task.shared", ("organisations", others), ("mark", MarkOf(shared.Status))),
                shared.Sources);
        }
        // Only of who takes part at all is it worth saying that this is no part of it.
        var parts = services.Where(s => s.AcceptedBy.Contains(organisation)).ToList();
        return parts.Count == 0
            ? null : (labels.Fill("task.not-shared", ("organisation", NameOf(organisation))),
                [.. parts.SelectMany(s => s.Sources).Distinct()]);
    }

    /// <summary>The service as which other organisations' counters take it; null where they do not.</summary>
    private SharedService? Taken(SolvedTask task) =>
        knowledge.Catalogue.SharedServiceOf(task.Entry.Id) is { } shared && shared.When.Holds(task.Answers) != false
            ? shared : null;

    private string MarkOf(FactStatus status) =>
        status == FactStatus.Confirmed ? "" : labels.Fill("task.mark", ("mark", labels[$"mark.{KebabCase.Of(status)}"]));

    private string NameOf(string organisation) => knowledge.Words(locale).Organisations[organisation].Short;

    private string Named(SolvedTask task, string? condition) =>
        condition is null ? NameOf(task) : labels.Fill("task.when", ("task", NameOf(task)), ("condition", condition));

    /// <summary>The entry's name with what the event settles of its own questions: 「電費自動扣繳（取消自動扣繳）」.</summary>
    private string WithChoice(SolvedTask task, Func<EntryWording, string> name)
    {
        var words = task.Entry.Wordings[locale];
        var chosen = task.Settled.Where(a => words.Slots.ContainsKey(a.Key))
            .Select(a => words.Slots[a.Key].Options[a.Value].Label).ToList();
        return chosen.Count == 0
            ? name(words) : labels.Fill("task.when", ("task", name(words)), ("condition", labels.Joined(chosen)));
    }

    private ItemWriter WriterOf(SolvedTask task) => new(knowledge, task.Entry, locale, labels, today, sources);

    private string Number(SolvedTask task) =>
        (list.Tasks.ToList().IndexOf(task) + 1).ToString(CultureInfo.InvariantCulture);
}
