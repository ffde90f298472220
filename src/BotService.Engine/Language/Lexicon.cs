namespace BotService.Engine.Language;

/// <summary>
/// Expressions of normalised text, and what each stands for. The longest at a place counts; Latin words count whole.
/// </summary>
internal sealed class Lexicon<T>
{
    private const int MostLatinWords = 4;

    private readonly Dictionary<string, T> words = new(StringComparer.Ordinal);

    /// <summary>
    /// By first character, the length of the longest expression: most places begin none, and most others a short one.
    /// </summary>
    private readonly Dictionary<char, int> longest = [];

    public T? this[string word]
    {
        get => words.GetValueOrDefault(word);
        set
        {
            if (word.Length == 0) return;
            words[word] = value!;
            longest[word[0]] = Math.Max(longest.GetValueOrDefault(word[0]), word.Length);
        }
    }

    public bool Holds(string word) => words.ContainsKey(word);

    /// <summary>Looks at the beginning of the text.</summary>
    /// <param name="length">Of the expression found; else how far to step on to the next
    /// place where one may begin.</param>
    public bool Find(ReadOnlySpan<char> rest, out T value, out int length)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var latin = Scripts.Of(rest[0]) == Script.Latin;
        for (length = LongestFrom(rest, latin); length > 0; length = latin
            ? Math.Max(0, rest[..length].LastIndexOf(' ')) : length - 1)
        {
            if (lookup.TryGetValue(rest[..length], out value!)) return true;
        }
        length = latin ? WordEnd(rest, 0) : 1;
        value = default!;
        return false;
    }

    /// <summary>The power in "powerpoint" is none.</summary>
    private int LongestFrom(ReadOnlySpan<char> rest, bool latin)
    {
        var longest = Math.Min(this.longest.GetValueOrDefault(rest[0]), rest.Length);
        if (!latin || longest == 0) return longest;
        var end = 0;
        for (var i = 0; i < MostLatinWords; i++)
        {
            var next = WordEnd(rest, end == 0 ? 0 : end + 1);
            if (next <= end || next > longest) break;
            end = next;
            if (end >= rest.Length || rest[end] != ' ' || end + 1 >= rest.Length
                || Scripts.Of(rest[end + 1]) != Script.Latin) break;
        }
        return end;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && Scripts.Of(text[from]) == Script.Latin) from++;
        return from;
    }
}
