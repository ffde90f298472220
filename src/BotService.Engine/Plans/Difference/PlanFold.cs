using System.Text;

namespace BotService.Engine.Plans.Difference;

/// <summary>Texts as they are compared: neither spaces, marks, width and case nor spelling and names that changed count.</summary>
internal sealed class PlanFold
{
    private readonly IReadOnlyDictionary<char, char> spellings;

    /// <summary>Each with the newest name of the thing; longer names first.</summary>
    private readonly List<(string Name, string Newest)> names;

    public PlanFold(PlanNames names)
    {
        spellings = names.Spellings;
        var newer = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (old, @new) in names.Names.Select(n => (Plain(n.Old), Plain(n.New))).Where(n => n.Item1 != n.Item2 && n.Item1.Length > 0))
            newer[old] = @new;
        this.names = [.. newer.Keys.Select(old => (old, Newest(newer, old))).OrderByDescending(n => n.old.Length)];
    }

    /// <summary>Letters and digits alone, names as they are now.</summary>
    public string Of(string text)
    {
        var wide = names.Where(n => IsLatin(n.Name)).Aggregate(Wide(text), Renamed);
        return names.Where(n => !IsLatin(n.Name)).Aggregate(Letters(wide), Renamed);
    }

    /// <summary>The same with names as they stand there.</summary>
    public string Plain(string text) => Letters(Wide(text));

    /// <summary>Whether a name stands in a text; Latin ones only as whole words, for CPS is not NCPS.</summary>
    public bool Holds(string text, string name) => Plain(name) is { Length: > 0 } sought && Find(IsLatin(sought) ? Wide(text) : Plain(text), sought, 0) >= 0;

    /// <summary>Its ends are seen only while the signs around it are there.</summary>
    private static bool IsLatin(string name) => name.All(char.IsAscii);

    private static string Renamed(string text, (string Name, string Newest) of)
    {
        var (name, newest) = of;
        if (Find(text, name, 0) < 0) return text;
        var renamed = new StringBuilder();
        var from = 0;
        // Where a new name holds the old one, it must not grow.
        var inside = newest.IndexOf(name, StringComparison.Ordinal);
        for (var at = Find(text, name, 0); at >= 0; at = Find(text, name, at + name.Length))
        {
            if (inside >= 0 && at >= inside && string.CompareOrdinal(text, at - inside, newest, 0, newest.Length) == 0) continue;
            renamed.Append(text, from, at - from).Append(newest);
            from = at + name.Length;
        }

        // Old and new beside each other are one thing said twice.
        return renamed.Append(text, from, text.Length - from).ToString().Replace(newest + newest, newest, StringComparison.Ordinal);
    }

    /// <summary>As one width, one case, one spelling, without spaces; half characters are left out.</summary>
    private string Wide(string text)
    {
        var wide = new StringBuilder(text.Length);
        foreach (var c in OneWidth.Of(text))
            if (!char.IsWhiteSpace(c)) wide.Append(char.ToLowerInvariant(spellings.GetValueOrDefault(c, c)));
        return wide.ToString();
    }

    private static string Letters(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)));

    private static string Newest(Dictionary<string, string> newer, string old)
    {
        var name = old;
        // Names that name each other in a circle end somewhere.
        for (var i = 0; i < newer.Count && newer.TryGetValue(name, out var next); i++) name = next;
        return name;
    }

    private static int Find(string text, string name, int from)
    {
        for (var at = text.IndexOf(name, from, StringComparison.Ordinal); at >= 0;
             at = at + 1 < text.Length ? text.IndexOf(name, at + 1, StringComparison.Ordinal) : -1)
            if (!Joins(text, at - 1, at) && !Joins(text, at + name.Length - 1, at + name.Length)) return at;
        return -1;
    }

    private static bool Joins(string text, int left, int right) => left >= 0 && right < text.Length
        && char.IsAsciiLetterOrDigit(text[left]) && char.IsAsciiLetterOrDigit(text[right]);
}
