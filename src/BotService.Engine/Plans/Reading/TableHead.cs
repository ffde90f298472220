namespace BotService.Engine.Plans.Reading;

/// <summary>The head of a plan's table, which each page repeats.</summary>
internal static class TableHead
{
    private static readonly IReadOnlyList<(ColumnRole Role, string Word)> Words =
        [.. from role in Enum.GetValues<ColumnRole>()
            from word in ReadingWords.Of("column-" + role.ToString().ToLowerInvariant())
            orderby word.Length descending
            select (role, word)];

    private static readonly char[] Brackets = ['(', ')', '（', '）', '、', '/', '／', '　'];

    /// <summary>Whether a line holds nothing but heads of columns, at least two of them.</summary>
    public static bool IsHead(SourceLine line) => line.Cells is { } cells
        ? Whole(string.Join(' ', cells.Select(c => c.Text))) is { Count: >= 2 } : Whole(line.Text) is { Count: >= 2 };

    /// <summary>Whether a line is the rest of a head that goes over lines.</summary>
    public static bool IsRest(string text) => Whole(text) is { Count: >= 1 };

    /// <summary>Whether a line holds nothing but the number of its page.</summary>
    public static bool IsPageNumber(string text) =>
        PlanText.Bare(text).Trim('-', '–', '—', '/', '~') is { Length: > 0 and <= 3 } number && number.All(char.IsAsciiDigit);

    public static bool ReadsFromRight(SourceLine line)
    {
        var roles = Whole(string.Join(' ', line.Cells?.Select(c => c.Text) ?? [line.Text])) ?? [];
        var (wide, text) = (roles.IndexOf(ColumnRole.Perspective), roles.IndexOf(ColumnRole.Measure));
        return wide > text && text >= 0;
    }

    public static bool Has(string text, ColumnRole role) => Whole(text)?.Contains(role) == true;

    /// <summary>The roles named in a text that names nothing else; null where something else stands in it.</summary>
    public static List<ColumnRole>? Whole(string text)
    {
        var rest = PlanText.Bare(text);
        var roles = new List<ColumnRole>();
        while (rest.Length > 0)
        {
            if (Brackets.Contains(rest[0]))
            {
                rest = rest[1..];
                continue;
            }
            var found = Words.FirstOrDefault(w => rest.StartsWith(w.Word, StringComparison.Ordinal));
            if (found.Word is null) return null;
            roles.Add(found.Role);
            rest = rest[found.Word.Length..];
        }
        return roles;
    }
}
