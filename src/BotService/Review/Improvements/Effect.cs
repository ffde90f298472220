using System.Text.Json.Serialization;

namespace BotService.Review.Improvements;

/// <summary>
/// What changed: the same questions equally long before and from a day on, beside all other questions as a control.
/// </summary>
/// <param name="Day">The day from which the measure holds; it counts to what came after.</param>
/// <param name="Days">How many days each window has.</param>
/// <param name="Aim">The figure it is judged by.</param>
/// <param name="Others">All other questions in the same windows: what changed there, too, was not the measure's doing.</param>
public sealed record Effect(
    DateOnly Day, int Days, Aim Aim, Compared Same, Compared Others)
{
    /// <summary>Of the group of missed questions that it is about; null where it is about none.</summary>
    public GroupShare? Group { get; init; }

    [JsonIgnore]
    public DateOnly BeforeFrom => Day.AddDays(-Days);

    [JsonIgnore]
    public DateOnly AfterTo => Day.AddDays(Days - 1);

    /// <summary>Of the figure that it was to make better.</summary>
    [JsonIgnore]
    public EffectJudgement Judgement => Same.Judge(Aim);
}

/// <summary>How many of all questions fell into a group of missed ones, in two windows of equal length.</summary>
/// <param name="AskedBefore">Of them all, in talks; a group's own misses in searches count as asked, too.</param>
public sealed record GroupShare(long Before, long AskedBefore, long After, long AskedAfter)
{
    [JsonIgnore]
    public Ratio Then => new(Before, Math.Max(Before, AskedBefore));

    [JsonIgnore]
    public Ratio Since => new(After, Math.Max(After, AskedAfter));
}

/// <summary>Sums of two windows of equal length.</summary>
public sealed record Compared(OutcomeSums Before, OutcomeSums After)
{
    public Between Difference(Aim aim) => After.Of(aim).Less(Before.Of(aim));

    public EffectJudgement Judge(Aim aim)
    {
        if (Before.Of(aim).IsTooFew || After.Of(aim).IsTooFew) return EffectJudgement.TooFew;
        var (low, high) = Difference(aim);
        return low > 0 ? aim.IsMoreBetter() ? EffectJudgement.Better : EffectJudgement.Worse
            : high < 0 ? aim.IsMoreBetter() ? EffectJudgement.Worse : EffectJudgement.Better
            : EffectJudgement.NoDifference;
    }
}

/// <summary>What the interval of a difference says.</summary>
public enum EffectJudgement
{
    /// <summary>Fewer than thirty in a window: a result, and no reason to believe either way.</summary>
    TooFew,
    Better,
    Worse,

    /// <summary>The interval holds 0.</summary>
    NoDifference,
}
