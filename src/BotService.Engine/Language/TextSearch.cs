namespace BotService.Engine.Language;

/// <summary>Finds an expression in a normalised text: anywhere in Chinese, as whole words in Latin script.</summary>
public static class TextSearch
{
    public static bool Holds(string text, string phrase) => Find(text, phrase, 0) >= 0;

    /// <returns>Where the expression begins, or -1.</returns>
    public static int Find(string text, string phrase, int from)
    {
        if (phrase.Length == 0) return -1;
        for (var at = text.IndexOf(phrase, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(
            phrase, at + 1, StringComparison.Ordinal))
            if (!CutsWord(text, at) && !CutsWord(text, at + phrase.Length)) return at;
        return -1;
    }

    /// <summary>The text with a space in the place of each expression.</summary>
    /// <param name="expressions">Longest first.</param>
    public static string Without(string text, IEnumerable<string> expressions)
    {
        foreach (var expression in expressions)
            for (var at = Find(text, expression, 0); at >= 0; at = Find(text, expression, 0))
                text = string.Concat(text.AsSpan(0, at), " ", text.AsSpan(at + expression.Length));
        return text;
    }

    /// <summary>What stands in the place of something that was read: part of no expression.</summary>
    public const char Taken = '\u0001';

    /// <summary>The text, as long as it was, with <see cref="Taken"/> in the place of a part of it.</summary>
    public static string Take(string text, int at, int length) =>
        string.Concat(text.AsSpan(0, at), new string(Taken, length), text.AsSpan(at + length));

    /// <summary>The same for every place of each expression.</summary>
    /// <param name="expressions">Longest first.</param>
    public static string TakeAll(string text, IEnumerable<string> expressions)
    {
        foreach (var expression in expressions)
            for (var at = Find(text, expression, 0); at >= 0; at = Find(text, expression, 0))
                text = Take(text, at, expression.Length);
        return text;
    }

    /// <summary>The beginning of a text, never with half a pair of surrogates at its end.</summary>
    /// <param name="longest">In UTF-16 units, at least 1.</param>
    public static string Beginning(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>Between two Latin letters or digits no expression begins or ends.</summary>
    private static bool CutsWord(string text, int at) =>
        at > 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at]);
}
