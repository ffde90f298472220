using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Review.Trial;

/// <summary>Asks a release a question as a citizen would who has said nothing before.</summary>
internal sealed class Questioner(Release release, DateOnly today)
{
    private static readonly ReplyKind[] Told =
        [ReplyKind.Question, ReplyKind.Checklist, ReplyKind.Answer, ReplyKind.Action, ReplyKind.Facet, ReplyKind.Missing,
            ReplyKind.NotInForce, ReplyKind.Referral, ReplyKind.Elsewhere];

    public Release Release => release;

    public TrialAnswer Ask(string text)
    {
        var turn = release.Engine.Next(null, new Input(text, Locale: null), today);
        if (turn.Replies.Any(r => r.Kind == ReplyKind.Choices))
        {
            var offered = turn.Events.OfType<TurnEvent.Recognised>().Select(e => e.Recognition)
                .Where(r => r.Outcome == Outcome.Ambiguous).SelectMany(r => r.Candidates.Take(Math.Max(r.Choices, 2)).Select(c => c.Entry))
                .Concat(turn.State.EntriesOffered());
            return new TrialAnswer(AnswerActs.AskedBack, Entries(offered));
        }

        var told = Entries(turn.Replies.Where(r => Told.Contains(r.Kind)).SelectMany(r => r.Answer.Also.Append(r.Answer.Entry)).OfType<string>());
        return new TrialAnswer(told.Count > 0 ? AnswerActs.Answered : AnswerActs.Refused, told);
    }

    /// <summary>What several suppliers tell of the same matter is the lead's.</summary>
    public string Label(string entry) =>
        release.Knowledge.Entries.ContainsKey(entry) ? SupplierResolver.LeadOf(release.Knowledge, entry) : entry;

    private List<string> Entries(IEnumerable<string> entries) =>
        [.. entries.Select(Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
