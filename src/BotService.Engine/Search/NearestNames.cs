using BotService.Engine.Language;

namespace BotService.Engine.Search;

/// <summary>A name that is like what was typed, and the entries that bear it.</summary>
internal sealed record NearName(string Text, IReadOnlyList<int> Entries, double Likeness);

/// <summary>
/// Names like a text that nothing holds: by pairs of characters, by how they sound, by parts of Latin words. So 「過互」 comes to 「過戶」 and "electricty" to "electricity".
/// </summary>
internal sealed class NearestNames
{
    /// <summary>Below this the likeness is one of single characters, which tells nothing.</summary>
    private const double Least = 0.35;

    private const double CharacterWorth = 0.3;

    private readonly (string Text, int[] Entries, Dictionary<ulong, double> Features, double Weight)[] _names;

    /// <param name="lines">Those that are names or items count.</param>
    public NearestNames(IEnumerable<Line> lines) => _names = [.. lines
        .Where(l => l.Place is TextPlace.Names or TextPlace.Items && l.Normal.Length > 1)
        .GroupBy(l => l.Normal, StringComparer.Ordinal)
        .Select(g => (Group: g, Features: Features(g.Key)))
        .Select(g => (g.Group.First().Text, g.Group.Select(l => l.Entry).Distinct().ToArray(), g.Features, g.Features.Values.Sum()))];

    /// <param name="passes">Entries that count.</param>
    public IReadOnlyList<NearName> To(string normal, Func<int, bool> passes, int most)
    {
        var wanted = Features(normal);
        var all = wanted.Values.Sum();
        if (all <= 0) return [];
        return [.. _names
            .Select(n => (Name: n, Likeness: Likeness(wanted, all, n.Features, n.Weight)))
            .Where(n => n.Likeness >= Least)
            .Select(n => new NearName(n.Name.Text, [.. n.Name.Entries.Where(passes)], n.Likeness))
            .Where(n => n.Entries.Count > 0)
            .OrderByDescending(n => n.Likeness).ThenBy(n => n.Text, StringComparer.Ordinal)
            .Take(most)];
    }

    /// <summary>Mostly how much of the text the name has, a little how much of the name the text has.</summary>
    private static double Likeness(Dictionary<ulong, double> wanted, double all, Dictionary<ulong, double> name, double weight)
    {
        var shared = 0.0;
        foreach (var (feature, worth) in wanted)
            if (name.ContainsKey(feature)) shared += worth;
        return shared <= 0 ? 0 : 0.7 * shared / all + 0.3 * shared / weight;
    }

    private static Dictionary<ulong, double> Features(string normal)
    {
        var tokens = new List<Token>();
        NGrams.Cut(normal, tokens);
        var features = new Dictionary<ulong, double>();
        foreach (var token in tokens)
            features[token.Hash] = token.Kind switch { TokenKind.Char1 => CharacterWorth, TokenKind.WordPair => 0, TokenKind.Part => 0.5, _ => 1 };
        return features;
    }
}
