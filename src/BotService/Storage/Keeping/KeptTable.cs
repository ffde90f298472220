namespace BotService.Storage.Keeping;

/// <summary>Whose data a table holds.</summary>
internal enum Whose
{
    /// <summary>What somebody who asked us something left behind.</summary>
    Citizen,

    /// <summary>What people who work here wrote or did.</summary>
    Staff,

    /// <summary>Nobody's: sums, releases, marks of how far something was read.</summary>
    Nobody,
}

/// <summary>
/// A table of the store: what it holds, whose that is, and when its rows go. Every table and column is declared.
/// </summary>
/// <param name="Goes">A rule of <see cref="Sweeps"/>, or in a few words by what else its rows go.</param>
/// <param name="Words">The columns in which something stands that somebody wrote or said, with spaces between.</param>
/// <param name="Others">All other columns.</param>
internal sealed record KeptTable(string Name, Whose Whose, string Goes, string Words, string Others)
{
    /// <summary>
    /// SQL for the rows of a conversation (<c>@conversation</c>); null where they are found otherwise, or are
    /// nobody's.
    /// </summary>
    public string? Of { get; init; }

    /// <summary>SQL for when a row was made; null where nothing says so.</summary>
    public string? Made { get; init; }

    /// <summary>Ours alone: keys, what is encrypted, whose work it was. Not part of what a citizen is given.</summary>
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal)
    {
        "raw", "ticket", "contact", "caller", "caller_key", "owner", "owned_until", "person", "by_whom", "assignee", "decided_by",
        "reference", "service_url", "kept", "for_person", "from_person",
    };

    public IEnumerable<string> Columns => Split(Words).Concat(Split(Others));

    /// <summary>What of a row is shown to the person whose it is.</summary>
    public IEnumerable<string> Shown => Columns.Where(c => !Hidden.Contains(c));

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
