namespace BotService.Engine.Language;

/// <summary>Finds an expression in a normalised text: anywhere in Chinese, as whole words in Latin script.</summary>
public static class TextSearch
{
    public static bool Holds(string text, string phrase) => Find(text, phrase, 0) >= 0;

    /// <returns>Where the expression begins, or -1.</returns>
    public static int Find(string text, string phrase, int from)
    {
        if (phrase.Length == 0) return -1;
        for (var at = text.IndexOf(phrase, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
            if (!CutsWord(text, at) && !CutsWord(text, at + phrase.Length)) return at;
        return -1;
    }

    /// <summary>Between two Latin letters or digits no expression begins or ends.</summary>
    private static bool CutsWord(string text, int at) =>
        at > 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at]);
}
