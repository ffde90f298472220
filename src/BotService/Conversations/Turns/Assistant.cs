using System.Text.Json;
using BotService.Conversations.CallBacks;
using BotService.Conversations.Elsewhere;
using BotService.Conversations.Handoff;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Intents;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Turns;

/// <summary>
/// Asks the engine and puts together what is to be kept. All failures of the engine end here, in an apology.
/// </summary>
internal sealed class Assistant(
    IDialogEngine engine,
    IExplainer explainer,
    CallBackPromises callBacks,
    HandoffPromises handoffs,
    IFaultReply fault,
    Ids ids,
    TimeProvider time,
    IOptions<SiteOptions> site,
    IOptions<HandoffOptions> handoff,
    IOptions<SurveyOptions> survey,
    ILogger<Assistant> log) : IResponder
{
    public async Task<TurnCommit> AnswerAsync(Waiting turn, CancellationToken cancel)
    {
        if (TurnInput.IsOfCall(turn.Raw)) return Silent(turn);
        var (input, state) = Read(turn);
        input = input with { CallBacks = await callBacks.TermsAsync(turn.Conversation.Id, state, input.Text, cancel) };
        var waits = state?.Handoff is HandoffStage.Waiting;
        if (waits) input = input with { Handoff = await handoffs.TermsAsync(turn.Conversation.Id, cancel) };
        var commit = Guarded(turn, started => Next(turn, input, state, started));
        if (waits || !commit.Notes.Any(note => note is TurnNote.Handoff or TurnNote.Emergency)) return commit;

        // Who asks for a person, or may be in danger, hears who is there: that is looked up only then, and the turn decided with it.
        var terms = await handoffs.TermsAsync(turn.Conversation.Id, cancel);
        return terms.IsUsed ? Guarded(turn, started => Next(turn, input with { Handoff = terms }, state, started)) : commit;
    }

    /// <summary>Without call-backs: none are promised.</summary>
    public TurnCommit Decide(Waiting turn) => Guarded(turn, started =>
    {
        var (input, state) = Read(turn);
        return Next(turn, input, state, started);
    });

    private (Input Input, DialogState? State) Read(Waiting turn)
    {
        var input = TurnInput.Of(turn.Raw, turn.Greeting, turn.Conversation.Locale);
        if (survey.Value.Aspects) input = input with { Survey = turn.Conversation.Id.Sum(c => c) };
        return (input, StateOf(turn.State));
    }

    private TurnCommit Guarded(Waiting turn, Func<long, TurnCommit> decide)
    {
        var started = time.GetTimestamp();
        try
        {
            return decide(started);
        }
        catch (Exception failure)
        {
            log.TurnFailed(turn.Conversation.Id, turn.ActivityId, failure.GetType().Name, FaultPlace.Of(failure));
            return Apology(turn, started);
        }
    }

    /// <param name="left">As the turn before left it.</param>
    private TurnCommit Next(Waiting turn, Input input, DialogState? left, long started)
    {
        var now = time.GetUtcNow();
        var state = OpeningState(turn, left);
        var asked = time.GetTimestamp();
        var result = engine.Next(state, input, Taiwan.Day(now));
        var decided = time.GetElapsedTime(asked);
        var receipts = new List<Receipt>();
        var continuations = new List<Continuation>();
        var replies = result.Replies
            .Select(reply => Say(turn, FurtherLines.Fill(reply, ids, site.Value, now, continuations), result.State, receipts, now)).ToList();
        if (HandoffEvents.Of(result, left?.Handoff == HandoffStage.Person) is { } told)
        {
            Stamp.Sent(told, ids.Activity(), now, turn, site.Value);
            replies.Insert(0, new StoredActivity(0, told));
        }

        return new TurnCommit(
            turn,
            now,
            JsonSerializer.Serialize(result.State),
            replies,
            receipts,
            Record(result, time.GetElapsedTime(started)) with
            {
                Explanation = Explain(result, input, state),
                Recognising = result.Events.OfType<TurnEvent.Recognised>().Any() ? decided : null,
            },
            [.. Notes(result, input, now)],
            Pushes(turn)) { Continuations = continuations };
    }

    /// <summary>The turn ends with an apology and leaves the dialog where it was.</summary>
    public TurnCommit Apology(Waiting turn, long started)
    {
        var now = time.GetUtcNow();
        var reply = fault.For(LanguageTag.OrNull(turn.Raw.Locale) ?? turn.Conversation.Locale ?? "");
        var said = Say(turn, reply with { Sheet = null }, new DialogState(reply.Locale), [], now);
        var record = new TurnRecord(
            reply.Locale, ReplyKinds.NameOf(reply.Kind), null, reply.Answer.Case, null, [], "fault", null, engine.Release,
            time.GetElapsedTime(started).TotalMilliseconds);
        return new TurnCommit(turn, now, null, [said], [], record, [], Pushes(turn));
    }

    /// <summary>
    /// A turn that nobody answers and that changes nothing, such as a word between a gateway and a call where there is no
    /// call.
    /// </summary>
    public TurnCommit Silent(Waiting turn)
    {
        var record = new TurnRecord(
            LanguageTag.OrNull(turn.Raw.Locale) ?? turn.Conversation.Locale ?? "", "none", null,
            new Dictionary<string, string>(), null, [], "none", null, engine.Release, 0);
        return new TurnCommit(turn, time.GetUtcNow(), null, [], [], record, [], Push: false);
    }

    /// <summary>
    /// A state that a former release wrote and this one cannot read starts the dialog anew; the citizen is better
    /// served by that than by an apology.
    /// </summary>
    internal static DialogState? StateOf(string? state)
    {
        try
        {
            return state is null ? null : JsonSerializer.Deserialize<DialogState>(state);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whoever comes anew is greeted anew, in the language known; only a message that brings a number goes
    /// on with what was talked about.
    /// </summary>
    private static DialogState? OpeningState(Waiting turn, DialogState? state) =>
        turn.Greeting && turn.Raw.Type != "message" && state is not null ? new DialogState(state.Locale) { Handoff = state.Handoff } : state;

    private StoredActivity Say(Waiting turn, Reply reply, DialogState state, List<Receipt> receipts, DateTimeOffset now)
    {
        string? receipt = null;
        if (reply is { Sheet: { } sheet, Kind: ReplyKind.Checklist or ReplyKind.Answer or ReplyKind.Action or ReplyKind.Missing })
        {
            receipt = ids.Receipt();
            receipts.Add(new Receipt(receipt, now, sheet) { Case = GivenCase.Of(state, reply) });
        }

        var envelope = new Activity([]);
        Stamp.Sent(envelope, ids.Activity(), now, turn, site.Value);
        return new StoredActivity(0, envelope, new Spoken(reply, receipt));
    }

    /// <summary>A caller that waits for the replies gets them in its answer, not by push.</summary>
    internal static bool Pushes(Waiting turn) =>
        turn.Conversation.ServiceUrl is not null && turn.Raw.Text("deliveryMode") != "expectReplies";

    /// <summary>
    /// Of the masked text, because parts of the text stand in the explanation. A mark such as 〔電話〕
    /// then counts like the word in it.
    /// </summary>
    private Explanation? Explain(TurnResult result, Input input, DialogState? state) =>
        result.Events.OfType<TurnEvent.Recognised>().Any()
            ? explainer.Explain(
                PersonalData.Mask(input.Text!),
                new RecognitionContext(state?.Topic?.Entry) { Organisation = input.Organisation })
            : null;

    private TurnRecord Record(TurnResult result, TimeSpan took)
    {
        var main = result.Replies.FirstOrDefault(r => r.Sheet is not null)
            ?? result.Replies.FirstOrDefault(r => r.Answer.Entry is not null)
            ?? result.Replies.FirstOrDefault();
        var recognised = result.Events.OfType<TurnEvent.Recognised>().FirstOrDefault()?.Recognition;
        // Whatever was answered besides, a turn that heard danger is counted as one.
        var kind = result.Replies.Any(r => r.Emergency is not null) ? ReplyKind.Emergency : main?.Kind;
        return new TurnRecord(
            main?.Locale ?? result.State.Locale,
            kind is null ? "none" : ReplyKinds.NameOf(kind.Value),
            main?.Answer.Entry,
            main?.Answer.Case ?? new Dictionary<string, string>(),
            main?.Answer.Score,
            recognised?.Candidates ?? [],
            recognised is null ? "none" : JsonNamingPolicy.KebabCaseLower.ConvertName(recognised.Outcome.ToString()),
            recognised?.Language,
            main?.Answer.Release ?? engine.Release,
            took.TotalMilliseconds)
        {
            Office = OfficeOf(result.State, main?.Answer.Entry),
        };
    }

    /// <summary>Their ids begin with the organisation's.</summary>
    private static string? OfficeOf(DialogState state, string? entry) => entry is not null
        ? state.Offices.FirstOrDefault(o => o.StartsWith($"{entry.Split('.')[0]}-", StringComparison.Ordinal))
        : state.Offices is [var only] ? only : null;

    private IEnumerable<TurnNote> Notes(TurnResult result, Input input, DateTimeOffset now)
    {
        var said = PersonalData.Mask(input.Text ?? "");
        var language = result.Events.OfType<TurnEvent.Recognised>().FirstOrDefault()?.Recognition.Language;
        foreach (var e in result.Events)
        {
            TurnNote? note = e switch
            {
                TurnEvent.Unanswered u => new TurnNote.Unanswered(said, language, u.Reason, u.Nearest),
                TurnEvent.AspectRated a => new TurnNote.AspectRating(a.Entry, a.Aspect, a.Score),
                TurnEvent.Helpful h => new TurnNote.Rating(h.Entry, h.Yes, null),
                TurnEvent.Rated r => new TurnNote.Rating(r.Entry, null, r.Score),
                TurnEvent.RatingWords => new TurnNote.RatingWords(said),
                TurnEvent.HandoffAsked a => new TurnNote.Handoff(a.Entry),
                TurnEvent.QueueJoined q => new TurnNote.QueueJoined(q.Organisation, q.Entry, q.Place.Promise) { Referral = q.Referral },
                TurnEvent.QueueLeft => new TurnNote.QueueLeft(),
                TurnEvent.SaidToPerson => new TurnNote.SaidToPerson(now + handoff.Value.StaffSilent),
                TurnEvent.ContactGiven c => new TurnNote.Contact(c.Number),
                TurnEvent.ContactDropped => new TurnNote.ContactDropped(),
                TurnEvent.CallBackAsked k => new TurnNote.CallBackAsked(k.Number, k.Organisation, k.Entry, k.Part, k.From, k.Until),
                TurnEvent.CallBackMoved m => new TurnNote.CallBackMoved(m.Number, m.Part, m.From, m.Until),
                TurnEvent.CallBackTakenBack t => new TurnNote.CallBackTakenBack(t.Number),
                TurnEvent.Emergency d => new TurnNote.Emergency(d.Kind, d.Language, d.Sure, d.Numbers, said),
                _ => null,
            };
            if (note is not null) yield return note;
        }
    }
}
