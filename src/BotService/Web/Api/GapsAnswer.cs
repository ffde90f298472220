using System.ComponentModel;
using BotService.Engine.Gaps;
using BotService.Engine.Library;
using BotService.Insight;

namespace BotService.Web.Api;

[Description("One page of the entries that say something with reserve.")]
internal sealed record GapsAnswer(
    string Lang,
    [property: Description("Names the knowledge; it changes when anything in it does.")] string Release,
    [property: Description("The day it holds for: rules that have ended by then are no gaps any more.")] DateOnly AsOf,
    [property: Description("Entries on all pages together.")] int Total,
    int Page,
    int Pages,
    [property: Description("Every organisation with gaps, whichever was asked for.")] IReadOnlyList<OrganisationGaps> Organisations,
    IReadOnlyList<GapEntry> Entries);

[Description("How many facts are not known for sure.")]
internal sealed record GapCounts(int Open, int Reported, int Planned)
{
    public static GapCounts Of(IEnumerable<EntryGaps> entries)
    {
        var counts = entries.SelectMany(e => e.Gaps).CountBy(g => g.Status).ToDictionary();
        return new(counts.GetValueOrDefault(GapStatus.Open), counts.GetValueOrDefault(GapStatus.Reported),
            counts.GetValueOrDefault(GapStatus.Planned));
    }
}

internal sealed record OrganisationGaps(Term Organisation, int Entries, GapCounts Counts)
{
    public static OrganisationGaps Of((string Id, string Name) organisation, IEnumerable<OpenGap> gaps)
    {
        var entries = gaps.Select(g => g.Entry).ToList();
        return new(new Term(organisation.Id, organisation.Name), entries.Count, GapCounts.Of(entries));
    }
}

[Description("An entry and what it says with reserve.")]
internal sealed record GapEntry(
    [property: Description("The entry's id.")] string Entry,
    string Name,
    Term Organisation,
    [property: Description("How often it was asked for in thirty days, rounded down to fives; null when that was fewer than five times.")] int? Asked,
    [property: Description("How often something open was met on it, in the same way.")] int? Unanswered,
    [property: Description("How many notes citizens wrote of what the agency told them, in the same way.")] int? Noted,
    [property: Description("Who can settle it.")] string Confirms,
    [property: Description("Who keeps the entry true.")] string Owner,
    [property: Description("Said while the list of documents is not confirmed complete; else null.")] string? List,
    [property: Description("The day what the entry says was last changed.")] DateOnly Updated,
    [property: Description("The day by which its owner reads it again.")] DateOnly ReviewBy,
    GapCounts Counts,
    [property: Description("Each with where it was read; one that was not found has no source.")] IReadOnlyList<Gap> Gaps,
    [property: Description("The whole entry as data.")] string Data,
    [property: Description("The same for people.")] string Page)
{
    public static GapEntry Of(OpenGap gap)
    {
        var e = gap.Entry;
        return new(
            e.Entry, e.Name, new Term(e.Organisation, e.OrganisationName), gap.Asked, gap.Unanswered, gap.Noted,
            e.Confirms, e.Owner, e.List, e.Updated, e.ReviewBy,
            GapCounts.Of([e]), e.Gaps, $"{ApiRoom.Root}/entries/{e.Entry}", $"/entries/{e.Entry}");
    }
}
