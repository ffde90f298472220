using BotService.Handoff;
using BotService.Staff;

namespace BotService.Web.Staff.Talks;

/// <summary>Talks as programs read them.</summary>
internal static class TalkJson
{
    /// <param name="position">Among those that wait for the same people, from 1; null when it does not wait.</param>
    public static object Row(LiveTalk t, Person person, DateTimeOffset now, int? position) => new
    {
        t.Conversation, t.Status, t.Organisation, t.Entry, t.Channel, t.Locale, t.AskedAt, t.PromiseAt, t.DueAt, t.Clock, position,
        t.Person, t.WorkName, t.TakenAt, t.HeardAt, t.SaidAt, isMine = t.Person == person.Id, isLate = t.IsLate(now), t.ForPerson,
        from = t.From is { } from ? new { from.Organisation, from.Person, from.WorkName, from.Reason } : null, t.Outcome, t.EndedAt, t.Version,
    };
}
