using BotService.Conversations.Turns;
using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Hours;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Releases;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Held;

/// <summary>
/// The assistant's turns, except that an answer under a rule is held back, and what comes behind it waits. Danger waits for nobody:
/// a turn in which it is heard is answered at once and in full.
/// </summary>
internal sealed class HeldResponder(
    Assistant assistant, IRulesInForce rules, HeldClock clock, IReleases releases, Ids ids, TimeProvider time,
    IOptions<HeldOptions> options, IOptions<SiteOptions> site) : IResponder
{
    /// <summary>What every organisation shares is nobody's in particular.</summary>
    private const string Everybody = HoursTable.Everybody;

    private readonly Release release = releases.Current;

    /// <summary>Replies that tell facts of an entry.</summary>
    private static readonly HashSet<ReplyKind> Telling =
        [ReplyKind.Checklist, ReplyKind.Answer, ReplyKind.Action, ReplyKind.Facet, ReplyKind.Missing];

    /// <summary>Whether a reply tells what somebody might want to look at before it goes out.</summary>
    public static bool Tells(StoredActivity said) =>
        said.Spoken?.Reply is { Answer.Entry: not null } reply && Telling.Contains(reply.Kind);

    public async Task<TurnCommit> AnswerAsync(Waiting turn, CancellationToken cancel)
    {
        if (turn.Ahead > 0 && !IsWithPerson(turn) && !HearsDanger(assistant.Decide(turn))) return Behind(turn);
        var answer = await assistant.AnswerAsync(turn, cancel);
        if (turn.HasWaited)
        {
            // Whoever waited for the replies has gone with the word that they come later.
            answer = answer with { Push = turn.Conversation.ServiceUrl is not null };
            foreach (var said in answer.Replies) Stamp.Late(said.Activity);
        }

        return HearsDanger(answer) || !IsHoldable(answer) ? answer : await HeldAsync(answer, cancel) ?? answer;
    }

    private static bool HearsDanger(TurnCommit answer) => answer.Replies.Any(r => r.Spoken?.Reply.Emergency is not null);

    /// <summary>What a turn does besides telling, such as taking down a telephone number, is not put off.</summary>
    private static bool IsHoldable(TurnCommit answer) => answer.Notes.All(
        note => note is TurnNote.Unanswered or TurnNote.Rating or TurnNote.AspectRating or TurnNote.RatingWords or TurnNote.Handoff);

    /// <summary>What is said to a person who has taken over meanwhile reaches them at once.</summary>
    private static bool IsWithPerson(Waiting turn) => Assistant.StateOf(turn.State)?.Handoff is HandoffStage.Person;

    /// <returns>Null when no rule in force is about it.</returns>
    private async Task<TurnCommit?> HeldAsync(TurnCommit answer, CancellationToken cancel)
    {
        var telling = answer.Replies.Where(Tells).Select(r => r.Spoken!.Reply).ToList();
        if (telling.Count == 0) return null;
        var channel = answer.Turn.Conversation.Channel;
        var found =
            (from rule in await rules.OnAsync(Taiwan.Day(answer.At), cancel)
             from reply in telling
             let card = release.Library.Card(reply.Answer.Entry!, release.Locales[0])
             where card is not null && rule.Reach.Holds(card, channel)
             select (Rule: rule, Reply: reply, Organisation: card.Organisation.Id is Everybody ? null : card.Organisation.Id)).FirstOrDefault();
        if (found.Rule is null) return null;
        var times = await clock.OfAsync(found.Organisation, cancel);
        if (times.Hours is not null && !found.Rule.HoldsOutside) return null;
        var said = times.Hours is null
            ? release.HeldWords.Within(found.Reply, options.Value.Within)
            : release.HeldWords.Later(found.Reply, times.Hours, times.From, times.Due);
        return Saying(answer, said, new TurnHold.ForApproval(
            answer, found.Reply.Answer.Entry!, found.Organisation, PersonalData.Mask(Question(answer.Turn)), found.Rule.Number, times.Due,
            times.Lapses));
    }

    /// <summary>The first behind an answer that is held is told so; then nothing is said any more.</summary>
    private TurnCommit Behind(Waiting turn)
    {
        var silent = assistant.Silent(turn) with { Hold = new TurnHold.Behind() };
        return turn.Ahead > 1 || turn.HasWaited ? silent
            : Saying(silent with { Push = Assistant.Pushes(turn) }, release.HeldWords.Behind(LocaleOf(turn)), silent.Hold);
    }

    private TurnCommit Saying(TurnCommit answer, Reply said, TurnHold hold)
    {
        var envelope = new Activity([]);
        Stamp.Sent(envelope, ids.Activity(), time.GetUtcNow(), answer.Turn, site.Value);
        return answer with
        {
            State = null, Replies = [new StoredActivity(0, envelope, new Spoken(said, null))], Receipts = [], Notes = [], Continuations = [],
            Record = answer.Record with { Kind = ReplyKinds.NameOf(said.Kind) }, Hold = hold,
        };
    }

    private static string Question(Waiting turn) => TurnInput.Of(turn.Raw, turn.Greeting, null).Text ?? "";

    private string LocaleOf(Waiting turn) => Assistant.StateOf(turn.State)?.Locale
        ?? LanguageTag.OrNull(turn.Raw.Locale) ?? turn.Conversation.Locale ?? release.Locales[0];
}
