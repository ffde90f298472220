using BotService.Conversations.Handoff;
using BotService.Engine.Dialogs.Handoff;
using Microsoft.Extensions.Options;

namespace BotService.Handoff;

/// <summary>
/// What becomes of a talk when its clock has run out: nobody is left without a word. Each is one step, so that of several processes
/// one makes it.
/// </summary>
internal sealed class TalkClock(
    TalkSteps steps, TalkPlaces places, IPresence presence, TimeProvider time, IOptions<HandoffOptions> options)
{
    private readonly HandoffOptions limits = options.Value;

    /// <summary>No clock is set farther ahead than this, except by a promise of a long wait.</summary>
    public TimeSpan Farthest => new[] { limits.PromiseWithin, limits.StaffSilent, limits.CitizenSilent }.Max() + TimeSpan.FromHours(3);

    public async Task RunOutAsync(LiveTalk talk, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (talk.IsTaken && !await IsThereAsync(talk.Person!, now, cancel)) await RequeueAsync(talk, cancel);
        else if (talk.DueAt > now) await StepAsync(talk, talk with { DueAt = now + limits.StaffSilent }, null, cancel);
        else
        {
            await (talk.Clock switch
            {
                TalkClocks.Take => NotTakenAsync(talk, cancel),
                TalkClocks.Forward => ComeBackAsync(talk, cancel),
                TalkClocks.Staff => StepAsync(
                    talk, talk with { Clock = TalkClocks.StaffReminded, DueAt = now + limits.StaffSilent }, null, cancel),
                TalkClocks.StaffReminded => RequeueAsync(talk, cancel),
                TalkClocks.Citizen => StepAsync(
                    talk, talk with { Clock = TalkClocks.CitizenAsked, DueAt = now + limits.CitizenSilent },
                    new StaffAct.Still(Math.Max(1, (int)Math.Ceiling(limits.CitizenSilent.TotalMinutes))), cancel),
                _ => StepAsync(talk, TalkWork.Over(talk, TalkOutcomes.Silent, now), new StaffAct.Silent(), cancel),
            });
        }
    }

    /// <summary>An apology with a new time; where nobody is there any more, that, and to be called.</summary>
    private async Task NotTakenAsync(LiveTalk talk, CancellationToken cancel)
    {
        if (await places.OfAsync(talk.Organisation, talk.PlaceAt, cancel) is not { } place) await GiveUpAsync(talk, cancel);
        else await StepAsync(
            talk, talk with { PromiseAt = place.Promise, DueAt = place.Promise, ForPerson = null }, new StaffAct.Late(place), cancel);
    }

    /// <summary>Whoever forwarded it has it again; where they are gone, it waits where it was.</summary>
    private async Task ComeBackAsync(LiveTalk talk, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (talk.From is not { } from || !await IsThereAsync(from.Person, now, cancel))
        {
            await RequeueAsync(talk with { Organisation = talk.From?.Organisation ?? talk.Organisation }, cancel, talk);
            return;
        }

        var back = talk with
        {
            Status = TalkStates.Taken, Person = from.Person, WorkName = from.WorkName, Organisation = from.Organisation, ForPerson = null,
            From = null, Clock = TalkClocks.Staff, DueAt = now + limits.StaffSilent,
        };
        await StepAsync(talk, back, new StaffAct.Taken(from.WorkName ?? "", Over: true), cancel);
    }

    private async Task RequeueAsync(LiveTalk talk, CancellationToken cancel, LiveTalk? before = null)
    {
        if (await places.OfAsync(talk.Organisation, talk.AskedAt, cancel) is not { } place)
        {
            await GiveUpAsync(before ?? talk, cancel);
            return;
        }

        var waiting = talk with
        {
            Status = TalkStates.Waiting, Person = null, WorkName = null, ForPerson = null, From = null, PlaceAt = talk.AskedAt,
            PromiseAt = place.Promise, DueAt = place.Promise, Clock = TalkClocks.Take,
        };
        await StepAsync(before ?? talk, waiting, new StaffAct.Requeued(place), cancel);
    }

    private async Task GiveUpAsync(LiveTalk talk, CancellationToken cancel) => await StepAsync(
        talk, TalkWork.Over(talk, TalkOutcomes.Nobody, time.GetUtcNow()),
        new StaffAct.Nobody(await places.BackAsync(talk.Organisation, cancel)), cancel);

    private Task StepAsync(LiveTalk before, LiveTalk after, StaffAct? act, CancellationToken cancel) => steps.ActAsync(
        before, after, act, FormattableString.Invariant($"clock:{before.Version}"), null, null,
        before.Status == after.Status && act is null ? LiveEvent.Clock : LiveEvent.Queue, cancel);

    private async Task<bool> IsThereAsync(string person, DateTimeOffset now, CancellationToken cancel) =>
        await presence.FindAsync(person, cancel) is { } known && !known.IsGone(now);
}
