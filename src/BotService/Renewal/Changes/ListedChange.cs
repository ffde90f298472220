using BotService.Engine.Plans.Difference;

namespace BotService.Renewal.Changes;

/// <summary>What has to be done about a changed item; its words stand with the pages' words.</summary>
public enum ChangeTask { Carry, End, Reread, Figures, Rename, Departments, Deadline, Divide, Join }

/// <summary>A changed item as it was found.</summary>
/// <param name="Key">Its paths in both plans: found again, it is the same change.</param>
/// <param name="Before">Its words in the older plan; null where it is new.</param>
/// <param name="After">Its words in the newer plan; null where it was dropped.</param>
/// <param name="Owner">Who sees to it: the owner of the entry it touches, else the plan's own department; empty where neither is known.</param>
public sealed record FoundChange(
    string Key, PlanClass Class, IReadOnlyList<string> Olds, IReadOnlyList<string> News, string? Before, string? After,
    IReadOnlyList<PlanChange> Changes, IReadOnlyList<PlanTouch> Touches, IReadOnlyList<ChangeTask> Tasks, string Owner, DateOnly Due);

/// <summary>A changed item on the list that people work off.</summary>
/// <param name="A">The older plan's id.</param>
/// <param name="B">The newer plan's id.</param>
/// <param name="State">One of <see cref="ChangeState"/>.</param>
/// <param name="Draft">The draft that does it; null where none does.</param>
/// <param name="Reason">Why nothing need be changed; null where something is.</param>
/// <param name="By">Who decided, by id; null while it is open.</param>
public sealed record ListedChange(
    long Number, string A, string B, FoundChange Found, string State, long? Draft, string? Reason, string? By, DateTimeOffset? At,
    int Version)
{
    public const int LongestReason = 500;

    /// <summary>The number of what was found and is not on the list yet.</summary>
    public const long NotListed = 0;

    public bool IsListed => Number != NotListed;

    public bool IsLate(DateOnly today) => State == ChangeState.Open && Found.Due < today;
}

/// <summary>How far a change is.</summary>
public static class ChangeState
{
    public const string Open = "open", Drafted = "drafted", Unneeded = "unneeded";

    /// <summary>Of a list: open, and its day is over.</summary>
    public const string Late = "overdue";

    public static readonly IReadOnlyList<string> All = [Open, Late, Drafted, Unneeded];
}
