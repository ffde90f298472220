namespace BotService.Review.Low;

/// <summary>A conversation that went badly, and what becomes of it.</summary>
/// <param name="At">When it first went badly; <paramref name="HeardAt"/>: when it last did.</param>
/// <param name="Reasons">Of <see cref="LowReasons"/>, each once.</param>
/// <param name="Cause">Of <see cref="RootCauses"/>; null until somebody said.</param>
/// <param name="Assignee">A person's id.</param>
/// <param name="Chases">How often it was asked after (稽催).</param>
/// <param name="Organisation">Of the entry it went badly with; null where there was none.</param>
/// <param name="Score">The lowest rating; null when none was given.</param>
/// <param name="Words">What the citizen wrote with the latest rating, masked.</param>
public sealed record LowItem(
    long Number, string Conversation, DateTimeOffset At, DateTimeOffset HeardAt, IReadOnlyList<string> Reasons,
    bool IsOpen, string? Cause, string? Assignee, DateOnly? Due, int Chases, DateTimeOffset? ChasedAt, string? Entry,
    string? Organisation, int? Score, string? Words, DateTimeOffset? ClosedAt, int Version)
{
    public const string Open = "open";
    public const string Closed = "closed";

    /// <summary>Open, and its day is over.</summary>
    public const string Late = "overdue";

    public bool IsLate(DateOnly today) => IsOpen && Due < today;

    public string StatusOn(DateOnly today) => IsLate(today) ? Late : IsOpen ? Open : Closed;
}

/// <summary>Something that was done about an item.</summary>
/// <param name="Kind">note · chase · assign · cause · close · reopen</param>
/// <param name="By">A person's id; <see cref="LowNote.Service"/> for what nobody did.</param>
public sealed record LowNote(DateTimeOffset At, string By, string Kind, string? Text)
{
    public const string Service = "service";

    /// <summary>Characters of a note that are kept.</summary>
    public const int Longest = 4000;
}

/// <param name="Status"><see cref="LowItem.Open"/>, <see cref="LowItem.Closed"/> or <see cref="LowItem.Late"/>.</param>
/// <param name="Organisation">Conversations in which one of its entries came up; null: all.</param>
public sealed record LowFilter(
    DateOnly? From = null, DateOnly? To = null, string? Organisation = null, string? Status = null,
    string? Assignee = null, string? Reason = null, string? Cause = null)
{
    /// <summary>As an assignee: items that nobody has taken.</summary>
    public const string Nobody = "none";
}

/// <param name="Total">Of the whole list.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record LowRows(IReadOnlyList<LowItem> Rows, long Total, string? Next);
