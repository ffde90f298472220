using System.Collections.Immutable;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// What a request is about, in the light of the topic: an answer to the open question, a
/// correction, a follow-up, or something new.
/// </summary>
internal sealed class RequestFlow(
    KnowledgeBase knowledge, IRecognizer recognizer, UtteranceReader reader, SlotReader slots, TopicFlow topics,
    SlotFlow answering, AccountFlow accounts, PlaceFlow places, CalculatorFlow sums, FollowUpFlow followUps,
    SiblingFinder siblings)
{
    /// <summary>
    /// Words that answer the open question leave it for another entry only when that entry is this probable.
    /// </summary>
    internal const double SureEnoughToLeave = 0.9;

    /// <summary>An offered entry this probable may be picked when it is so many times likelier than the next.</summary>
    private const double WorthPicking = 0.05, ClearlyMore = 3;

    /// <summary>Words that answer nothing leave the open question only for an entry this probable.</summary>
    private const double SureOfAnother = 0.7;

    /// <summary>
    /// A request in the light of the topic: an answer to the open question, a correction, a
    /// follow-up, or something new.
    /// </summary>
    public void Answer(Talk talk, Meaning.Request said)
    {
        said = said with { Recognition = Narrowed(talk, said.Recognition) };
        if (sums.Hear(talk, said) is { } goesOn)
        {
            if (goesOn) topics.Continue(talk);
            return;
        }
        if (sums.Find(said.Text) is { } calculator)
        {
            accounts.Begin(talk, calculator, said, score: null);
            return;
        }
        var (state, plain) = (talk.State, said.Recognition);
        if (plain.Outcome == Outcome.NoInput)
        {
            talk.Events.Add(new TurnEvent.Unanswered("no-input", []));
            talk.Reply(ReplyKind.Fallback, talk.Say(Line.NoInput), state.Expecting, state.Offers);
            return;
        }
        if (places.Heard(talk, said, t => Fill(t, said))) return;
        state = talk.State;
        if (siblings.Find(said.Normal, state) is { } sibling)
        {
            accounts.Begin(talk, sibling, said, state.Score);
            return;
        }
        // A list of papers is no list of requests.
        if (said is { AsksMissing: false, Have.Count: 0, HasRest: false }
            && reader.Several(said.Text, said.Normal, talk.Account?.Organisation) is { Count: > 1 } several)
        {
            accounts.BeginAll(talk, several, said);
            return;
        }
        if (state.Topic is { } topic && topics.VersionOf(talk, topic.Entry) is { } version)
        {
            var elsewhere = plain.Outcome == Outcome.Matched && Lead(plain.Candidates[0].Entry) != Lead(topic.Entry)
                && !(followUps.IsBeside(plain.Candidates[0].Entry, topic)
                    && plain.Candidates[0].Score < SureEnoughToLeave);
            var named = slots.Read(knowledge.Entries[topic.Entry], version, said.Normal, out var rest);
            var answers = state.Expecting == Expecting.Slot && named.ContainsKey(state.ExpectedSlot!);
            if (answers && (!elsewhere || reader.IsEmpty(rest)
                || plain.Candidates[0].Score < SureEnoughToLeave)) { topics.Fill(talk, named); return; }
            if (answers is false && answering.Reply(talk, said.Normal, followUps.Asks(said))) return;
            // The same answer once more, as a double click sends it, changes nothing.
            if (named.Count > 0 && reader.IsEmpty(rest)
                && named.All(n => topic.Answers.GetValueOrDefault(n.Key) == n.Value))
            {
                topics.Continue(talk);
                return;
            }
            var corrects = named.Any(n => topic.Answers.GetValueOrDefault(n.Key) != n.Value);
            if (corrects && said.Corrects) { topics.Fill(talk, named); return; }
            // Naming papers by name may look like another entry (a bill, a certificate): asked together with what
            // is missing it is about this one.
            if ((said.Have.Count > 0 || said.HasRest) && (said.AsksMissing || !elsewhere)
                || (said.AsksMissing && !elsewhere))
            {
                talk.State = state with { Topic = topic with { Answers = topic.Answers.SetItems(named) } };
                followUps.TellMissing(talk, said);
                return;
            }
            if (!elsewhere && corrects) { topics.Fill(talk, named); return; }
            if (said.FacetOnly) { topics.TellFacet(talk, said.Facet!); return; }
            if (followUps.Hear(talk, said, plain)) return;
        }
        else if (state.Topic is not null && said.FacetOnly)
        {
            topics.Continue(talk);
            return;
        }
        var found = state.Topic is { } t
            ? Narrowed(talk,
                recognizer.Recognize(
                    said.Read, new RecognitionContext(t.Entry) { Organisation = talk.Account?.Organisation })) : plain;
        Follow(talk, said, found);
    }

    private void Follow(Talk talk, Meaning.Request said, Recognition found)
    {
        if (Picked(talk, found) is { } picked)
        {
            accounts.Begin(talk, picked, said, found.Candidates[0].Probability);
            return;
        }
        if (IsUnreadAnswer(talk, said, found))
        {
            Misunderstand(talk, said, found);
            return;
        }
        var current = talk.State.Topic is { } topic ? Lead(topic.Entry) : null;
        switch (found.Outcome)
        {
            case Outcome.Matched when Lead(found.Candidates[0].Entry) == current && said.Facet is { } facet:
                topics.TellFacet(talk, facet);
                break;
            case Outcome.Matched when Lead(found.Candidates[0].Entry) == current:
                topics.Continue(talk);
                break;
            case Outcome.Matched:
                accounts.Begin(talk, found.Candidates[0].Entry, said, found.Candidates[0].Probability);
                break;
            // Whoever was asked which of several is meant, and says nothing clearer, is asked once more.
            case not Outcome.Matched when talk.State is { Expecting: Expecting.Entry, Misses: 0 }:
                talk.Events.Add(new TurnEvent.Unanswered("out-of-scope", [.. found.Candidates.Take(3)]));
                talk.State = talk.State with { Misses = 1 };
                GuideFlow.ChooseAgain(talk);
                break;
            case Outcome.Ambiguous:
                GuideFlow.Choose(talk, [.. found.Candidates.Take(found.Choices)]);
                break;
            default:
                Misunderstand(talk, said, found);
                break;
        }
    }

    /// <summary>
    /// Words that point to one of the offered entries and hardly to the others: whoever is asked which one is meant
    /// need not say all of it again.
    /// </summary>
    private static string? Picked(Talk talk, Recognition found)
    {
        if (talk.State.Expecting != Expecting.Entry || found.Outcome == Outcome.Matched) return null;
        var offered = found.Candidates.Where(c => talk.State.Offers.Any(o => o.Action == $"entry:{c.Entry}"))
            .OrderByDescending(c => c.Score).ToList();
        return offered is [var best, ..] && best.Score >= WorthPicking
            && (offered.Count == 1 || best.Score >= ClearlyMore * offered[1].Score) ? best.Entry : null;
    }

    /// <summary>
    /// While a question is open, words that ask nothing are an answer to it, read or not: they begin another matter
    /// only when they are surely about it.
    /// </summary>
    private bool IsUnreadAnswer(Talk talk, Meaning.Request said, Recognition found)
    {
        if (talk.State is not { Expecting: Expecting.Slot or Expecting.Supplier, Topic: { } topic }) return false;
        if (followUps.NamesAnother(topic, said)) return false;
        var best = found.Candidates.FirstOrDefault();
        if (found.Outcome == Outcome.Matched)
            return Lead(best.Entry) != Lead(topic.Entry) && !followUps.Asks(said)
                && best.Score < (followUps.IsBeside(best.Entry, topic) ? SureEnoughToLeave : SureOfAnother);
        return found.Outcome == Outcome.Ambiguous && !followUps.Asks(said);
    }

    /// <summary>Takes what the utterance answers besides the place, and goes on.</summary>
    private void Fill(Talk talk, Meaning.Request said)
    {
        // At a water company the place may make the matter another's; elsewhere what is in hand was taken up on
        // purpose, as a task of a life event.
        if (talk.Account is { Supplies: true } && accounts.Refers(talk, talk.State.Topic!.Entry)) return;
        var entry = SupplierResolver.Resolve(knowledge, talk.State.Topic!.Entry, talk.State.Supplier).Entry;
        topics.Fill(talk,
            topics.VersionOf(talk, entry) is { } version
                ? slots.Read(knowledge.Entries[entry], version, said.Normal, out _) 
            : ImmutableDictionary<string, string>.Empty);
    }

    private static Recognition Narrowed(Talk talk, Recognition found) =>
        talk.Account?.Narrow(found, talk.State.Supplier) ?? found;

    private string Lead(string entry) => SupplierResolver.LeadOf(knowledge, entry);

    /// <summary>Not understood while a question is open: ask it again; else refuse clearly.</summary>
    private void Misunderstand(Talk talk, Meaning.Request said, Recognition found)
    {
        if (talk.State is { Expecting: Expecting.Supplier, Topic: not null, Misses: 0 })
        {
            talk.Events.Add(new TurnEvent.Unanswered("out-of-scope", [.. found.Candidates.Take(3)]));
            talk.State = talk.State with { Misses = 1 };
            places.AskAgain(talk);
            return;
        }
        if (talk.State is { Expecting: Expecting.Slot, Topic: { } topic, ExpectedSlot: { } expected, Misses: 0 }
            && topics.VersionOf(talk, topic.Entry)?.Slot(expected) is { } slot)
        {
            talk.Events.Add(new TurnEvent.Unanswered("out-of-scope", [.. found.Candidates.Take(3)]));
            talk.State = talk.State with { Misses = 1 };
            topics.AskAgain(talk, slot);
            return;
        }
        // Who is not understood twice gets everything with its conditions, not the same question a third time.
        if (talk.State is { Expecting: Expecting.Slot, Topic: { } asked, Misses: 1 } && !sums.Is(asked.Entry)
            && found.InScope >= FollowUpFlow.Related && !followUps.Asks(said))
        {
            talk.Events.Add(new TurnEvent.Unanswered("out-of-scope", [.. found.Candidates.Take(3)]));
            topics.ListAll(talk);
            return;
        }
        GuideFlow.Fallback(talk, found);
    }
}
