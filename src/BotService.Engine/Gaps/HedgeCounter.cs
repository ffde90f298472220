using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Checking;

namespace BotService.Engine.Gaps;

/// <summary>How often an entry's lists say that something is not sure.</summary>
/// <param name="Cases">In how many cases: every way in which its questions can be answered.</param>
/// <param name="Lines">Of all its cases together, what a citizen reads when all is unfolded.</param>
/// <param name="Hedged">How many of them, by what they say.</param>
public sealed record EntryHedges(
    string Entry, string Name, string Organisation, int Cases, int Lines, IReadOnlyDictionary<GapStatus, int> Hedged)
{
    /// <summary>
    /// Of all its cases together, the lines of the first screen: what is read before anything is unfolded.
    /// </summary>
    public int FirstLines { get; init; }

    /// <summary>How many of those say that something is not sure.</summary>
    public int FirstHedged { get; init; }

    public int AllHedged => Hedged.Values.Sum();
}

/// <summary>
/// Counts the lines of the sheets that citizens get, case by case, and those that bear a mark or say themselves that
/// something was not found.
/// </summary>
public sealed class HedgeCounter(
    KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> labels)
{
    private readonly SheetWriter writer = new(knowledge, labels);
    private readonly ListMaker lists = new(knowledge);

    /// <summary>Every entry of which rules are in force, by id.</summary>
    public IReadOnlyList<EntryHedges> Count(string locale, DateOnly today) =>
        [.. from entry in knowledge.Entries.Values
            orderby entry.Id
            let version = entry.InForce(today)
            where version is not null
            select Of(entry, version, locale, today)];

    private EntryHedges Of(Entry entry, EntryVersion version, string locale, DateOnly today)
    {
        var cases = Combinations.Of(version.Slots).Select(answers => writer.Write(
            entry, lists.Make(entry, version, answers, today), locale, today)).ToList();
        var lines = cases.SelectMany(s => s.Parts).SelectMany(p => p.Items).ToList();
        return new EntryHedges(
            entry.Id, entry.Wordings[locale].Name, entry.Organisation, cases.Count, lines.Count,
            lines.Where(l => l.Status != FactStatus.Confirmed).GroupBy(l => GapStatuses.Of(l.Status))
                .ToDictionary(g => g.Key, g => g.Count()))
        {
            FirstLines = cases.Sum(s => s.Brief.Count),
            FirstHedged = cases.Sum(s => s.Brief.Count(b => b.IsHedged)),
        };
    }
}
