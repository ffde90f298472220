using System.Runtime.CompilerServices;
using BotService.Engine.Language;

namespace BotService.Engine.Safety;

/// <summary>
/// The expressions of all languages and the sign each stands for: <c>火花</c>, <c>sparks</c> and <c>tia lửa</c> are one.
/// The longest expression at a place counts, so that a circuit breaker is no shock and a death certificate no death.
/// </summary>
internal sealed class SignBook
{
    private readonly List<string> names = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lexicon<int?>> spaced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> pictures = new(StringComparer.Ordinal);

    /// <summary>Scripts without spaces share one table: no two of them share a letter.</summary>
    private readonly Lexicon<int?> unspaced = new();

    public IReadOnlyList<string> Names => names;

    public string this[int sign] => names[sign];

    public int? Number(string name) => numbers.TryGetValue(name, out var number) ? number : null;

    public int Add(string name)
    {
        if (numbers.TryGetValue(name, out var known)) return known;
        numbers.Add(name, names.Count);
        names.Add(name);
        return names.Count - 1;
    }

    /// <param name="language">Whose expression it is: in Latin script the same word means another
    /// thing in another language.</param>
    public void Add(string language, int sign, string expression)
    {
        var normal = TextNormalizer.Normalize(expression);
        if (normal.Length == 0) pictures[expression] = sign;
        else if (Scripts.Of(normal[0]) != Script.Latin) unspaced[normal] = sign;
        else
        {
            if (!spaced.TryGetValue(language, out var lexicon)) spaced.Add(language, lexicon = new());
            lexicon[normal] = sign;
        }
    }

    /// <summary>The signs of normalised text in their order, each once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // training runs once, at start: there is no time to warm up
    public void Read(ReadOnlySpan<char> normalized, string? language, List<int> into)
    {
        var spaced = language is null ? null : this.spaced.GetValueOrDefault(language);
        for (var at = 0; at < normalized.Length;)
        {
            var rest = normalized[at..];
            var lexicon = Scripts.Of(rest[0]) == Script.Latin ? spaced : unspaced;
            var length = 1;
            if (lexicon is null) length = Math.Max(1, rest.IndexOf(' '));
            else if (lexicon.Find(rest, out var sign, out length) && sign is { } found && !into.Contains(found))
                into.Add(found);
            at += length;
        }
    }

    /// <summary>The signs of pictures such as 🔥, for a message that holds nothing else.</summary>
    public void ReadPictures(string text, List<int> into)
    {
        foreach (var (picture, sign) in pictures)
            if (text.Contains(picture, StringComparison.Ordinal) && !into.Contains(sign)) into.Add(sign);
    }
}
