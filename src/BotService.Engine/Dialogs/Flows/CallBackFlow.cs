using System.Collections.Immutable;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Hours;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// Asks for a call-back: the number, when it suits, then both read back, with three digits of the number alone. What was open
/// before is open again afterwards.
/// </summary>
internal sealed class CallBackFlow(CallBackReader words, UtteranceReader reader, OpenQuestion question)
{
    /// <summary>The verb of what is offered here.</summary>
    public const string Verb = "callback";

    private const string Command = "callback";

    /// <summary>Takes what is said of a call-back.</summary>
    /// <returns>False when it is about something else.</returns>
    public bool Hear(Talk talk, string text)
    {
        if (talk.CallBacks is null) return false;
        var said = words.Read(text);
        if (said.Named.Count > 0) TellNamed(talk, said);
        else if (talk.State is { Expecting: Expecting.CallBack, CallBack: { } asked }) return Answers(talk, asked, said, text);
        else if (said.AsksCall) Begin(talk, said.Phones.Numbers.Count > 0 ? said : null);
        else return false;
        return true;
    }

    /// <summary>Asks what is to be known next, from where it was left if it was.</summary>
    public void Begin(Talk talk) => Begin(talk, null);

    /// <summary>What was chosen of what is offered here.</summary>
    public void Choose(Talk talk, string choice)
    {
        var parts = choice.Split('=', 2);
        if (parts is [var what, var number] && Known(talk, number) is { } standing)
        {
            if (what == "back") TakeBack(talk, standing);
            else AskWhen(talk, standing);
        }
        else if (talk.State is not { Expecting: Expecting.CallBack, CallBack: { } asked }) Begin(talk);
        else if (choice == "no") Drop(talk, asked);
        else if (choice == "yes" && asked.Step == CallBackStep.Confirm) Promise(talk, asked);
        else if (choice == "number") Ask(talk, asked with { Step = CallBackStep.Number });
        else if (choice == "when") Ask(talk, asked with { Step = CallBackStep.When });
        else if (Enum.TryParse<CallBackPart>(choice, ignoreCase: true, out var part)) TakePart(talk, asked, part);
        else Ask(talk, asked);
    }

    /// <summary>Where this conversation's own stand.</summary>
    public static void TellOwn(Talk talk)
    {
        var own = talk.CallBacks?.Known.Where(k => k.IsOwn).ToList() ?? [];
        if (own.Count == 0) Say(talk, talk.Say(Line.CallBackNone));
        else Say(talk, string.Join('\n', own.Select(k => CallBackWords.State(talk, k))), [.. own.SelectMany(k => Changes(talk, k))]);
    }

    /// <summary>What is asked, to be said again after something else.</summary>
    public static string Asked(Talk talk, CallBackTalk asked, Line? before = null)
    {
        var text = asked.Step switch
        {
            CallBackStep.Number => talk.Say(Line.CallBackNumber),
            CallBackStep.When => talk.Say(Line.CallBackWhen),
            _ => talk.Say(
                Line.CallBackConfirm, ("tail", talk.CallTail),
                ("time", Window(talk, asked) is var (from, until) ? talk.CallTime(asked.Organisation, from, until) : "")),
        };
        return before is { } line ? $"{talk.Say(line)}\n{text}" : text;
    }

    private void Begin(Talk talk, CallBackSaid? said)
    {
        var organisation = OrganisationOf(talk);
        var own = talk.CallBacks?.Known.Where(k => k is { IsOwn: true, Status: CallBackStatus.Open }).ToList() ?? [];
        if (talk.CallBacks?.IsOffered(organisation) is not true) GuideFlow.Handoff(talk, null);
        else if (own.Count >= CallBackTerms.Most)
            Say(talk, talk.Say(Line.CallBackTooMany, ("n", CallBackWords.Number(own.Count)),
                ("numbers", talk.Joined(own.Select(k => CallBackNumber.Write(k.Number))))), [.. own.SelectMany(k => Changes(talk, k))]);
        else
        {
            var state = talk.State;
            var asked = (state.CallBack is { Moved: null } left ? left : new CallBackTalk(
                CallBackStep.Number, organisation, state.Topic?.Entry, said?.Part, null, state.Expecting, state.ExpectedSlot)) with
            {
                Expecting = state.Expecting, ExpectedSlot = state.ExpectedSlot, Offers = state.Offers,
            };
            if (said is null) Ask(talk, asked);
            else TakeNumber(talk, asked, said.Phones);
        }
    }

