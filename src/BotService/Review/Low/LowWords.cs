namespace BotService.Review.Low;

/// <summary>Why a conversation is looked at.</summary>
public static class LowReasons
{
    public const string LowScore = "low-score";
    public const string NotHelpful = "not-helpful";
    public const string Abandoned = "abandoned";
    public const string Circles = "circles";
    public const string Cursed = "cursed";
    public const string Person = "person";

    public static readonly IReadOnlyList<string> All = [LowScore, NotHelpful, Abandoned, Circles, Cursed, Person];
}

/// <summary>What was behind it: the list that reviews agree on.</summary>
public static class RootCauses
{
    public static readonly IReadOnlyList<string> All =
    [
        "not-understood", "wrong-entry", "incomplete", "outdated", "open-fact", "unclear-words", "service-itself",
        "technical", "waiting", "manner", "spam",
    ];
}
