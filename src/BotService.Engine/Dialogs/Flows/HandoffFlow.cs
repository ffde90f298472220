using System.Collections.Immutable;
using System.Globalization;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Hours;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// Leads to a person and back: the place in the queue, who took over, and where the dialogue goes on. What was open is kept all
/// the while, and is open again afterwards.
/// </summary>
internal sealed class HandoffFlow(TopicFlow topics, UtteranceReader reader, OpenQuestion question)
{
    /// <summary>The command by which one has the assistant back.</summary>
    public const string Leaving = "assistant";

    /// <summary>Puts the citizen into the queue, or tells once more where they stand in it.</summary>
    /// <returns>False when nobody is there to come.</returns>
    public static bool Join(Talk talk)
    {
        if (talk.Handoff is not { } terms) return false;
        var referral = talk.State.Referral;
        var organisation = referral?.Organisation ?? CallBackFlow.OrganisationOf(talk);
        if (talk.State.Handoff == HandoffStage.Waiting && terms.Own is { } own)
        {
            TellPlace(talk, $"{talk.Say(Line.HandoffAlready)}\n{Place(talk, own)}", own);
            return true;
        }
        if (terms.PlaceIn(organisation) is not { } place) return false;
        talk.State = talk.State with { Handoff = HandoffStage.Waiting, Referral = null, Misses = 0 };
        talk.Events.Add(new TurnEvent.QueueJoined(
            organisation == HoursTable.Everybody ? null : organisation, talk.State.Topic?.Entry, place)
        {
            Referral = referral?.Number,
        });
        TellPlace(talk, Place(talk, place), place);
        return true;
    }

    /// <summary>That nobody is there, and from when somebody is again where that is known.</summary>
    public static string Away(Talk talk, DateTimeOffset? back)
    {
        var nobody = talk.Say(Line.HandoffNobody);
        return back is { } at
            ? $"{nobody}{talk.Say(Line.HandoffBack, ("time", CallBackWords.Moment(talk.Script, talk.Locale, at)))}" : nobody;
    }

    /// <summary>Whoever takes leave waits for nobody.</summary>
    public static void StopWaiting(Talk talk)
    {
        if (talk.State.Handoff == HandoffStage.None) return;
        talk.State = talk.State with { Handoff = HandoffStage.None };
        talk.Events.Add(new TurnEvent.QueueLeft());
    }

    /// <summary>While somebody waits each answer offers to stop waiting, and to hear how long it still takes.</summary>
    public static void OfferWhileWaiting(Talk talk)
    {
        if (talk.State.Handoff == HandoffStage.Waiting && talk.Replies is [.., { Emergency: null }]) talk.Offer(WaitingOffers(talk));
    }

    /// <summary>Whoever may be in danger is offered a person too, where one is there.</summary>
    public static void OfferInDanger(Talk talk)
    {
        if (!talk.InDanger || talk.State.Handoff != HandoffStage.None || talk.Handoff is not { } terms
            || terms.PlaceIn(CallBackFlow.OrganisationOf(talk)) is null) return;
        var person = Offers.Command(talk.Say(Line.Person), "person");
        talk.Replies[^1] = talk.Replies[^1] with { Offers = [.. talk.Replies[^1].Offers, person] };
        talk.State = talk.State with { Offers = [.. talk.State.Offers, person] };
    }

    /// <summary>The citizen has the assistant back; what was open is open again.</summary>
    public void Leave(Talk talk)
    {
        if (talk.State.Handoff == HandoffStage.None) GuideFlow.Menu(talk);
        else
        {
            StopWaiting(talk);
            GoOn(talk, talk.Say(Line.HandoffLeft));
        }
    }

    /// <summary>What is said to a person: nothing of it is the assistant's, but the wish to have it back.</summary>
    public void Hear(Talk talk, string text)
    {
        // Whatever the assistant had asked, this is no answer to it.
        var meaning = reader.Read(text, talk.State with { Expecting = Expecting.Nothing }, talk.Account?.Organisation);
        if (meaning is Meaning.Command { Id: Leaving } or Meaning.Chosen { Action: $"command:{Leaving}" }) Leave(talk);
        else talk.Events.Add(new TurnEvent.SaidToPerson());
    }

