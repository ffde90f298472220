using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>
/// Makes one list out of those of several tasks: whatever two of them say alike stands once and remembers who asked for
/// it. Nothing is dropped: each fact of each task is a demand of exactly one item.
/// </summary>
/// <param name="locales">The languages in which two sentences have to be the same to be one.</param>
internal sealed class ListMerger(KnowledgeBase knowledge, IReadOnlyList<string> locales)
{
    public IEnumerable<ChecklistItem> Merge(IReadOnlyList<SolvedTask> tasks) =>
        from demand in
            from task in tasks
            where task.List is not null
            from item in task.List!.Items
            select new TaskDemand(task, item.Fact, item.Remaining)
        group demand by (demand.Fact.Section, Same: Sameness(demand)) into same
        orderby same.Key.Section
        select Item([.. same]);

    /// <summary>
    /// A merged list as one language says it, where more sentences may be the same than in
    /// all of them. The order stays.
    /// </summary>
    public IEnumerable<ChecklistItem> Again(IEnumerable<ChecklistItem> items) =>
        from item in items
        group item by item.Demands.Count == 0 ? (object)item : (item.Fact.Section, Sameness(item.Demands[0])) into same
        select same.Count() == 1 ? same.First() : Item([.. same.SelectMany(i => i.Demands)]);

    private static ChecklistItem Item(IReadOnlyList<TaskDemand> demands)
    {
        var first = demands[0].Fact is Fact.Document document
            ? document with { Use = Strictest([.. demands.Select(d => ((Fact.Document)d.Fact).Use)]) } : demands[0].Fact;
        var fact = first with
        {
            Status = demands.Min(d => d.Fact.Status),
            Sources = [.. demands.SelectMany(d => d.Fact.Sources).Distinct()],
            When = Condition.Always,
        };
        var always = demands.FirstOrDefault(d => d.Task.Remaining.IsAlways) ?? demands[0];
        return new ChecklistItem(fact, always.Task.Remaining) { Demands = demands };
    }

    /// <summary>
    /// What satisfies every task: the strictest way of handing it in, only what all of them accept instead, and not
    /// brought only if none wants it.
    /// </summary>
    private static DocumentUse Strictest(IReadOnlyList<DocumentUse> uses) => new(
        uses.Where(u => !u.LookedUp).DefaultIfEmpty(uses[0]).MinBy(u => Strictness(u.Bring))!.Bring,
        [.. uses[0].Accepts.Where(a => uses.All(u => u.Accepts.Contains(a)))],
        uses.All(u => u.LookedUp));

    private static int Strictness(Bring bring) => bring switch
    {
        Bring.Form => 0,
        Bring.Original => 1,
        Bring.Copy => 2,
        Bring.Paper => 3,
        Bring.OriginalOrCopy => 4,
        _ => 5,
    };

    /// <summary>
    /// What makes two facts of a section one: the same document or channel, the same thing not known by the
    /// same people, or the same sentence.
    /// </summary>
    private string Sameness(TaskDemand demand) => demand.Fact switch
    {
        Fact.Open => $"open {knowledge.ConfirmContact(demand.Task.Entry)}",
        Fact.Document fact => $"document {fact.Id}",
        Fact.Channel fact => $"channel {fact.Id}",
        var fact => string.Join('\n', locales.Select(l => demand.Task.Entry.Wordings[l].Texts[(fact.Section, fact.Id)])
            .Concat(fact.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}"))
            .Prepend(fact.Status.ToString())),
    };
}
