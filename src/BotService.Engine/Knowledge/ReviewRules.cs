using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>
/// How what nobody has read again in time is told: as ever, with a sentence that says so, or no longer.
/// </summary>
public enum ReviewStand { AsEver, Marked, Withheld }

/// <summary>What becomes of one class of entries after their day has passed.</summary>
/// <param name="Kinds">Of entries, in kebab case, and <see cref="Answer"/>; empty: all. So the others.</param>
/// <param name="Mark">Days after the day from which it is told with a sentence; null: never.</param>
/// <param name="Withhold">Days after the day from which it is no longer told; null: never.</param>
public sealed record ReviewRule(
    IReadOnlyList<string> Kinds, IReadOnlyList<string> Themes, IReadOnlyList<string> Services, int? Mark, int? Withhold)
{
    /// <summary>The kind of a question with an answer of its own.</summary>
    public const string Answer = "answer";

    public bool IsForAll => Kinds.Count == 0 && Themes.Count == 0 && Services.Count == 0;

    public ReviewStand Of(DateOnly reviewBy, DateOnly today)
    {
        var late = today.DayNumber - reviewBy.DayNumber;
        return late > Withhold ? ReviewStand.Withheld : late > Mark ? ReviewStand.Marked : ReviewStand.AsEver;
    }

    internal bool Fits(string kind, Classes? classes) =>
        Holds(Kinds, kind) && Holds(Themes, classes?.Theme) && Holds(Services, classes?.Service);

    private static bool Holds(IReadOnlyList<string> named, string? term) => named.Count == 0 || (term is not null && named.Contains(term));
}

/// <summary>
/// By class, what becomes of what its owner has not read again by its day, from <c>catalogue/reviews.yaml</c>.
/// </summary>
/// <param name="Rules">The first that fits counts; of what none fits, all is told as ever.</param>
public sealed record ReviewRules(IReadOnlyList<ReviewRule> Rules)
{
    public static readonly ReviewRules None = new([]);

    public ReviewStand Of(Entry entry, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Of(KebabCase.Of(entry.Kind), entry.Classes, entry.ReviewBy, today);
    }

    /// <param name="entry">The one it belongs to, whose classes are its own; null for none.</param>
    public ReviewStand Of(AnswerItem answer, Entry? entry, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Of(ReviewRule.Answer, entry?.Classes, answer.ReviewBy, today);
    }

    private ReviewStand Of(string kind, Classes? classes, DateOnly reviewBy, DateOnly today) =>
        Rules.FirstOrDefault(r => r.Fits(kind, classes))?.Of(reviewBy, today) ?? ReviewStand.AsEver;
}
