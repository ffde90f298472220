using BotService.Engine.Language;

namespace BotService.Engine.Safety;

/// <summary>
/// Cuts long texts into pieces of the length of a cry for help, each half over the next: in a whole story the few
/// words that count would be lost.
/// </summary>
internal static class Windows
{
    /// <summary>Of unspaced scripts; in Latin script a word has about five letters.</summary>
    private const int Characters = 44;
    private const int Letters = 120;

    /// <summary>Raw text read at once, well below what the normaliser takes.</summary>
    private const int Piece = 400;

    /// <summary>Raw text in pieces that end where something may end.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = Math.Min(text.Length, at + Piece);
            if (end < text.Length)
            {
                var from = at + Piece / 2;
                var cut = text.AsSpan(from, end - from).LastIndexOfAny(" ，。！？；\n\r\t,.!?;");
                if (cut >= 0) end = from + cut + 1;
                else if (char.IsHighSurrogate(text[end - 1])) end--;
            }
            yield return text[at..end];
            at = end;
        }
    }

    public static IEnumerable<Range> Of(string normalized)
    {
        var unspaced = normalized.Count(c => Scripts.Of(c) == Script.Ideograph);
        var size = unspaced * 2 > normalized.Length ? Characters : Letters;
        if (normalized.Length <= size * 5 / 4)
        {
            yield return ..;
            yield break;
        }
        for (var at = 0; at < normalized.Length;)
        {
            var end = Math.Min(normalized.Length, at + size);
            yield return at..end;
            if (end == normalized.Length) yield break;
            var next = at + size / 2;
            var space = normalized.IndexOf(' ', next);
            at = space >= 0 && space < end ? space + 1 : next;
        }
    }
}
