using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>
/// The list of any entry: of a procedure or topic its own, of a life event one list out of those of its tasks. Whoever
/// shows lists asks here; <see cref="CaseSolver"/> knows one entry's rules only.
/// </summary>
/// <param name="supplier">The organisation whose rules count where several supply the same; unknown, the entry that
/// stands for all is taken.</param>
public sealed class ListMaker(KnowledgeBase knowledge, string? supplier = null)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <param name="today">Settles which version of each task's entry is in force.</param>
    public Checklist Make(
        Entry entry, EntryVersion version, IReadOnlyDictionary<string, string> answers, DateOnly today)
    {
        var own = CaseSolver.Solve(version, answers);
        return entry.Kind == EntryKind.LifeEvent ? Merged(own, TasksOf(own, answers, today)) : own;
    }

    /// <summary>
    /// The question that still changes the list; of the tasks' own questions only those that the event
    /// shares, so that each is asked once.
    /// </summary>
    public Slot? NextQuestion(
        Entry entry, EntryVersion version, IReadOnlyDictionary<string, string> answers, DateOnly today) =>
        entry.Kind == EntryKind.LifeEvent
            ? CaseSolver.NextQuestion(answers, a => OpenSlots(version, a, today))
            : CaseSolver.NextQuestion(version, answers);

    /// <summary>
    /// All questions that can still change the list, that of <see cref="NextQuestion"/> first and the others in the
    /// order of the entry.
    /// </summary>
    public IReadOnlyList<Slot> OpenQuestions(
        Entry entry, EntryVersion version, IReadOnlyDictionary<string, string> answers, DateOnly today)
    {
        if (NextQuestion(entry, version, answers, today) is not { } next) return [];
        var open = entry.Kind == EntryKind.LifeEvent
            ? OpenSlots(version, answers, today) : CaseSolver.OpenSlots(version, answers);
        return [next, .. open.Where(s => s.Id != next.Id)];
    }

    /// <summary>
    /// One list out of several entries that were asked for together, in that order, as of a life
    /// event that consists of these tasks.
    /// </summary>
    public Checklist Together(
        IReadOnlyList<(string Entry, IReadOnlyDictionary<string, string> Answers)> entries, DateOnly today)
    {
        var nowhere = new Place("", 0);
        var tasks = entries.Select(
            e => new Fact.Task(
                e.Entry, new TaskUse(e.Entry, e.Answers), FactStatus.Confirmed, [], Condition.Always, Nothing, nowhere));
        var own = CaseSolver.Solve(
            new EntryVersion(new Period(today, null), FactStatus.Reported, [], [.. tasks], nowhere), Nothing);
        return Merged(own, TasksOf(own, Nothing, today));
    }

    private Checklist Merged(Checklist own, IReadOnlyList<SolvedTask> tasks) =>
        own with
        {
            Tasks = tasks, Items = [.. own.Items, .. new ListMerger(knowledge, knowledge.Locales).Merge(tasks)]
        };

    private IReadOnlyList<SolvedTask> TasksOf(
        Checklist own, IReadOnlyDictionary<string, string> answers, DateOnly today) =>
        [.. from item in own.Items
            let task = item.Fact as Fact.Task
            where task is not null
            select Task(task.Id, task.Use, item.Remaining, answers, today)];

    private SolvedTask Task(
        string id, TaskUse task, Condition remaining, IReadOnlyDictionary<string, string> answers, DateOnly today)
    {
        var found = SupplierResolver.Resolve(
            knowledge, task.Entry, task.Elsewhere ? SupplierResolver.OtherThan(knowledge, task.Entry, supplier) : supplier);
        var entry = knowledge.Entries[found.Entry];
        var stranger = found.State == SupplyState.NotCovered ? found.Supplier : null;
        var version = stranger is null ? knowledge.Told(entry, today) : null;
        var settled = Known(task.Answers);
        var known = Known(answers.Where(a => !settled.ContainsKey(a.Key)).Concat(settled));
        return new SolvedTask(
            id, entry, remaining, settled, known, version is null ? null : CaseSolver.Solve(version, known), stranger);

        // Another supplier's entry need not have the slots of the one that the task names.
        Dictionary<string, string> Known(IEnumerable<KeyValuePair<string, string>> given) =>
            given.Where(a => version?.Asks(a) == true).ToDictionary();
    }

    private IEnumerable<Slot> OpenSlots(
        EntryVersion version, IReadOnlyDictionary<string, string> answers, DateOnly today)
    {
        var open = CaseSolver.OpenSlots(version, answers).Select(s => s.Id)
            .Concat(TasksOf(CaseSolver.Solve(version, answers), answers, today)
                .Where(t => t.List is not null)
                .SelectMany(t => CaseSolver.OpenSlots(t.List!.Version, t.Answers).Select(s => s.Id)))
            .ToHashSet();
        return version.Slots.Where(s => open.Contains(s.Id) && !answers.ContainsKey(s.Id));
    }
}
