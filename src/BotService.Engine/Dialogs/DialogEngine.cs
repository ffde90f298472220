using System.Collections.Immutable;
using BotService.Engine.Dialogs.Flows;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs;

/// <summary>Decides each turn: reads the utterance, then lets one flow speak.</summary>
public sealed class DialogEngine : IDialogEngine
{
    private readonly KnowledgeBase knowledge;
    private readonly DialogScript script;
    private readonly IRecognizer recognizer;
    private readonly UtteranceReader reader;
    private readonly SlotReader slots;
    private readonly SiblingFinder siblings;
    private readonly TopicFlow topics;

    public DialogEngine(KnowledgeBase knowledge, DialogScript script, IRecognizer recognizer)
    {
        (this.knowledge, this.script, this.recognizer) = (knowledge, script, recognizer);
        reader = new UtteranceReader(script, knowledge, recognizer);
        slots = new SlotReader(knowledge, script.Phrases.Negations);
        siblings = new SiblingFinder(knowledge, reader);
        topics = new TopicFlow(script, knowledge, slots);
    }

    public string Release => knowledge.Release;

    public TurnResult Next(DialogState? state, Input input, DateOnly today)
    {
        var talk = new Talk(state ?? new DialogState(LocaleFor(input.Locale)), script, knowledge, today);
        if (input.Opens) GuideFlow.Greet(talk, script.Menu);
        else Hear(talk, input.Text!);
        return new TurnResult(talk.State, talk.Replies, talk.Events);
    }

    private void Hear(Talk talk, string text)
    {
        var meaning = reader.Read(text, talk.State);
        if (meaning is Meaning.Request { Recognition: var recognition } request)
        {
            talk.Events.Add(new TurnEvent.Recognised(recognition));
            FollowLanguage(talk, recognition.Language);
            Answer(talk, request);
            return;
        }
        switch (meaning)
        {
            case Meaning.Chosen { Action: var action }: Do(talk, action); break;
            case Meaning.Command { Id: var id }: Obey(talk, id, text); break;
            case Meaning.Chat { Id: var id }: Chat(talk, id); break;
            case Meaning.Rating { Score: var score }: FeedbackFlow.Rated(talk, score); break;
            case Meaning.Words: FeedbackFlow.Words(talk); break;
        }
    }

    /// <summary>A request in the light of the topic: an answer to the open question, a correction, a follow-up, or something new.</summary>
    private void Answer(Talk talk, Meaning.Request said)
    {
        var (state, plain) = (talk.State, said.Recognition);
        if (plain.Outcome == Outcome.NoInput)
        {
            talk.Events.Add(new TurnEvent.Unanswered("no-input", []));
            talk.Reply(ReplyKind.Fallback, talk.Say(Line.NoInput), state.Expecting, state.Offers);
            return;
        }
        if (siblings.Find(said.Normal, state) is { } sibling)
        {
            topics.Begin(talk, sibling, said);
            return;
        }
        if (state.Topic is { } topic && topics.VersionOf(talk, topic.Entry) is { } version)
        {
            var elsewhere = plain.Outcome == Outcome.Matched && plain.Candidates[0].Entry != topic.Entry;
            var named = slots.Read(knowledge.Entries[topic.Entry], version, said.Normal, out var rest);
            var answers = state.Expecting == Expecting.Slot && named.ContainsKey(state.ExpectedSlot!);
            if (answers && (!elsewhere || reader.IsEmpty(rest))) { topics.Fill(talk, named); return; }
            // Naming papers by name may look like another entry (a bill, a certificate): asked together with what is missing it is about this one.
            if (said.Have.Count > 0 && (said.AsksMissing || !elsewhere) || (said.AsksMissing && !elsewhere))
            {
                talk.State = state with { Topic = topic with { Answers = topic.Answers.SetItems(named) } };
                topics.TellMissing(talk, said.Have);
                return;
            }
            if (!elsewhere && named.Any(n => topic.Answers.GetValueOrDefault(n.Key) != n.Value)) { topics.Fill(talk, named); return; }
            if (said.FacetOnly) { topics.TellFacet(talk, said.Facet!); return; }
        }
        else if (state.Topic is not null && said.FacetOnly)
        {
            topics.Continue(talk);
            return;
        }
        var found = state.Topic is { } t ? recognizer.Recognize(said.Text, new RecognitionContext(t.Entry)) : plain;
        Follow(talk, said, found);
    }

