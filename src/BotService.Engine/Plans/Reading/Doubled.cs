using System.Text;

namespace BotService.Engine.Plans.Reading;

/// <summary>Bold print that a file made of the same letters several times over: each piece stands there twice or four times.</summary>
internal static class Doubled
{
    /// <summary>The same text once; as it is where not all of it is repeated as often.</summary>
    public static string Once(string text)
    {
        foreach (var times in new[] { 4, 3, 2 })
            if (PlanText.Letters(text) >= 8 * times && Once(text, times) is { } once) return once;
        return text;
    }

    private static string? Once(string text, int times)
    {
        var once = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (once.Length > 0) once.Append(' ');
            for (var at = 0; at < word.Length;)
            {
                var length = Enumerable.Range(1, (word.Length - at) / times).FirstOrDefault(l => Repeats(word, at, l, times));
                if (length == 0) return null;
                once.Append(word, at, length);
                at += length * times;
            }
        }
        return once.ToString();
    }

    private static bool Repeats(string word, int at, int length, int times) =>
        Enumerable.Range(1, times - 1).All(t => string.CompareOrdinal(word, at, word, at + t * length, length) == 0);
}
