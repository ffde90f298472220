using System.Collections.Immutable;
using BotService.Engine.Dialogs.Script;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>What was chosen from an offer or said as a fixed expression.</summary>
internal sealed class CommandFlow(
    DialogScript script, TopicFlow topics, AccountFlow accounts, PlaceFlow places, CalculatorFlow sums,
    QuestionFlow questions, CallBackFlow callBacks, HandoffFlow handoffs)
{
    /// <param name="action">As the offer bears it: <c>slot:applicant=company</c>, <c>entry:twc.suspend</c>,
    /// <c>rating:5</c>, <c>command:menu</c>.</param>
    public void Choose(Talk talk, string action)
    {
        var (verb, argument) =
            (action[..action.IndexOf(':', StringComparison.Ordinal)],
                action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        switch (verb)
        {
            case "slot":
                var option = argument.Split('=', 2);
                topics.Fill(talk, ImmutableDictionary<string, string>.Empty.Add(option[0], option[1]));
                break;
            case "entry": accounts.Begin(talk, argument, said: null, talk.State.Score); break;
            case "answer": questions.Tell(talk, new(talk.Knowledge.Answers[argument], 1)); break;
            case "supplier" when talk.State.Topic is not null: topics.Supplied(talk, argument); break;
            case "task": topics.BeginTask(talk, argument); break;
            case CallBackFlow.Verb: callBacks.Choose(talk, argument); break;
            case "rating": FeedbackFlow.Rated(talk, argument[0] - '0'); break;
            case "command": Obey(talk, argument); break;
        }
    }

    public void Obey(Talk talk, string command)
    {
        var state = talk.State;
        if (script.Phrases.Commands.GetValueOrDefault(command)?.Locale is { } locale)
        {
            Switch(talk, locale);
            return;
        }
        switch (command)
        {
            case "unsure" when state is { Expecting: Expecting.Supplier, Topic: not null }: places.Tell(talk); break;
            case "list-all" when state.Topic is not null: topics.ListAll(talk); break;
            case "recalculate" when sums.Is(state.Topic?.Entry): sums.Restart(talk); break;
            case "again" when state.Topic is not null: topics.Continue(talk); break;
            case "together" when state is { Topic: not null, Together.IsEmpty: false }:
                topics.TellTogether(talk); break;
            case "continue" when state.Topic is { Answered: false }: topics.Continue(talk, isNew: true); break;
            case "return" or "continue" when state.Suspended is not null: topics.Return(talk); break;
            case "return" or "continue" when state.Topic is not null: topics.Continue(talk, isNew: true); break;
            case "person": GuideFlow.Handoff(talk, script.Phrases.Commands[command].Entry); break;
            case HandoffFlow.Leaving: handoffs.Leave(talk); break;
            case "callback": callBacks.Begin(talk); break;
            case "callback-state": CallBackFlow.TellOwn(talk); break;
            case "helpful-yes" when state.Expecting == Expecting.Helpful: FeedbackFlow.Helpful(talk, yes: true); break;
            case "helpful-no" when state.Expecting == Expecting.Helpful: FeedbackFlow.Helpful(talk, yes: false); break;
            case "end" when state.Expecting is Expecting.RatingWords or Expecting.Rating:
                FeedbackFlow.Goodbye(talk); break;
            case "end": FeedbackFlow.End(talk); break;
            case "skip": FeedbackFlow.Goodbye(talk); break;
            case "elsewhere": GuideFlow.Elsewhere(talk); break;
            case "my-data": GuideFlow.MyData(talk); break;
            case "restart":
                talk.State = new DialogState(talk.Locale);
                GuideFlow.Menu(talk, Line.Restarted);
                break;
            default: GuideFlow.Menu(talk); break;
        }
    }

    public void Chat(Talk talk, string id)
    {
        talk.Reply(ReplyKind.Smalltalk, Smalltalk(id).Replies[talk.Locale], talk.State.Expecting, talk.State.Offers,
            evidence: Talk.NoEvidence);
    }

    /// <summary>Whoever is upset hears so before the answer.</summary>
    public void LeadWith(Talk talk, string id)
    {
        if (Smalltalk(id).Leads.TryGetValue(talk.Locale, out var lead)) talk.LeadWith(lead);
    }

    private Smalltalk Smalltalk(string id) => script.Smalltalk.First(s => s.Key == id).Value;

    private void Switch(Talk talk, string locale)
    {
        talk.State = talk.State with { Locale = locale };
        if (talk.State.Topic is { Answered: false }) topics.Continue(talk, isNew: true, talk.Say(Line.Switched));
        else if (talk.State.Topic is not null) topics.Continue(talk);
        else GuideFlow.Menu(talk, Line.Switched);
    }
}