    private void Follow(Talk talk, Meaning.Request said, Recognition found)
    {
        var current = talk.State.Topic?.Entry;
        switch (found.Outcome)
        {
            case Outcome.Matched when found.Candidates[0].Entry == current && said.Facet is { } facet:
                topics.TellFacet(talk, facet);
                break;
            case Outcome.Matched when found.Candidates[0].Entry == current:
                topics.Continue(talk);
                break;
            case Outcome.Matched:
                talk.State = talk.State with { Score = found.Candidates[0].Score };
                topics.Begin(talk, found.Candidates[0].Entry, said);
                break;
            case Outcome.Ambiguous:
                GuideFlow.Choose(talk, [.. found.Candidates.Take(found.Choices)]);
                break;
            default:
                Misunderstand(talk, found);
                break;
        }
    }

    /// <summary>Not understood while a question is open: ask it again; else refuse clearly.</summary>
    private void Misunderstand(Talk talk, Recognition found)
    {
        if (talk.State is { Expecting: Expecting.Slot, Topic: { } topic, ExpectedSlot: { } expected, Misses: 0 }
            && topics.VersionOf(talk, topic.Entry)?.Slot(expected) is { } slot)
        {
            talk.Events.Add(new TurnEvent.Unanswered("out-of-scope", [.. found.Candidates.Take(3)]));
            talk.State = talk.State with { Misses = 1 };
            topics.AskAgain(talk, slot);
            return;
        }
        GuideFlow.Fallback(talk, found, question: null);
    }

    private void Do(Talk talk, string action)
    {
        var (verb, argument) = (action[..action.IndexOf(':', StringComparison.Ordinal)], action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        switch (verb)
        {
            case "slot":
                var option = argument.Split('=', 2);
                topics.Fill(talk, ImmutableDictionary<string, string>.Empty.Add(option[0], option[1]));
                break;
            case "entry": topics.Begin(talk, argument, said: null); break;
            case "rating": FeedbackFlow.Rated(talk, argument[0] - '0'); break;
            case "command": Obey(talk, argument, text: ""); break;
        }
    }

    private void Obey(Talk talk, string command, string text)
    {
        var state = talk.State;
        switch (command)
        {
            case "list-all" when state.Topic is not null: topics.ListAll(talk); break;
            case "return" when state.Suspended is not null: topics.Return(talk); break;
            case "return" when state.Topic is not null: topics.Continue(talk, isNew: true); break;
            case "chinese": Switch(talk, knowledge.Locales.First(l => l.StartsWith("zh", StringComparison.Ordinal))); break;
            case "english": Switch(talk, "en"); break;
            case "person": GuideFlow.Handoff(talk); break;
            case "helpful-yes" when state.Expecting == Expecting.Helpful: FeedbackFlow.Helpful(talk, yes: true); break;
            case "helpful-no" when state.Expecting == Expecting.Helpful: FeedbackFlow.Helpful(talk, yes: false); break;
            case "end" when state.Expecting is Expecting.RatingWords or Expecting.Rating: FeedbackFlow.Goodbye(talk); break;
            case "end": FeedbackFlow.End(talk); break;
            case "skip": FeedbackFlow.Goodbye(talk); break;
            case "restart":
                talk.State = new DialogState(talk.Locale);
                GuideFlow.Menu(talk, script.Menu, Line.Restarted);
                break;
            default: GuideFlow.Menu(talk, script.Menu); break;
        }
    }

    private void Chat(Talk talk, string id)
    {
        var reply = script.Smalltalk.First(s => s.Key == id).Value.Replies[talk.Locale];
        talk.Reply(ReplyKind.Smalltalk, reply, talk.State.Expecting, talk.State.Offers, evidence: Talk.NoEvidence);
    }

    private void Switch(Talk talk, string locale)
    {
        talk.State = talk.State with { Locale = locale };
        if (talk.State.Topic is { Answered: false }) topics.Continue(talk, isNew: true, talk.Say(Line.Switched));
        else if (talk.State.Topic is { } answered)
        {
            talk.State = talk.State with { Topic = answered };
            topics.Continue(talk);
        }
        else GuideFlow.Menu(talk, script.Menu, Line.Switched);
    }

    /// <summary>Whoever writes a sentence in the other language is answered in it.</summary>
    private void FollowLanguage(Talk talk, string language)
    {
        var locale = knowledge.Locales.FirstOrDefault(l => l.Split('-')[0] == language);
        if (locale is not null && locale != talk.Locale) talk.State = talk.State with { Locale = locale };
    }

    private string LocaleFor(string? tag) =>
        knowledge.Locales.FirstOrDefault(l => string.Equals(l.Split('-')[0], tag?.Split('-')[0], StringComparison.OrdinalIgnoreCase)) ?? knowledge.Locales[0];
}