    private bool Answers(Talk talk, CallBackTalk asked, CallBackSaid said, string text)
    {
        var meaning = reader.Read(text, talk.State, talk.Account?.Organisation);
        if (meaning is Meaning.Chosen { Action: var action } && action.StartsWith($"{Verb}:", StringComparison.Ordinal)) return false;
        if (said.Phones.Numbers.Count > 0 || (asked.Step == CallBackStep.Number && (said.Phones.HasForeign || said.Phones.HasOther)))
            TakeNumber(talk, asked, said.Phones);
        else if (Refuses(asked, meaning)) Drop(talk, asked);
        else if (asked.Step == CallBackStep.Confirm && meaning is Meaning.Acted { Acts: var acts })
        {
            if (acts.Has(Act.Yes) || (acts.Has(Act.Heard) && !acts.Has(Act.No))) Promise(talk, asked);
            else if (acts.Place is not null) return false;
            else Ask(talk, asked, Line.CallBackAgain);
        }
        else if (asked.Step != CallBackStep.Number && PartOf(said, meaning) is { } part) TakePart(talk, asked, part);
        else if (meaning is Meaning.Acted { Acts.Place: not null } or Meaning.Chat or Meaning.Chosen) return false;
        else if (meaning is Meaning.Command { Id: Command }) Ask(talk, asked);
        else if (IsElse(meaning)) PutAside(talk, asked);
        else Ask(talk, asked, Line.CallBackAgain);
        return talk.Replies.Count > 0;
    }

    /// <summary>「不用了」 and the like end it; at the end of it "no" only says that something is wrong.</summary>
    private static bool Refuses(CallBackTalk asked, Meaning meaning) => meaning is Meaning.Command { Id: "end" }
        || (meaning is Meaning.Acted { Acts: var acts } && (acts.Has(Act.Cancel) || acts.Has(Act.End)
            || (acts.Has(Act.No) && asked.Step != CallBackStep.Confirm)));

    private static CallBackPart? PartOf(CallBackSaid said, Meaning meaning) =>
        said.Part ?? (meaning is Meaning.Acted { Acts: var acts } && acts.Has(Act.Unsure) ? CallBackPart.Any : null);

    /// <summary>Something of another matter, which is answered first.</summary>
    private static bool IsElse(Meaning meaning) => meaning switch
    {
        Meaning.Command => true,
        Meaning.Request { Recognition.Outcome: Outcome.Matched or Outcome.Ambiguous } => true,
        _ => false,
    };

    /// <summary>What is opened anew goes on where it was before a call-back was asked for.</summary>
    public static void Leave(Talk talk)
    {
        if (talk.State is { Expecting: Expecting.CallBack, CallBack: { } asked }) PutAside(talk, asked);
        talk.State = talk.State with { CallBack = null };
    }

    /// <summary>What was open before is so again; the call-back can be gone on with.</summary>
    private static void PutAside(Talk talk, CallBackTalk asked) => talk.State = talk.State with
    {
        Expecting = asked.Expecting, ExpectedSlot = asked.ExpectedSlot, Offers = asked.Offers,
    };

    private static void TakeNumber(Talk talk, CallBackTalk asked, TelephoneReading phones)
    {
        if (phones.Numbers is [var number])
        {
            talk.Events.Add(new TurnEvent.ContactGiven(number));
            talk.CallTail = number.Tail;
            Ask(talk, asked with { Step = asked.Part is null ? CallBackStep.When : CallBackStep.Confirm });
            return;
        }
        Ask(talk, asked with { Step = CallBackStep.Number }, phones switch
        {
            { Numbers.Count: > 1 } => Line.CallBackSeveral, { HasForeign: true } => Line.CallBackForeign, _ => Line.CallBackNoNumber,
        });
    }

    private void TakePart(Talk talk, CallBackTalk asked, CallBackPart part)
    {
        asked = asked with { Part = part };
        if (asked.Moved is { } number && Window(talk, asked) is var (from, until))
        {
            talk.Events.Add(new TurnEvent.CallBackMoved(number, part, from, until));
            Return(talk, asked, talk.Say(
                Line.CallBackMoved, ("number", CallBackNumber.Write(number)), ("time", talk.CallTime(asked.Organisation, from, until))));
        }
        else Ask(talk, asked with { Step = CallBackStep.Confirm });
    }

    private void Promise(Talk talk, CallBackTalk asked)
    {
        if (talk.CallBacks!.Free is not { } number || talk.CallTail is null || Window(talk, asked) is not var (from, until))
        {
            Ask(talk, asked);
            return;
        }
        talk.Events.Add(new TurnEvent.CallBackAsked(
            number, asked.Organisation == HoursTable.Everybody ? null : asked.Organisation, asked.Entry, asked.Part!.Value, from, until));
        Return(talk, asked, talk.Say(
            Line.CallBackDone, ("number", CallBackNumber.Write(number)), ("time", talk.CallTime(asked.Organisation, from, until))));
    }

    private void Drop(Talk talk, CallBackTalk asked)
    {
        talk.Events.Add(new TurnEvent.ContactDropped());
        Return(talk, asked, talk.Say(Line.CallBackDropped));
    }

    /// <summary>Says how it ended, and what was open before.</summary>
    private void Return(Talk talk, CallBackTalk asked, string text)
    {
        PutAside(talk, asked);
        talk.State = talk.State with { CallBack = null, Misses = 0 };
        Say(talk, question.Of(talk) is { } open ? $"{text}\n{open}" : text);
    }

