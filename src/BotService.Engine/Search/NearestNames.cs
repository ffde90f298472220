using BotService.Engine.Language;

namespace BotService.Engine.Search;

/// <summary>A name that is like what was typed, and the entries that bear it.</summary>
internal sealed record NearName(string Text, IReadOnlyList<int> Entries, double Likeness);

/// <summary>
/// Names like a text that nothing holds: by pairs of characters, by how they sound, by parts of Latin words. So 「過互」
/// comes to 「過戶」 and "electricty" to "electricity".
/// </summary>
internal sealed class NearestNames
{
    /// <summary>Below this the likeness is one of single characters, which tells nothing.</summary>
    private const double Least = 0.35;

    private const double CharacterWorth = 0.3;

    private readonly (string Text, int[] Entries, double Weight)[] names;

    /// <summary>By feature, the numbers of the names that have it.</summary>
    private readonly Dictionary<ulong, List<int>> having = [];

    /// <param name="lines">Those that are names or items count.</param>
    public NearestNames(IEnumerable<SearchedLine> lines)
    {
        var names = new List<(string, int[], double)>();
        foreach (var name in lines.Where(l => l.Place is TextPlace.Names or TextPlace.Items && l.Normal.Length > 1)
            .GroupBy(l => l.Normal, StringComparer.Ordinal))
        {
            var features = Features(name.Key);
            foreach (var feature in features.Keys)
            {
                if (!this.having.TryGetValue(feature, out var having)) this.having.Add(feature, having = []);
                having.Add(names.Count);
            }
            names.Add((name.First().Text, [.. name.Select(l => l.Entry).Distinct()], features.Values.Sum()));
        }
        this.names = [.. names];
    }

    /// <param name="passes">Entries that count.</param>
    public IReadOnlyList<NearName> To(string normal, Func<int, bool> passes, int most)
    {
        var wanted = Features(normal);
        var (all, shared) = (wanted.Values.Sum(), new double[names.Length]);
        foreach (var (feature, worth) in wanted)
            foreach (var name in having.GetValueOrDefault(feature) ?? []) shared[name] += worth;
        // Mostly how much of the text the name has, a little how much of the name the text has.
        return [.. Enumerable.Range(0, names.Length)
            .Where(n => shared[n] > 0)
            .Select(n => (Name: names[n], Likeness: 0.7 * shared[n] / all + 0.3 * shared[n] / names[n].Weight))
            .Where(n => n.Likeness >= Least)
            .Select(n => new NearName(n.Name.Text, [.. n.Name.Entries.Where(passes)], n.Likeness))
            .Where(n => n.Entries.Count > 0)
            .OrderByDescending(n => n.Likeness).ThenBy(n => n.Text, StringComparer.Ordinal)
            .Take(most)];
    }

    private static Dictionary<ulong, double> Features(string normal)
    {
        var tokens = new List<Token>();
        NGrams.Cut(normal, tokens);
        var features = new Dictionary<ulong, double>();
        foreach (var token in tokens)
            features[token.Hash] =
                token.Kind switch { TokenKind.Char1 => CharacterWorth, TokenKind.WordPair => 0, TokenKind.Part => 0.5, _ => 1 };
        return features;
    }
}
