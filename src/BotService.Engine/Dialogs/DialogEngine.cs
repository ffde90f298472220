using BotService.Engine.Answers;
using BotService.Engine.Calculators;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Dialogs.Flows;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;
using BotService.Engine.Safety;

namespace BotService.Engine.Dialogs;

/// <summary>One turn as it was made, and what would come of each move that the arbiter could choose among.</summary>
/// <param name="Moves">None when there was nothing to decide.</param>
public sealed record Weighing(
    TurnResult Made, IReadOnlyList<double> Circumstances, IReadOnlyList<(Move Move, TurnResult Result)> Moves)
{
    /// <summary>
    /// What the turn teaches, and what came of the move worth most: of the one made where none is worth more.
    /// </summary>
    /// <param name="worth">What a good clerk would think of a result.</param>
    public (WeighedTurn? Lesson, TurnResult Best) Judge(Func<TurnResult, double> worth)
    {
        if (Moves.Count == 0) return (null, Made);
        var rewards = Moves.Select(m => worth(m.Result)).ToList();
        var most = rewards.Max();
        return (new WeighedTurn(Circumstances, [.. Moves.Select(m => m.Move)], rewards),
            most > worth(Made) ? Moves[rewards.IndexOf(most)].Result : Made);
    }
}

/// <summary>Decides each turn: reads the utterance, then lets one flow speak.</summary>
public sealed class DialogEngine : IDialogEngine
{
    private readonly KnowledgeBase knowledge;
    private readonly DialogScript script;
    private readonly UtteranceReader reader;
    private readonly RequestFlow requests;
    private readonly CommandFlow commands;
    private readonly ActFlow acting;
    private readonly MediumFlow media;
    private readonly ResumeFlow resuming;
    private readonly SafetyFlow safety;
    private readonly CallBackFlow callBacks;
    private readonly HandoffFlow handoffs;

    public DialogEngine(
        KnowledgeBase knowledge, DialogScript script, IRecognizer recognizer, ICalculators calculators, SafetyDesk desk,
        Arbiter? arbiter = null, AnswerFinder? answers = null)
    {
        (this.knowledge, this.script) = (knowledge, script);
        var reading = new PlaceReader(knowledge, script.Phrases);
        reader = new UtteranceReader(script, knowledge, recognizer, reading);
        var slots = new SlotReader(knowledge, script.Phrases);
        var sums = new CalculatorFlow(calculators);
        var places = new PlaceFlow(knowledge, reading);
        var topics = new TopicFlow(script, knowledge, slots, places, sums);
        var question = new OpenQuestion(topics);
        var accounts = new AccountFlow(knowledge, topics, places, question);
        var answering = new SlotFlow(knowledge, slots, topics, sums);
        var siblings = new SiblingFinder(knowledge, reader, reading, script.Phrases.Unlike);
        var questions = new QuestionFlow(knowledge, script, answers ?? new AnswerFinder(knowledge), reading);
        var turns = new TurnReader(
            knowledge, script.Phrases, recognizer, reader, slots, reading, topics, sums, siblings, questions);
        callBacks = new CallBackFlow(new CallBackReader(script.Phrases), reader, question);
        handoffs = new HandoffFlow(topics, reader, question);
        commands = new CommandFlow(script, topics, accounts, places, sums, questions, callBacks, handoffs);
        acting = new ActFlow(knowledge, topics, answering, accounts, places, commands, question);
        var moves = new Moves(
            knowledge, slots, topics, answering, accounts, places, new FollowUpFlow(knowledge, script, topics),
            acting, sums, questions);
        requests = new RequestFlow(knowledge, arbiter ?? script.Arbiter, turns, moves, topics, accounts, sums);
        media = new MediumFlow(question);
        resuming = new ResumeFlow(topics, accounts);
        safety = new SafetyFlow(knowledge, desk, reader, topics);
        Cases = new CaseReader(knowledge, slots, reader);
    }

    /// <summary>The case that a text tells, of an entry that somebody else has chosen.</summary>
    public ICaseReader Cases { get; }

    public string Release => knowledge.Release;

    public TurnResult Next(DialogState? state, Input input, DateOnly today) => Turn(state, input, today, null).Result;

    /// <summary>The turn, and what would come of each move that the arbiter can choose among.</summary>
    public Weighing Weigh(DialogState? state, Input input, DateOnly today)
    {
        var (made, talk) = Turn(state, input, today, null);
        return talk.Weighed is var (circumstances, moves)
            ? new Weighing(made, circumstances, [.. moves.Select(m => (m, Turn(state, input, today, m).Result))])
            : new Weighing(made, [], []);
    }

