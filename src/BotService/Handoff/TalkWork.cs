using BotService.Conversations;
using BotService.Conversations.Handoff;
using BotService.Conversations.Turns;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Language;
using BotService.Review;
using BotService.Staff;
using BotService.Staff.Audit;
using Microsoft.Extensions.Options;

namespace BotService.Handoff;

internal sealed class TalkWork(
    ILiveTalks talks, IPresence presence, TalkSteps steps, TalkPlaces places, Typing typing, TimeProvider time,
    IOptions<HandoffOptions> options) : ITalkWork
{
    private const int Attempts = 5, LongestReason = 500;

    private readonly HandoffOptions limits = options.Value;

    public string Masked(string text) => PersonalData.Mask(text.Trim());

    public Task<TalkAnswer> TakeAsync(string conversation, Person person, string? from, CancellationToken cancel) =>
        WithAsync(conversation, person, cancel, async talk =>
        {
            if (talk.Person == person.Id) return (TalkVerdict.Done, Change.Done);
            var takesOver = talk.IsTaken && talk.Person == from && person.May(Right.TakeOver);
            if (talk.IsTaken && !takesOver) return (TalkVerdict.Others, Change.Refused);
            if (talk.ForPerson is { } wanted && wanted != person.Id && !person.May(Right.TakeOver)) return (TalkVerdict.Others, Change.Refused);
            var there = await ThereAsync(person, cancel);
            if (there.Talks >= limits.PerPerson && !takesOver) return (TalkVerdict.Full, Change.Refused);
            var now = time.GetUtcNow();
            var after = talk with
            {
                Status = TalkStates.Taken, Person = person.Id, WorkName = there.WorkName, TakenAt = talk.TakenAt ?? now, SaidAt = null,
                Clock = TalkClocks.Staff, DueAt = now + limits.StaffSilent, From = null, ForPerson = null,
            };
            return (TalkVerdict.Done, await steps.ActAsync(
                talk, after, new StaffAct.Taken(there.WorkName, takesOver || talk.From is { Person: not ForwardedFrom.Others }), Versioned("taken", talk), Author(after),
                Did(person, "take", talk), LiveEvent.Queue, cancel));
        });

    public Task<TalkAnswer> SayAsync(string conversation, Person person, string? text, string key, CancellationToken cancel) =>
        OwnAsync(conversation, person, cancel, async talk =>
        {
            var said = text is null ? "" : Masked(text);
            if (said.Length == 0) return (TalkVerdict.Empty, Change.Refused);
            if (said.Length > ITalkWork.Longest) return (TalkVerdict.TooLong, Change.Refused);
            return (TalkVerdict.Done, await steps.SayAsync(
                talk, Spoken(talk), said, $"say:{key}", Author(talk), Did(person, "say", talk), cancel));
        });

    public Task<TalkAnswer> SendListAsync(
        string conversation, Person person, string? entry, IReadOnlyDictionary<string, string>? slots, string key, CancellationToken cancel) =>
        OwnAsync(conversation, person, cancel, async talk =>
        {
            var change = await steps.ActAsync(
                talk, Spoken(talk), new StaffAct.ListSent(entry, slots), $"list:{key}", Author(talk), Did(person, "send-list", talk, entry),
                LiveEvent.Message, cancel);
            return (change == Change.Refused ? TalkVerdict.NoList : TalkVerdict.Done, change);
        });

    public Task<TalkAnswer> ForwardAsync(
        string conversation, Person person, ForwardTo to, string? reason, bool consent, CancellationToken cancel) =>
        OwnAsync(conversation, person, cancel, async talk =>
        {
            if (string.IsNullOrWhiteSpace(reason)) return (TalkVerdict.NoReason, Change.Refused);
            if (reason.Length > LongestReason) return (TalkVerdict.TooLong, Change.Refused);
            if (!consent) return (TalkVerdict.NoConsent, Change.Refused);
            var now = time.GetUtcNow();
            var organisation = to.Person is null ? to.Organisation : talk.Organisation;
            var takers = (await presence.AllAsync(cancel)).Where(p => p.Person.Id != person.Id && p.IsThere(now)
                && (to.Person is null ? p.Person.Sees(organisation) : p.Person.Id == to.Person));
            if (!takers.Any() || await places.OfAsync(organisation, talk.AskedAt, cancel) is not { } place) return (TalkVerdict.Nobody, Change.Refused);
            var why = Masked(reason);
            var after = talk with
            {
                Status = TalkStates.Waiting, Person = null, WorkName = null, Organisation = organisation, ForPerson = to.Person,
                PlaceAt = talk.AskedAt, PromiseAt = place.Promise, DueAt = now + limits.PromiseWithin, Clock = TalkClocks.Forward,
                From = new(talk.Organisation, person.Id, talk.WorkName, why),
            };
            return (TalkVerdict.Done, await steps.ActAsync(
                talk, after, new StaffAct.Forwarded(to.Person is null ? organisation : null, place), Versioned("forward", talk), null,
                Did(person, "forward", talk, why), LiveEvent.Queue, cancel));
        });

    public Task<TalkAnswer> ReturnAsync(string conversation, Person person, CancellationToken cancel) =>
        CloseAsync(conversation, person, new StaffAct.Returned(), TalkOutcomes.Returned, "return", cancel);

    public Task<TalkAnswer> EndAsync(string conversation, Person person, CancellationToken cancel) =>
        CloseAsync(conversation, person, new StaffAct.Ended(), TalkOutcomes.Ended, "end", cancel);

    public async Task TypingAsync(string conversation, Person person, CancellationToken cancel)
    {
        if (await talks.FindAsync(conversation, cancel) is { IsTaken: true } talk && talk.Person == person.Id)
            await typing.ShowAsync(conversation, Author(talk), cancel);
    }

    private Task<TalkAnswer> CloseAsync(
        string conversation, Person person, StaffAct act, string outcome, string what, CancellationToken cancel) =>
        OwnAsync(conversation, person, cancel, async talk => (TalkVerdict.Done, await steps.ActAsync(
            talk, Over(talk, outcome, time.GetUtcNow()), act, Versioned(what, talk), null, Did(person, what, talk), LiveEvent.Queue, cancel)));

    internal static LiveTalk Over(LiveTalk talk, string outcome, DateTimeOffset now) => talk with
    {
        Status = TalkStates.Ended, Clock = TalkClocks.None, DueAt = now, Outcome = outcome, EndedAt = now,
    };

    /// <summary>What only its owner may do.</summary>
    private Task<TalkAnswer> OwnAsync(
        string conversation, Person person, CancellationToken cancel, Func<LiveTalk, Task<(TalkVerdict, Change)>> work) =>
        WithAsync(conversation, person, cancel, async talk =>
        {
            if (talk.Person != person.Id) return (TalkVerdict.Others, Change.Refused);
            // Whoever does something is there, whatever their pages say.
            await presence.SeenAsync(person.Id, time.GetUtcNow(), cancel);
            return await work(talk);
        });

    /// <summary>
    /// Does it on the talk as it stands; when that was changed meanwhile, once more on what it has become.
    /// </summary>
    private async Task<TalkAnswer> WithAsync(
        string conversation, Person person, CancellationToken cancel, Func<LiveTalk, Task<(TalkVerdict Verdict, Change Change)>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            var talk = await talks.FindAsync(conversation, cancel);
            if (talk?.IsSeenBy(person) is not true) return new(TalkVerdict.Unknown, null);
            if (!talk.IsOpen) return new(TalkVerdict.Ended, talk);
            var (verdict, change) = await work(talk);
            if (change == Change.Stale && attempt < Attempts) continue;
            return new(change == Change.Stale ? TalkVerdict.Others : verdict, await talks.FindAsync(conversation, cancel));
        }
    }

    /// <summary>Whoever takes a talk is there.</summary>
    private async Task<Presence> ThereAsync(Person person, CancellationToken cancel)
    {
        if (await presence.FindAsync(person.Id, cancel) is { } known && known.State != PresenceStates.Away)
        {
            await presence.SeenAsync(person.Id, time.GetUtcNow(), cancel);
            return known;
        }

        var deed = new Deed(time.GetUtcNow(), person.Id, "presence/there", person.Id);
        await presence.SetAsync(person, PresenceStates.There, null, deed, cancel);
        return (await presence.FindAsync(person.Id, cancel))!;
    }

    private LiveTalk Spoken(LiveTalk talk)
    {
        var now = time.GetUtcNow();
        return talk with { SaidAt = now, Clock = TalkClocks.Citizen, DueAt = now + limits.CitizenSilent };
    }

    private static StaffAuthor Author(LiveTalk talk) => new(talk.WorkName ?? "");

    private static string Versioned(string what, LiveTalk talk) => FormattableString.Invariant($"{what}:{talk.Version}");

    private Deed Did(Person person, string what, LiveTalk talk, string? detail = null) =>
        new(time.GetUtcNow(), person.Id, $"talks/{what}", talk.Conversation, detail);
}
