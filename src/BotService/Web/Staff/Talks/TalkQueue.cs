using BotService.Handoff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Talks;

/// <summary>The open talks that somebody may see, and which of them were asked for.</summary>
/// <param name="All">Those that wait in their order, then those that are taken.</param>
public sealed record TalkQueue(IReadOnlyList<LiveTalk> All, ListAsk Ask, string Me, DateTimeOffset Now)
{
    public static readonly IReadOnlyList<string> Statuses = [TalkStates.Waiting, TalkStates.Taken, TalkStates.Late];

    public IReadOnlyList<LiveTalk> Asked => [.. All.Where(t =>
        (Ask.Status is null || (Ask.Status == TalkStates.Late ? t.IsLate(Now) : t.Status == Ask.Status))
        && (Ask.Assignee is null || t.Person == Ask.Assignee)
        && (Ask.Organisation is null || t.Organisation == Ask.Organisation || IsMine(t) || t.ForPerson == Me))];

    public bool IsMine(LiveTalk talk) => talk.Person == Me;

    /// <summary>Its place among those that wait for the same people, from 1; null when it does not wait.</summary>
    public int? Place(LiveTalk talk) => talk.IsWaiting
        ? All.Where(t => t.IsWaiting && t.Organisation == talk.Organisation).TakeWhile(t => t.Number != talk.Number).Count() + 1 : null;
}
