using System.Collections.Immutable;
using BotService.Engine.Answers;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>The moves that a reading allows, and how each is made.</summary>
internal sealed class Moves(
    KnowledgeBase knowledge, SlotReader slots, TopicFlow topics, SlotFlow answers, AccountFlow accounts,
    PlaceFlow places, FollowUpFlow followUps, ActFlow asking, CalculatorFlow sums, QuestionFlow questions)
{
    /// <summary>What answers the open question may still be another matter when that is this probable.</summary>
    private const double SureOfAnother = 0.7;

    /// <summary>More of a sentence than this names no option: it may be about something else.</summary>
    private const double Mostly = 0.6;

    private readonly DirectQuestion direct = new(knowledge);

    /// <summary>With nothing in hand the first of them is what the recogniser found.</summary>
    public IReadOnlyList<Move> Possible(Talk talk, TurnReading reading) =>
        Only(talk.State, reading) is { } only && IsPossible(talk, reading, only)
            ? [only] : [.. Enum.GetValues<Move>().Where(m => IsPossible(talk, reading, m))];

    /// <summary>
    /// An answer to the open question, and a sentence that says nothing but one thing, leave no choice.
    /// </summary>
    private Move? Only(DialogState state, TurnReading reading)
    {
        var answers = state.Expecting switch
        {
            Expecting.Slot => reading.Unread < Mostly && reading.Named.ContainsKey(state.ExpectedSlot!),
            Expecting.Supplier => reading.Place?.Supplier is not null,
            _ => false,
        };
        var said = reading.Said;
        if (reading is { Outside: not null, TellsPapers: false }) return Move.Refer;
        if (direct.IsAsked(state, reading)) return Move.Tell;
        if (reading.Sibling?.IsBare == true) return Move.Sibling;
        if (said.AsksMissing) return reading.Version is null ? Move.Again : Move.Papers;
        if (reading.OtherIsNamed) return Move.Begin;
        if (reading.Prints && state.Topic is { Answered: true }) return Move.Again;
        var isAnother = reading.NamesAnother || reading.Other?.Score >= SureOfAnother;
        if (reading is { AsksOfPaper: true, Said.Facet: null, Named.Count: 0 } && !isAnother) return Move.NotTold;
        if (AsksAPart(reading) && !isAnother
            && reading is { Asks: true, Named.Count: 0, Version: not null, Earlier: null })
            return Move.Facet;
        if (reading.IsPlace || (answers && !reading.Asks && !isAnother)) return Move.Fill;
        if (!said.FacetOnly || reading.Named.Count > 0) return null;
        return reading.Version is null ? Move.Again : Move.Facet;
    }

    /// <summary>
    /// One thing is asked, whatever stands beside it: 「申請這個要錢嗎」; of fee and time only where no line speaks of the
    /// rest.
    /// </summary>
    private static bool AsksAPart(TurnReading reading) => reading.Said.Asked is not null
        || (reading.Said.Facet is "fees" or "times" && reading.Parts is not [{ Cover: >= Mostly }, ..]);

    private bool IsPossible(Talk talk, TurnReading reading, Move move)
    {
        var (state, said, found) = (talk.State, reading.Said, reading.Found);
        var isTopic = state.Topic is not null;
        var isOpen = state.HasOpenQuestion();
        var isNear = reading.AsksOfPaper || reading.Plain.InScope >= DirectQuestion.Related
            || said.Facet is not null || reading.Parts.Count > 0;
        return move switch
        {
            Move.Refer => reading.Outside is not null,
            Move.Tell => direct.IsAsked(state, reading),
            Move.Fill => isTopic && state.Expecting != Expecting.Entry
                && (reading.Named.Count > 0 || reading.Place is { } place && Says(place)),
            Move.Reply => isTopic && state.Expecting == Expecting.Slot && reading.Yes is { } yes
                && answers.Takes(talk, yes),
            Move.Papers => reading.Version is not null
                && (said.AsksMissing || reading.TellsPapers || said.Papers.Lacked.Count > 0),
            Move.Facet => said.Facet is not null && reading.Version is not null,
            Move.Lines => reading.Parts.Count > 0,
            Move.NotTold => reading.List is not null && isNear,
            Move.Sibling => reading.Sibling is not null,
            Move.Several => reading.Several.Count > 1,
            Move.Begin => isTopic || !state.Leanings.IsEmpty
                ? reading.Other is not null : found.Outcome == Outcome.Matched,
            Move.Return => reading.Earlier is not null,
            Move.Again => isTopic && (!isOpen || reading.Repeats || reading.Version is null || isNear),
            Move.Explain => reading.AsksWhy,
            Move.Pick => reading.Picked is not null,
            Move.Choose => found.Outcome == Outcome.Ambiguous,
            Move.Ask => isOpen && state.Misses == 0,
            Move.All => state.Expecting == Expecting.Slot && state.Misses > 0 && reading.Version is not null
                && isNear,
            _ => true,
        };
    }

    public void Make(Talk talk, TurnReading reading, Move move)
    {
        var (said, found) = (reading.Said, reading.Found);
        switch (move)
        {
            case Move.Refer: GuideFlow.Refer(talk, reading.Outside!); break;
            case Move.Tell: Tell(talk, reading, reading.Answer!.Value); break;
            case Move.Fill: Fill(talk, reading); break;
            case Move.Reply: answers.Take(talk, reading.Yes!.Value); break;
            case Move.Papers: TakeAlong(talk, reading); followUps.TellMissing(talk, reading); break;
            case Move.Facet: Keep(talk, reading); topics.TellFacet(talk, said.Facet!); break;
            case Move.Lines: followUps.TellLines(talk, reading.List!, [.. reading.Parts.Select(p => p.Item)]); break;
            case Move.NotTold when reading.Answer is { IsLikely: true } known && direct.IsOf(known, talk.State.Topic!.Entry):
                questions.Tell(talk, known);
                break;
            case Move.NotTold:
                followUps.TellUnknown(talk, reading);
                talk.Offer(questions.Near(talk, reading.Answer));
                break;
            case Move.Sibling: accounts.Begin(talk, reading.Sibling!.Value.Entry, said, talk.State.Score); break;
            case Move.Several: accounts.BeginAll(talk, reading.Several, said); break;
            case Move.Begin: Begin(talk, reading); break;
            case Move.Return: Return(talk, reading); break;
            case Move.Again:
                var isNews = Keep(talk, reading);
                if (reading.Prints) asking.Print(talk);
                else if (isNews || reading.Repeats) topics.Continue(talk);
                else followUps.ContinueOrName(talk);
                break;
            case Move.Explain: asking.Explain(talk); break;
            case Move.Pick: accounts.Begin(talk, reading.Picked!.Value.Entry, said, reading.Picked.Value.Share); break;
            case Move.Choose:
                GuideFlow.Choose(talk, [.. found.Candidates.Take(found.Choices)]);
                talk.State = talk.State with { Leanings = topics.Leanings(talk, found, said.Normal) };
                break;
            case Move.Ask: Missed(talk, found, misses: 1); Ask(talk); break;
            case Move.All: Missed(talk, found, misses: 0); topics.ListAll(talk); break;
            default: GuideFlow.Fallback(talk, found, questions.Near(talk, reading.Answer)); break;
        }
    }

    /// <summary>Before the list of the matter it belongs to, where that is surely asked for, too.</summary>
    private void Tell(Talk talk, TurnReading reading, FoundAnswer answer)
    {
        if (answer.Item.Entry is { } entry) places.Keep(talk, entry, reading.Said.Normal);
        if (direct.GoesOn(talk.State, reading))
        {
            questions.TellFirst(talk, answer);
            Begin(talk, reading);
        }
        else questions.Tell(talk, answer);
    }

    private void Begin(Talk talk, TurnReading reading)
    {
        var best = reading.Other ?? reading.Found.Candidates[0];
        accounts.Begin(talk, best.Entry, reading.Said, best.Probability);
    }

    /// <summary>Takes up what was talked about before, as it was left, with what the sentence now says of it.</summary>
    private void Return(Talk talk, TurnReading reading)
    {
        var before = reading.Earlier!;
        talk.State = talk.State with { Waiting = talk.State.Waiting.RemoveAll(t => t.Entry == before.Entry) };
        if (before.Answered && reading.Said.Facet is { } facet)
        {
            topics.Resume(talk, before);
            topics.TellFacet(talk, facet);
        }
        else accounts.Begin(talk, before.Entry, reading.Said, talk.State.Score);
    }

    /// <summary>Takes what the sentence says of place and case, and goes on.</summary>
    private void Fill(Talk talk, TurnReading reading)
    {
        if (reading.Place is { Unsure: true, Supplier: null } && talk.State.Expecting == Expecting.Supplier)
        {
            places.Tell(talk);
            return;
        }
        if (Keep(talk, reading)) talk.State = talk.State with { Topic = talk.State.Topic! with { Answered = false } };
        // At a water company the place may make the matter another's; elsewhere what is in hand was taken up on
        // purpose, as a task of a life event.
        if (talk.Account is { Supplies: true } && accounts.Refers(talk, talk.State.Topic!.Entry)) return;
        var entry = SupplierResolver.Resolve(knowledge, talk.State.Topic!.Entry, talk.State.Supplier).Entry;
        topics.Fill(talk, topics.VersionOf(talk, entry) is { } version && !sums.Is(entry)
            ? slots.Read(knowledge.Entries[entry], version, reading.Said.Normal, out _)
            : ImmutableDictionary<string, string>.Empty);
    }

    private void TakeAlong(Talk talk, TurnReading reading)
    {
        Keep(talk, reading);
        var topic = talk.State.Topic!;
        talk.State = talk.State with { Topic = topic with { Answers = topic.Answers.SetItems(reading.Named) } };
    }

    /// <returns>Whether the place was new.</returns>
    private bool Keep(Talk talk, TurnReading reading) =>
        reading.Place is { } place && Says(place) && places.Keep(talk, talk.State.Topic!.Entry, place);

    private static bool Says(Places place) =>
        place.Supplier is not null || place.Offices.Count > 0 || place.NotOffices.Count > 0 || place.Unsure;

    private void Missed(Talk talk, Recognition found, int misses)
    {
        talk.Events.Add(new TurnEvent.Unanswered("out-of-scope", [.. found.Candidates.Take(3)]));
        talk.State = talk.State with { Misses = misses };
    }

    private void Ask(Talk talk)
    {
        switch (talk.State)
        {
            case { Expecting: Expecting.Supplier, Topic: not null }: places.AskAgain(talk); break;
            case { Expecting: Expecting.Slot, Topic: { } topic, ExpectedSlot: { } slot }
                when topics.VersionOf(talk, topic.Entry)?.Slot(slot) is { } asked: topics.Questions.AskAgain(talk, asked); break;
            case { Expecting: Expecting.Entry }: GuideFlow.ChooseAgain(talk); break;
            default: topics.Continue(talk); break;
        }
    }
}