    private (TurnResult Result, Talk Talk) Turn(DialogState? state, Input input, DateOnly today, Move? forced)
    {
        var talk = new Talk(
            state ?? new DialogState(LocaleChoice.For(knowledge.TalkLocales, input.Locale)), script, knowledge, today,
            Account.Of(knowledge, input.Organisation))
        {
            Forced = forced, CallBacks = input.CallBacks, Handoff = input.Handoff, Survey = input.Survey,
        };
        var asked = talk.State.Expecting == Expecting.CallBack;
        AccountFlow.Settle(talk);
        if (input.Act is { } act) handoffs.Tell(talk, act);
        else if (talk.State.Handoff == HandoffStage.Person) Overhear(talk, input);
        else Answer(talk, input);
        // What was being asked can be gone on with after what came between.
        if (asked && talk.State is { CallBack: not null, Expecting: not Expecting.CallBack } && talk.Replies is [.., { Emergency: null }])
            talk.Offer(talk.CallBackOffers(Line.CallBackGoOn));
        HandoffFlow.OfferWhileWaiting(talk);
        HandoffFlow.OfferInDanger(talk);
        return (new TurnResult(talk.State, WithCallsLast(talk.Replies), talk.Events), talk);
    }

    /// <summary>The assistant's own turn.</summary>
    private void Answer(Talk talk, Input input)
    {
        var waits = talk.State.Handoff;
        if (input.Opens)
        {
            CallBackFlow.Leave(talk);
            resuming.Open(talk);
        }
        else if (input.Medium != Medium.Words && string.IsNullOrWhiteSpace(input.Text))
            media.Answer(talk, input.Medium);
        else Hear(talk, input.Text!);
        // Beginning anew costs nobody their place.
        if (waits == HandoffStage.Waiting && !talk.Events.Any(e => e is TurnEvent.QueueLeft))
            talk.State = talk.State with { Handoff = waits };
    }

    /// <summary>
    /// While a person speaks the assistant says nothing: only danger is heard all the same, and the wish to have the assistant back.
    /// </summary>
    private void Overhear(Talk talk, Input input)
    {
        if (input.Opens) return;
        if (input.Medium == Medium.Words && safety.Hear(talk, input.Text!, out _)) talk.Events.Add(new TurnEvent.SaidToPerson());
        else handoffs.Hear(talk, input.Text ?? "");
    }

    /// <summary>Clients show the buttons of the last message alone: the numbers to call stand there too.</summary>
    private static IReadOnlyList<Reply> WithCallsLast(List<Reply> replies) =>
        replies is [{ Calls.Count: > 0 } card, .., { Calls.Count: 0 } last]
            ? [.. replies[..^1], last with { Calls = card.Calls }] : replies;

    private void Hear(Talk talk, string text)
    {
        if (!safety.Hear(talk, text, out var meaning))
        {
            if (callBacks.Hear(talk, text)) return;
            meaning = reader.Read(text, talk.State, talk.Account?.Organisation);
        }
        switch (meaning)
        {
            case Meaning.Request request:
                talk.Events.Add(new TurnEvent.Recognised(request.Recognition));
                FollowLanguage(talk, request.Recognition.Language, text);
                if (request.Beside is { } chat) commands.LeadWith(talk, chat);
                requests.Answer(talk, request);
                break;
            case Meaning.Chosen { Action: var action }: commands.Choose(talk, action); break;
            case Meaning.Command { Id: var id }: commands.Obey(talk, id); break;
            case Meaning.Acted acted: acting.Answer(talk, acted.Acts, acted.Normal); break;
            case Meaning.Chat { Id: var id, Language: var language }:
                if (language is not null) FollowLanguage(talk, language, text);
                commands.Chat(talk, id);
                break;
            case Meaning.Rating rating: FeedbackFlow.Rated(talk, rating.Score, rating.WithWords); break;
            case Meaning.NoRating: FeedbackFlow.AskAgain(talk); break;
            case Meaning.Words: FeedbackFlow.Words(talk); break;
        }
    }

    /// <summary>
    /// Whoever writes a sentence in another language that is spoken is answered in it; to whom we cannot, their language
    /// says so once, and the one that the data names goes on. In the midst of something a word, a brand or a name is
    /// no sentence.
    /// </summary>
    private void FollowLanguage(Talk talk, string language, string text)
    {
        var underWay = talk.State.Topic is not null || talk.State.Expecting != Expecting.Nothing;
        if (!LanguageDetector.Tells(text, language, underWay)) return;
        var spoken = knowledge.TalkLocales.FirstOrDefault(l => LocaleChoice.LanguageOf(l) == language);
        var foreign = spoken is null ? script.OtherLanguages.GetValueOrDefault(language) : null;
        var locale = foreign is null ? spoken : script.Fallback;
        if (locale is not null && locale != talk.Locale) talk.State = talk.State with { Locale = locale };
        if (foreign is not null) talk.LeadWith(foreign);
    }
}
