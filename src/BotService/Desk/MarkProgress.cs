using BotService.Engine;
using BotService.Engine.Intents;
using BotService.Engine.Library;

namespace BotService.Desk;

/// <summary>What became of a mark: how it stands, and what the words are found to mean today.</summary>
/// <param name="Now">The entry found first, where it is matched or stands for choice; null when none is.</param>
/// <param name="IsAnswered">It is as the mark wants it, and by a release after that of the mark.</param>
public sealed record MarkToday(KeptMark Kept, MarkStatus Status, Card? Now, bool IsAnswered);

/// <summary>Asks marked words again.</summary>
internal sealed class MarkProgress(Release release)
{
    public MarkToday Of(KeptMark kept, string locale)
    {
        var mark = kept.Mark;
        var found = release.Recognizers.Recognize(mark.Text, RecognitionContext.None);
        var now = found is { Outcome: Outcome.Matched or Outcome.Ambiguous, Candidates: [var best, ..] } ? best.Entry : null;
        var answered = mark.Release != release.Id && mark.Kind switch
        {
            MarkKind.Better => now == mark.Better,
            // That the wrong one is no longer suggested mends nothing while none is.
            MarkKind.Wrong => now is not null && now != mark.Entry,
            _ => false,
        };
        return new(
            kept, answered ? MarkStatus.Released : kept.Status,
            now is null ? null : release.Library.Card(now, locale), answered);
    }
}
