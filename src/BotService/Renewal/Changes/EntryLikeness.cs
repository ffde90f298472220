using BotService.Engine.Knowledge;

namespace BotService.Renewal.Changes;

/// <summary>An entry that speaks of what a text speaks of.</summary>
/// <param name="Worth">What the pieces tell that both have.</param>
/// <param name="Pieces">Those that tell most first.</param>
internal sealed record AlikeEntry(string Entry, double Worth, IReadOnlyList<string> Pieces);

/// <summary>
/// Which entries speak of what an item of a plan speaks of: they share pieces of text that few entries hold. A pair of
/// characters tells the more, the fewer entries have it.
/// </summary>
internal sealed class EntryLikeness
{
    /// <summary>A piece that tells less stands in an entry by chance; so much together is no chance.</summary>
    private const double LeastPiece = 4, Enough = 14.5;

    /// <summary>Or so much of what a short text says at all.</summary>
    private const double EnoughOfShort = 0.45;

    /// <summary>
    /// One piece is a term of its own; and an entry that shares much less than the likest is not meant.
    /// </summary>
    private const int Term = 4, Most = 3, MostPieces = 3;

    private const double Beside = 0.4;

    private readonly List<(string Id, string Organisation, HashSet<string> Pairs, string Text)> entries;
    private readonly Dictionary<string, double> worth;

    public EntryLikeness(KnowledgeBase knowledge)
    {
        var locale = knowledge.Locales[0];
        entries = [.. knowledge.Entries.Values.OrderBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => (e.Id, e.Organisation, Text: TextOf(e.Wordings[locale]).ToLowerInvariant()))
            .Select(e => (e.Id, e.Organisation, Pairs(e.Text).ToHashSet(StringComparer.Ordinal), e.Text))];
        worth = entries.SelectMany(e => e.Pairs).CountBy(p => p, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => Math.Log((double)entries.Count / p.Value), StringComparer.Ordinal);
    }

    /// <summary>The likest first.</summary>
    /// <param name="organisations">Whose entries are meant.</param>
    public IReadOnlyList<AlikeEntry> Of(string text, Func<string, bool> organisations)
    {
        var said = text.ToLowerInvariant();
        var all = Pairs(said).Distinct().Sum(Worth);
        var found = new List<AlikeEntry>();
        foreach (var entry in entries.Where(e => organisations(e.Organisation)))
        {
            var pieces = Pieces(said, entry.Pairs, entry.Text).Distinct().Select(p => (Piece: p, Worth: Pairs(p).Sum(Worth)))
                .Where(p => p.Worth >= LeastPiece).OrderByDescending(p => p.Worth).ThenBy(p => p.Piece, StringComparer.Ordinal).ToList();
            var sum = pieces.Sum(p => p.Worth);
            if (pieces.Exists(p => p.Piece.Length >= Term) && (sum >= Enough || sum >= EnoughOfShort * all))
                found.Add(new(entry.Id, Math.Round(sum, 1), [.. pieces.Take(MostPieces).Select(p => p.Piece)]));
        }

        var best = found.Select(f => f.Worth).DefaultIfEmpty().Max();
        return [.. found.Where(f => f.Worth >= Beside * best).OrderByDescending(f => f.Worth).ThenBy(f => f.Entry, StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>Whether a sentence has a piece of a text that tells something.</summary>
    public bool Shares(string text, string sentence)
    {
        var other = sentence.ToLowerInvariant();
        return Pieces(text.ToLowerInvariant(), Pairs(other).ToHashSet(StringComparer.Ordinal), other)
            .Any(p => p.Length >= Term - 1 && Pairs(p).Sum(Worth) >= LeastPiece);
    }

    /// <summary>The longest pieces of a text that another holds, from left to right.</summary>
    private static IEnumerable<string> Pieces(string text, HashSet<string> pairs, string other)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var length = 1;
            while (i + length < text.Length && pairs.Contains(text.Substring(i + length - 1, 2))
                && other.Contains(text.Substring(i, length + 1), StringComparison.Ordinal)) length++;
            if (length < 2) continue;
            yield return text.Substring(i, length);
            i += length - 1;
        }
    }

    /// <summary>What no entry says tells as much as what a few say: it is what the text is about, too.</summary>
    private double Worth(string pair) => worth.GetValueOrDefault(pair, Math.Log(entries.Count) / 2);

    private static string TextOf(EntryWording words) => string.Join(
        '\n', (string[])[words.Name, words.Short, words.Summary, .. words.Aliases, .. words.Texts.OrderBy(t => t.Key).Select(t => t.Value)]);

    private static IEnumerable<string> Pairs(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i + 1])) yield return text.Substring(i, 2);
    }
}
