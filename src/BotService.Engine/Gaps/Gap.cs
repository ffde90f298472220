using BotService.Engine.Knowledge;

namespace BotService.Engine.Gaps;

/// <summary>
/// Why a fact is not yet sure, gravest first: looked for and not found; found, but not with those
/// who decide; promised in a plan.
/// </summary>
public enum GapStatus { Open, Reported, Planned }

internal static class GapStatuses
{
    /// <summary>Of a fact that is not confirmed.</summary>
    public static GapStatus Of(FactStatus status) => Enum.Parse<GapStatus>(status.ToString());
}

/// <summary>One thing an entry says with reserve, in words.</summary>
/// <param name="Section">The heading under which the reply says it.</param>
/// <param name="Id">Names the fact in the entry's files.</param>
/// <param name="Text">The document's name or the sentence.</param>
/// <param name="StatusName">The status in words.</param>
/// <param name="ForWhom">For which cases it holds; null for all.</param>
/// <param name="Sources">Where it was read, each with its date; empty for what was not found.</param>
public sealed record Gap(
    string Section, string Id, string Text, GapStatus Status, string StatusName, string? ForWhom,
    IReadOnlyList<GapSource> Sources)
{
    /// <summary>
    /// How a citizen asks for it on the telephone; null where it is not open, or there are no words for it.
    /// </summary>
    public string? Ask { get; init; }
}

/// <param name="Dated">The date the source bears and the day it was read, in words.</param>
public sealed record GapSource(string Title, string? Url, string Dated);

/// <summary>All that an entry says with reserve.</summary>
/// <param name="Confirms">Who can settle it.</param>
/// <param name="List">Sentence about the list of documents while it is not confirmed complete; null when it is, or
/// when there is no list.</param>
public sealed record EntryGaps(
    string Entry,
    string Name,
    string Organisation,
    string OrganisationName,
    string Owner,
    string Confirms,
    string? List,
    DateOnly Updated,
    DateOnly ReviewBy,
    IReadOnlyList<Gap> Gaps)
{
    /// <summary>
    /// The entries by which it is asked for: itself, or those that an office adds to, or that reckon by a tariff.
    /// </summary>
    public IReadOnlyList<string> AskedBy { get; init; } = [Entry];

    public int Count(GapStatus status) => Gaps.Count(g => g.Status == status);
}

/// <summary>What the knowledge does not yet know for sure.</summary>
public interface IGaps
{
    /// <summary>Organisations that have gaps, as id and name.</summary>
    IReadOnlyList<(string Id, string Name)> Organisations(string locale, DateOnly today);

    /// <summary>The entries with gaps, by organisation and id.</summary>
    /// <param name="today">Rules that have ended by then are no gaps any more; coming ones are.</param>
    /// <param name="organisation">Null for all.</param>
    IReadOnlyList<EntryGaps> List(string locale, DateOnly today, string? organisation = null);

    /// <summary>Likewise the offices and the tariffs, under their own ids.</summary>
    IReadOnlyList<EntryGaps> Beside(string locale, DateOnly today, string? organisation = null);
}
