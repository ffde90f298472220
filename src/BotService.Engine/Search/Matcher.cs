using BotService.Engine.Language;

namespace BotService.Engine.Search;

/// <summary>An entry that a query finds.</summary>
internal readonly record struct Match(int Entry, double Score);

/// <summary>Decides which entries a query finds, and how well each fits.</summary>
/// <param name="index">The lines of all entries.</param>
/// <param name="entries">How many entries there are.</param>
internal sealed class Matcher(LineIndex index, int entries)
{
    /// <summary>
    /// The share of a run's characters that an entry must hold in pairs: of three all, of four three.
    /// </summary>
    public const double Coverage = 0.7;

    /// <summary>From this length on a word may be the beginning of another.</summary>
    private const int ShortestBeginning = 2;

    private const double BeginningWorth = 0.6;

    private readonly Weigher weigher = new(index, entries);

    private readonly ILookup<string, int> names = index.Lines.Where(l => l.Place == TextPlace.Names)
        .Select(l => (Name: l.Normal.Replace(" ", "", StringComparison.Ordinal), l.Entry)).Distinct()
        .ToLookup(n => n.Name, n => n.Entry, StringComparer.Ordinal);

    /// <returns>The entries that hold all that is wanted and nothing that is excluded, in
    /// the order of the index.</returns>
    public List<Match> Find(ReadQuery query, DateOnly today)
    {
        var scores = new double[entries];
        foreach (var term in query.Wanted)
        {
            var found = Find(term, today, Coverage);
            for (var e = 0; e < entries; e++) scores[e] = found[e] > 0 && scores[e] >= 0 ? scores[e] + found[e] : -1;
        }
        foreach (var excluded in query.Excluded)
            foreach (var line in index.Expression(excluded))
                if (index.Lines[line] is { Place: not (TextPlace.Utterances or TextPlace.Sayings) } l && l.Holds(today))
                    scores[l.Entry] = -1;
        foreach (var entry in names[query.Joined])
            if (scores[entry] > 0) scores[entry] = 5 + 2 * scores[entry];
        return [.. Enumerable.Range(0, entries).Where(e => scores[e] > 0 || scores[e] == 0 && query.Wanted.Count == 0)
            .Select(e => new Match(e, scores[e]))];
    }

    /// <returns>For each entry what the term says for it; 0 where it is not found.</returns>
    public double[] Find(QueryTerm term, DateOnly today, double coverage) => term.Kind switch
    {
        TermKind.Phrase => weigher.Weigh(index.Expression(term.Text).ToArray(), today),
        TermKind.Word => FindWord(term.Text, today),
        _ => FindCharacters(term.Text, today, coverage),
    };

    private double[] FindWord(string word, DateOnly today)
    {
        var scores = weigher.Weigh(index.Word(word), today);
        if (word.Length < ShortestBeginning) return scores;
        // "bills" also finds "bill"; the other way round the beginning does it.
        var stem = word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;
        var lines = new List<int>();
        if (stem != word) lines.AddRange(index.Word(stem));
        foreach (var longer in index.WordsBeginning(stem)) lines.AddRange(index.Word(longer));
        lines.Sort();
        var more = weigher.Weigh([.. lines.Distinct()], today);
        for (var e = 0; e < entries; e++) scores[e] = Math.Max(scores[e], BeginningWorth * more[e]);
        return scores;
    }

    private double[] FindCharacters(string run, DateOnly today, double coverage)
    {
        if (run.Length <= 2) return weigher.Weigh(index.Characters(run), today);
        var (scores, covered, last) = (new double[entries], new int[entries], new int[entries]);
        for (var i = 0; i + 2 <= run.Length; i++)
        {
            var pair = weigher.Weigh(index.Characters(run.AsSpan(i, 2)), today);
            for (var e = 0; e < entries; e++)
            {
                if (pair[e] <= 0) continue;
                scores[e] += pair[e];
                covered[e] += last[e] == i + 1 && i > 0 ? 1 : 2;
                last[e] = i + 2;
            }
        }
        var whole = weigher.Weigh(index.Expression(run).ToArray(), today);
        for (var e = 0; e < entries; e++)
        {
            var share = (double)covered[e] / run.Length;
            scores[e] = share < coverage ? 0 : scores[e] * share + 2 * whole[e];
        }
        return scores;
    }
}