    /// <summary>Tells the citizen what staff did, and sets who speaks.</summary>
    public void Tell(Talk talk, StaffAct act)
    {
        switch (act)
        {
            case StaffAct.Taken taken:
                talk.State = talk.State with { Handoff = HandoffStage.Person, PersonSpoke = true };
                Announce(talk, ReplyKind.Person, talk.Say(
                    taken.Over ? Line.HandoffTakenOver : Line.HandoffTaken, ("name", taken.Name)).Replace("  ", " ", StringComparison.Ordinal));
                break;
            case StaffAct.ListSent list:
                SendList(talk, list);
                break;
            case StaffAct.Returned:
                talk.State = talk.State with { Handoff = HandoffStage.None };
                GoOn(talk, talk.Say(Line.HandoffReturned));
                break;
            case StaffAct.Ended:
                Close(talk, Line.HandoffEnded);
                break;
            case StaffAct.Silent:
                Close(talk, Line.HandoffGone);
                break;
            case StaffAct.Forwarded forwarded:
                var to = forwarded.Organisation is { } other && talk.Knowledge.Words(talk.Locale).Organisations.TryGetValue(other, out var named)
                    ? named.Name : talk.Say(Line.HandoffColleague);
                Wait(talk, talk.Say(Line.HandoffForwarded, ("to", to)), forwarded.Place);
                break;
            case StaffAct.Late late:
                Wait(talk, talk.Say(Line.HandoffLate), late.Place);
                break;
            case StaffAct.Requeued requeued:
                Wait(talk, talk.Say(Line.HandoffRequeued), requeued.Place);
                break;
            case StaffAct.Nobody nobody:
                talk.State = talk.State with { Handoff = HandoffStage.None };
                talk.LeadWith(Away(talk, nobody.Back));
                GuideFlow.TellTelephone(talk, null);
                break;
            case StaffAct.Still still:
                Announce(talk, ReplyKind.Person, talk.Say(Line.HandoffStill, ("n", CallBackWords.Number(still.Minutes))));
                break;
        }
    }

    /// <summary>
    /// The list as the assistant would give it; while a person speaks it offers nothing, for nobody would take it up.
    /// </summary>
    private void SendList(Talk talk, StaffAct.ListSent list)
    {
        var topic = list.Entry is { } entry && entry != talk.State.Topic?.Entry
            ? new Topic(entry, ImmutableDictionary<string, string>.Empty) : talk.State.Topic;
        if (topic is null) return;
        var answers = list.Case?.ToImmutableDictionary() ?? topic.Answers;
        talk.State = talk.State with
        {
            Topic = topic.WithoutPapers() with { Answers = answers, WholeList = true, Answered = false },
        };
        topics.Continue(talk);
        if (talk.Replies is [.., var last]) talk.Replies[^1] = last with { Offers = [] };
    }

    private static void Close(Talk talk, Line line)
    {
        talk.State = talk.State with { Handoff = HandoffStage.None };
        talk.LeadWith(talk.Say(line));
        FeedbackFlow.AskRating(talk, Line.Rate);
    }

    private static void Wait(Talk talk, string before, QueuePlace place)
    {
        talk.State = talk.State with { Handoff = HandoffStage.Waiting };
        TellPlace(talk, $"{before}\n{Place(talk, place)}", place);
    }

    private void GoOn(Talk talk, string lead)
    {
        if (talk.State is { Topic: { Answered: false }, Expecting: Expecting.Slot or Expecting.Supplier })
        {
            talk.LeadWith(lead);
            topics.Continue(talk, isNew: true);
        }
        else
        {
            var asked = question.Of(talk) is { } open ? $"{lead}\n{open}" : lead;
            talk.Reply(ReplyKind.Handoff, asked, talk.State.Expecting, talk.State.Offers, evidence: Talk.NoEvidence);
        }
    }

    private static void TellPlace(Talk talk, string text, QueuePlace place)
    {
        Announce(talk, ReplyKind.Waiting, text, talk.CallBackOffers());
        talk.Replies[^1] = talk.Replies[^1] with { Queue = place };
    }

    /// <summary>Says it, and leaves open what is.</summary>
    private static void Announce(Talk talk, ReplyKind kind, string text, ImmutableArray<Offer> more = default)
    {
        ImmutableArray<Offer> open = talk.State.Handoff == HandoffStage.Person ? [] : talk.State.Offers;
        var kept = talk.State.Offers;
        talk.Reply(kind, text, talk.State.Expecting, [.. more.IsDefault ? [] : more, .. open], evidence: Talk.NoEvidence);
        // Of what is not shown now, all is there again when the assistant goes on.
        if (talk.State.Handoff == HandoffStage.Person) talk.State = talk.State with { Offers = kept };
    }

    private static ImmutableArray<Offer> WaitingOffers(Talk talk) =>
        [Offers.Command(talk.Say(Line.HandoffWhere), "person"), Offers.Command(talk.Say(Line.HandoffLeave), Leaving)];

    private static string Place(Talk talk, QueuePlace place)
    {
        var line = place.Ahead == 0 ? Line.HandoffNext : place.From is null ? Line.HandoffAhead : Line.HandoffAheadSpan;
        return talk.Say(
            line, ("n", CallBackWords.Number(place.Ahead)), ("from", CallBackWords.Number(place.From ?? 0)),
            ("to", CallBackWords.Number(place.To ?? 0)))
            + talk.Say(Line.HandoffPromise, ("time", place.Promise.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }
}
