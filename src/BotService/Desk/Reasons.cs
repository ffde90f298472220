using BotService.Engine.Intents;

namespace BotService.Desk;

/// <summary>Picks out of an explanation what a clerk should know.</summary>
internal static class Reasons
{
    private const int MostFor = 4, MostAgainst = 2, MostWords = 4;

    /// <summary>Less changes nothing that anybody would notice.</summary>
    private const double Least = 0.35;

    /// <summary>An example less alike is none that one would recognise.</summary>
    private const double LeastAlike = 0.3;

    /// <summary>Of the words, less than this known from training is worth a warning.</summary>
    private const double FewKnown = 0.5;

    /// <summary>For and against the entry at a place, 0 the first.</summary>
    public static IReadOnlyList<Reason> Of(Explanation why, int place)
    {
        var own = why.Entries[place];
        var rival = why.Entries.Count > 1 ? why.Entries[place == 0 ? 1 : 0] : null;
        var reasons = new List<Reason>();
        if (own.Nearest is { } nearest && own.Nearness >= LeastAlike)
            reasons.Add(new(IsFor: true, "example", own.Nearness, nearest));
        reasons.AddRange(Words(why, place, rival?.Entry));
        reasons.AddRange(
            from signal in own.Signals.Keys.Union(rival?.Signals.Keys ?? [])
            let more = own.Signals.GetValueOrDefault(signal) - (rival?.Signals.GetValueOrDefault(signal) ?? 0)
            where Math.Abs(more) >= Least
            orderby Math.Abs(more) descending
            select new Reason(more > 0, signal, more, Rival: rival?.Entry));
        return [.. reasons.Where(r => r.IsFor).Take(MostFor), .. reasons.Where(r => !r.IsFor).Take(MostAgainst)];
    }

    /// <summary>What speaks against its being a matter of ours.</summary>
    public static IReadOnlyList<Reason> Doubts(Explanation why)
    {
        var doubts = new List<Reason>();
        var best = why.Entries.Select(e => e.Nearness).DefaultIfEmpty().Max();
        if (why.NearestOutside is { } outside && why.NearnessOutside >= Math.Max(best, LeastAlike))
            doubts.Add(new(IsFor: false, "outside", why.NearnessOutside, outside));
        if (why.NamesOthers) doubts.Add(new(IsFor: false, "others-named", 1));
        if (why.Entries.Count > 0 && why.Known < FewKnown) doubts.Add(new(IsFor: false, "unknown-words", why.Known));
        return doubts;
    }

    /// <summary>The pieces of the text that told the first entry from the second; of others none are known.</summary>
    private static IEnumerable<Reason> Words(Explanation why, int place, string? rival)
    {
        if (place > 1) yield break;
        foreach (var isFor in (bool[])[true, false])
        {
            var own = why.Pieces.Where(p => p.Weight > 0 == (isFor == (place == 0))).Take(MostWords).ToList();
            if (own.Count > 0)
                yield return new(
                    isFor, "words", own.Sum(p => Math.Abs(p.Weight)),
                    string.Join(Reason.Between, own.Select(p => p.Text)), rival);
        }
    }
}
