namespace BotService.Staff.Audit;

/// <summary>
/// Something that somebody did, or looked into. Its row is written in the transaction of the change: a store takes it
/// along with what it keeps.
/// </summary>
/// <param name="By">The person's id; <see cref="Operator"/> for who runs the program itself.</param>
/// <param name="Action">Such as <c>misses/assign</c> or <c>conversations/look</c>.</param>
/// <param name="Subject">What it was done to, by its id.</param>
/// <param name="Detail">What tells more, masked, in a line; null when nothing does.</param>
public sealed record Deed(DateTimeOffset At, string By, string Action, string Subject, string? Detail = null)
{
    public const string Operator = "operator";

    /// <summary>Whose data it was about, and who proved that.</summary>
    public const string Citizen = "citizen";
}

/// <summary>A row of the record, and the chain it stands in.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Hash">SHA-256 over the row and the hash before it, in lower hex.</param>
public sealed record AuditRow(long Number, Deed Deed, string Hash);
