using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>A fact that holds, or may hold, for a case.</summary>
/// <param name="Remaining">What still decides it; always when nothing does.</param>
public sealed record ChecklistItem(Fact Fact, Condition Remaining)
{
    /// <summary>
    /// In a list merged of several: the tasks that ask for it, each in its own way. Empty
    /// for what the entry says itself.
    /// </summary>
    public IReadOnlyList<TaskDemand> Demands { get; init; } = [];
}

/// <summary>What the rules say for the answers given so far.</summary>
public sealed record Checklist(
    EntryVersion Version, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<ChecklistItem> Items)
{
    /// <summary>
    /// In a list merged of several: what is to be done, in that order. Empty in the list of one entry.
    /// </summary>
    public IReadOnlyList<SolvedTask> Tasks { get; init; } = [];

    public IEnumerable<ChecklistItem> In(Section section) => Items.Where(i => i.Fact.Section == section);

    /// <summary>
    /// The documents a citizen brings, knows or fills in; not what the agency looks up, nor
    /// sentences about what is not known.
    /// </summary>
    public IEnumerable<ChecklistItem> Papers => Items.Where(i => i.Fact is Fact.Document { Use.LookedUp: false });

    /// <summary>Nothing depends on an answer not given.</summary>
    public bool IsSettled => Items.All(i => i.Remaining.IsAlways);
}

/// <summary>Works out the list for a case, and the next question worth asking.</summary>
public static class CaseSolver
{
    public static Checklist Solve(EntryVersion version, IReadOnlyDictionary<string, string> answers) =>
        new(version, answers,
            [.. version.Facts.Where(f => f.When.Holds(answers) != false)
                .Select(f => new ChecklistItem(f, f.When.Without(answers)))]);

    /// <summary>
    /// The unanswered slot that leaves the fewest further questions on average; null when no answer can change the list
    /// any more. Ties go to the order in which the entry names its slots.
    /// </summary>
    public static Slot? NextQuestion(EntryVersion version, IReadOnlyDictionary<string, string> answers) =>
        NextQuestion(answers, a => OpenSlots(version, a));

    /// <param name="open">The slots that can still change the list, for a set of answers.</param>
    internal static Slot? NextQuestion(
        IReadOnlyDictionary<string, string> answers,
        Func<IReadOnlyDictionary<string, string>, IEnumerable<Slot>> open) =>
        open(answers)
            .MinBy(s => s.Options.Average(
                o => (double)open(new Dictionary<string, string>(answers) { [s.Id] = o }).Count()));

    /// <summary>Slots on which some fact that is still possible depends.</summary>
    internal static IEnumerable<Slot> OpenSlots(EntryVersion version, IReadOnlyDictionary<string, string> answers)
    {
        var undecided = version.Facts.Where(f => f.When.Holds(answers) is null)
            .SelectMany(f => f.When.Without(answers).Allowed.Keys).ToHashSet();
        return version.Slots.Where(s => undecided.Contains(s.Id));
    }
}