    /// <summary>Asks the step, or the one before it when what it rests on is gone.</summary>
    private static void Ask(Talk talk, CallBackTalk asked, Line? before = null)
    {
        if (asked is { Step: not CallBackStep.Number, Moved: null } && talk.CallTail is null)
            asked = asked with { Step = CallBackStep.Number };
        else if (asked.Step == CallBackStep.Confirm && Window(talk, asked) is null)
            asked = asked with { Step = CallBackStep.When, Part = null };
        talk.State = talk.State with { CallBack = asked };
        ImmutableArray<Offer> offers = asked.Step switch
        {
            CallBackStep.Number => [],
            CallBackStep.When => [.. CallBackTimes.Possible(talk.CallBacks!, asked.Organisation)
                .Select(p => Offered(talk, LabelOf(p), p.ToString()))],
            _ => [Offered(talk, Line.CallBackYes, "yes"), Offered(talk, Line.CallBackOtherNumber, "number"),
                Offered(talk, Line.CallBackOtherTime, "when")],
        };
        talk.Reply(
            ReplyKind.Callback, Asked(talk, asked, before), Expecting.CallBack, offers.Add(Offered(talk, Line.CallBackNo, "no")),
            evidence: Talk.NoEvidence);
    }

    private static void AskWhen(Talk talk, CallBackStanding standing) => Ask(talk, new CallBackTalk(
        CallBackStep.When, standing.Organisation, null, null, standing.Number, talk.State.Expecting, talk.State.ExpectedSlot,
        talk.State.Offers));

    private void TellNamed(Talk talk, CallBackSaid said)
    {
        var number = said.Named[0];
        var standing = talk.CallBacks!.Known.FirstOrDefault(k => k.Number == number);
        if (standing is null) Say(talk, talk.Say(Line.CallBackUnknown, ("number", CallBackNumber.Write(number))));
        else if (standing.Status == CallBackStatus.Open && said.TakesBack) TakeBack(talk, standing);
        else if (standing.Status == CallBackStatus.Open && said.Moves) AskWhen(talk, standing);
        else Say(talk, CallBackWords.State(talk, standing), [.. Changes(talk, standing)]);
    }

    private static void TakeBack(Talk talk, CallBackStanding standing)
    {
        talk.Events.Add(new TurnEvent.CallBackTakenBack(standing.Number));
        Say(talk, CallBackWords.State(talk, standing with { Status = CallBackStatus.TakenBack }));
    }

    private static IEnumerable<Offer> Changes(Talk talk, CallBackStanding standing) => standing.Status != CallBackStatus.Open ? [] :
    [
        Offered(talk, Line.CallBackMove, $"move={standing.Number}", CallBackNumber.Write(standing.Number)),
        Offered(talk, Line.CallBackTakeBack, $"back={standing.Number}", CallBackNumber.Write(standing.Number)),
    ];

    /// <summary>What is said beside whatever is open.</summary>
    private static void Say(Talk talk, string text, params ImmutableArray<Offer> first) => talk.Reply(
        ReplyKind.Callback, text, talk.State.Expecting is Expecting.Nothing ? Expecting.More : talk.State.Expecting,
        [.. first, .. talk.State.Offers.Where(o => !IsChange(o)), .. talk.State.Offers.IsEmpty ? FeedbackFlow.AfterAll(talk) : []],
        evidence: Talk.NoEvidence);

    private static bool IsChange(Offer offer) => offer.Action.StartsWith($"{Verb}:move", StringComparison.Ordinal)
        || offer.Action.StartsWith($"{Verb}:back", StringComparison.Ordinal);

    private static CallBackStanding? Known(Talk talk, string number) =>
        talk.CallBacks?.Known.FirstOrDefault(k => k.Status == CallBackStatus.Open
            && k.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == number);

    private static Offer Offered(Talk talk, Line label, string choice, string? number = null) =>
        new(talk.Say(label, ("number", number)), $"{Verb}:{choice}");

    private static Line LabelOf(CallBackPart part) => part switch
    {
        CallBackPart.Now => Line.CallBackNow, CallBackPart.Morning => Line.CallBackMorning,
        CallBackPart.Afternoon => Line.CallBackAfternoon, CallBackPart.Evening => Line.CallBackEvening, _ => Line.CallBackAny,
    };

    private static (DateTimeOffset From, DateTimeOffset Until)? Window(Talk talk, CallBackTalk asked) =>
        asked.Part is { } part ? CallBackTimes.Of(talk.CallBacks!, asked.Organisation, part) : null;

    /// <summary>Whose matter is in hand, or in whose name the assistant speaks.</summary>
    public static string OrganisationOf(Talk talk) => talk.Account?.Organisation
        ?? (talk.State.Topic is not { } topic ? HoursTable.Everybody
            : SupplierResolver.Resolve(talk.Knowledge, topic.Entry, talk.State.Supplier) switch
            {
                { State: SupplyState.Unknown } => HoursTable.Everybody,
                { Supplier: { } supplier } => supplier,
                _ => EntryId.OrganisationOf(topic.Entry),
            });
}
