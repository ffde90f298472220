namespace BotService.Review;

/// <summary>How an attempt to change something that staff work on ended.</summary>
public enum Change
{
    Done,

    /// <summary>Somebody else changed it first: the version is another one now.</summary>
    Stale,

    /// <summary>It does not allow this as it stands, such as closing without a cause.</summary>
    Refused,

    /// <summary>It would lead back to itself; only merging can.</summary>
    Cycle,
}
