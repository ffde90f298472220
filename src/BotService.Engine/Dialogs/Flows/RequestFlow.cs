using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// What a sentence leads to: with nothing in hand, the matter that is recognised; in the midst of a talk, the move that
/// the arbiter finds most fitting.
/// </summary>
internal sealed class RequestFlow(
    KnowledgeBase knowledge, Arbiter arbiter, TurnReader turns, Moves moves, TopicFlow topics, AccountFlow accounts,
    CalculatorFlow sums)
{
    public void Answer(Talk talk, Meaning.Request said)
    {
        said = said with { Recognition = TurnReader.Narrowed(talk, said.Recognition) };
        if (sums.Hear(talk, said) is { } goesOn)
        {
            if (goesOn) topics.Continue(talk);
        }
        else if (sums.Find(said.Text) is { } calculator) accounts.Begin(talk, calculator, said, score: null);
        else if (said.Recognition.Outcome == Outcome.NoInput)
        {
            talk.Events.Add(new TurnEvent.Unanswered("no-input", []));
            talk.Reply(ReplyKind.Fallback, talk.Say(Line.NoInput), talk.State.Expecting, talk.State.Offers);
        }
        else Decide(talk, turns.Read(talk, said));
    }

    private void Decide(Talk talk, TurnReading reading)
    {
        if (reading.Event is { } life && life != talk.State.Event) Hear(talk, life);
        var possible = moves.Possible(talk, reading);
        if (talk.State.Topic is null && talk.State.Leanings.IsEmpty)
        {
            moves.Make(talk, reading, possible[0]);
            return;
        }
        var circumstances = Circumstances.Of(
            talk.State, reading, entry => SupplierResolver.LeadOf(knowledge, entry));
        talk.Weighed = (circumstances, possible);
        moves.Make(talk, reading, talk.Forced ?? arbiter.Choose(possible, circumstances));
    }

    /// <summary>What has happened is answered before what is asked, once in a talk.</summary>
    private void Hear(Talk talk, string life)
    {
        talk.State = talk.State with { Event = life };
        if (knowledge.Entries[life].Wordings[talk.Locale].Opening is { } opening) talk.LeadWith(opening);
    }
}
