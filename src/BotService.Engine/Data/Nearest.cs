namespace BotService.Engine.Data;

/// <summary>
/// The known name that was probably meant by a misspelt one. Ids are Latin words with hyphens, so letters are counted;
/// what citizens write is likened by sounds and pairs of characters elsewhere.
/// </summary>
public static class Nearest
{
    /// <returns>The known name that differs by the fewest letters, or null when none is near.</returns>
    public static string? To(string given, IEnumerable<string> known) =>
        (from name in known.Distinct()
         let far = IsBeginning(given, name) ? 1 : Distance(given, name)
         where name != given && far <= Most(given, name)
         orderby far, name
         select name).FirstOrDefault();

    /// <summary>Short names are near one another by chance.</summary>
    private static int Most(string a, string b) => Math.Max(a.Length, b.Length) switch
    {
        < 3 => 0, < 5 => 1, < 11 => 2, _ => 3,
    };

    private static bool IsBeginning(string a, string b)
    {
        var (few, many) = a.Length < b.Length ? (a, b) : (b, a);
        return few.Length >= 4 && many.StartsWith(few, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Letters to put in, leave out, change, or swap with their neighbour; capitals do not count.</summary>
    private static int Distance(string a, string b)
    {
        (a, b) = (a.ToLowerInvariant(), b.ToLowerInvariant());
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(change, 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[a.Length, b.Length];
    }
}
