namespace BotService.Engine.Plans.Reading;

/// <summary>
/// The departments of one plan, learnt from its own columns: how they are called, and in which order they stand together.
/// </summary>
internal sealed class DepartmentNames
{
    private static readonly string[] Endings = [.. ReadingWords.Of("department").OrderByDescending(e => e.Length)];
    private static readonly IReadOnlyList<string> Loose = ReadingWords.Of("department-loose");
    private static readonly IReadOnlyList<string> Plain = ReadingWords.Of("department-plain");
    private static readonly char[] Between =
        [' ', '\t', '\u3000', '、', ',', '，', '/', '；', ';', '\n', '(', ')', '（', '）', '\u00a0'];
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly HashSet<(string First, string Then)> orders = [];
    private readonly Dictionary<string, int> together = new(StringComparer.Ordinal);

    /// <summary>Whether a text reads as departments and nothing else.</summary>
    public static bool AreNames(string text)
    {
        var words = Words(text);
        return words.Count > 0 && words.All(IsName);
    }

    public void Learn(string text)
    {
        foreach (var word in Words(text).Where(IsName)) names[word] = names.GetValueOrDefault(word) + 1;
    }

    /// <summary>Learns departments that surely belong to one item.</summary>
    public void LearnTogether(string text)
    {
        var group = Split(text);
        if (group.Distinct().Count() != group.Count) return;
        for (var i = 0; i < group.Count; i++)
            for (var j = i + 1; j < group.Count; j++) orders.Add((group[i], group[j]));
        var key = string.Join(' ', group);
        together[key] = together.GetValueOrDefault(key) + 1;
    }

    /// <summary>The names in a text, run-on ones taken apart.</summary>
    public List<string> Split(string text) => [.. Words(text).SelectMany(Apart)];

    /// <summary>Whether these may belong to one item: none twice, and none before one that it always follows.</summary>
    public bool MayStandTogether(IReadOnlyList<string> group)
    {
        for (var i = 0; i < group.Count; i++)
            for (var j = i + 1; j < group.Count; j++)
                if (group[i] == group[j] || orders.Contains((group[j], group[i]))
                    && !orders.Contains((group[i], group[j]))) return false;
        return true;
    }

    /// <summary>How often these were met as one item's.</summary>
    public int Seen(IReadOnlyList<string> group) => together.GetValueOrDefault(string.Join(' ', group));

    private static bool IsName(string word) =>
        word.Length is >= 2 and <= 12 && Endings.Any(e => word.EndsWith(e, StringComparison.Ordinal))
            && word.All(char.IsLetterOrDigit);

    private static List<string> Words(string text)
    {
        var words = text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (!Loose.Contains(words[i])) continue;
            words[i] += words[i + 1];
            words.RemoveAt(i + 1);
        }
        return words;
    }

    /// <summary>A word that is made of two or more names that stand alone elsewhere.</summary>
    private IEnumerable<string> Apart(string word)
    {
        var ways = new List<string>?[word.Length + 1];
        ways[0] = [];
        for (var end = 1; end <= word.Length; end++)
        {
            for (var start = 0; start < end; start++)
            {
                if (ways[start] is not { } before || end - start == word.Length) continue;
                var name = word[start..end];
                if (names.GetValueOrDefault(name) >= 2 && (ways[end] is null || ways[end]!.Count > before.Count + 1))
                    ways[end] = [.. before, name];
            }
        }
        if (ways[word.Length] is { Count: >= 2 } parts) return parts;
        // A known name with others run into it that stand nowhere alone: they end as names of departments do.
        var known = names.Keys.Where(n => n.Length < word.Length && names[n] >= 2
            && word.StartsWith(n, StringComparison.Ordinal)).MaxBy(n => n.Length);
        return known is not null && IsName(word[known.Length..]) ? [known, .. AtEndings(word[known.Length..])] : [word];
    }

    private static IEnumerable<string> AtEndings(string word)
    {
        for (var i = 2; i < word.Length - 2; i++)
            if (Plain.Contains(word[i].ToString()) && IsName(word[(i + 1)..]))
                return [word[..(i + 1)], .. AtEndings(word[(i + 1)..])];
        return [word];
    }
}
