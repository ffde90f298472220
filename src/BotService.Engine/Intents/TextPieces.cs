using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>
/// Finds the parts of a text that counted most: whole words, pairs of words, and up to four characters of unspaced
/// scripts. Only words, and characters pair by pair, that training knows: nothing that a citizen alone wrote, such
/// as a name, is ever among them.
/// </summary>
internal static class TextPieces
{
    private const int LongestRun = 4;
    private const int Most = 8;
    private const double Least = 0.05;

    /// <summary>A question says what it wants at its beginning; what follows is not worth the time.</summary>
    private const int Read = 120;

    /// <param name="weigh">What a token says; null when training never saw it.</param>
    /// <returns>Parts that do not overlap, strongest first.</returns>
    public static IReadOnlyList<TextPiece> Of(string normalized, Func<Token, double?> weigh)
    {
        var text = normalized.Length > Read ? normalized[..Read] : normalized;
        var tokens = new List<Token>();
        var parts = new List<(int Start, int End, double Weight, double Rank)>();
        foreach (var (start, end, units, kind) in Parts(text))
        {
            tokens.Clear();
            NGrams.Cut(text.AsSpan(start, end - start), tokens);
            if (Weigh(kind) is not { } weight) continue;
            // A longer part holds all that its own parts say; it must say clearly more to be worth its length.
            parts.Add((start, end, weight, Math.Abs(weight) / Math.Sqrt(units)));
        }
        var chosen = new List<(int Start, int End, double Weight, double Rank)>();
        foreach (var part in parts.Where(p => Math.Abs(p.Weight) >= Least).OrderByDescending(p => p.Rank)
            .ThenBy(p => p.Start))
        {
            if (chosen.Count < Most && chosen.TrueForAll(c => part.End <= c.Start || part.Start >= c.End))
                chosen.Add(part);
        }
        return [.. chosen.OrderByDescending(c => Math.Abs(c.Weight))
            .Select(c => new TextPiece(text[c.Start..c.End], Math.Round(c.Weight, 2)))];

        double? Weigh(TokenKind kind)
        {
            var sum = 0.0;
            foreach (var token in tokens)
            {
                if (weigh(token) is { } weight) sum += weight;
                else if (token.Kind == kind) return null;
            }
            return sum;
        }
    }

    private static IEnumerable<(int Start, int End, int Units, TokenKind Kind)> Parts(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var script = Scripts.Of(text[start]);
            var end = RunEnd(text, start);
            if (script == Script.Ideograph)
            {
                for (var from = start; from < end; from++)
                {
                    for (var length = 1; length <= LongestRun && from + length <= end; length++)
                        yield return (from, from + length, length, length == 1 ? TokenKind.Char1 : TokenKind.Char2);
                }
            }
            else if (script == Script.Latin)
            {
                yield return (start, end, 1, TokenKind.Word);
                if (end + 1 < text.Length && text[end] == ' ' && Scripts.Of(text[end + 1]) == Script.Latin)
                    yield return (start, RunEnd(text, end + 1), 2, TokenKind.WordPair);
            }
            start = end;
        }
    }

    private static int RunEnd(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && Scripts.Of(text[end]) == Scripts.Of(text[start])) end++;
        return end;
    }
}
