using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Insight;
using BotService.Releases.Calendar;
using BotService.Releases.Files;

namespace BotService.Quiz;

/// <summary>
/// The questions of a month: what changed in it first, then what citizens ask for most, then all others in their
/// turn.
/// </summary>
internal sealed class QuizMonth(ILibrary library, IDemand demand, IReleaseDays days, IReleaseStore releases, TimeProvider time)
{
    public const int Questions = 10;

    /// <param name="first">The first day of the month.</param>
    public async Task<IReadOnlyList<QuizQuestion>> MakeAsync(DateOnly first, string locale, CancellationToken cancel)
    {
        var last = first.AddMonths(1).AddDays(-1);
        var cards = library.Cards(locale);
        var changed = await ChangedAsync(first, last, cards, cancel);
        // Of the month before, which is over: the same whenever it is asked.
        var asked = (await demand.CountAsync(first.AddMonths(-1), first.AddDays(-1), cancel)).Select(d => d.Entry).ToList();
        // Each entry has its month, so that over a year all are asked.
        var all = QuizMaker.Shuffled(cards.Select(c => c.Id), $"{first.Year}", id => id).ToList();
        var share = (all.Count + 11) / 12;
        var maker = new QuizMaker(library);
        var news = Made(changed, true, Questions);
        var due = Made(all.Skip((first.Month - 1) * share).Take(share).Except(changed), false, Questions - news.Count);
        var wanted = Made(asked.Except(changed).Except(due.Select(q => q.Entry)), false, Questions - news.Count - due.Count);
        var used = news.Concat(wanted).Concat(due).Select(q => q.Entry).Concat(changed);
        return [.. news, .. wanted, .. due, .. Made(all.Except(used), false, Questions - news.Count - due.Count - wanted.Count)];

        List<QuizQuestion> Made(IEnumerable<string> entries, bool isNew, int most) =>
            [.. entries.Select(entry => maker.Make(entry, last, locale, isNew)).OfType<QuizQuestion>().Take(most)];
    }

    /// <summary>
    /// Entries with rules that begin in the month, and those whose rules another release brought in it.
    /// </summary>
    private async Task<IReadOnlyList<string>> ChangedAsync(
        DateOnly first, DateOnly last, IReadOnlyList<Card> cards, CancellationToken cancel)
    {
        var changed = cards.Where(c => c.InForceFrom >= first && c.InForceFrom <= last).Select(c => c.Id).ToList();
        var now = time.GetUtcNow();
        var today = Taiwan.Day(now);
        var calendar = await days.CalendarAsync(cancel);
        if (calendar.On(first.AddDays(-1), now) is { } before && calendar.On(last > today ? today : last, now) is { } after
            && before.Release != after.Release && await releases.FilesAsync(before.Release, cancel) is { } old
            && await releases.FilesAsync(after.Release, cancel) is { } @new)
        {
            changed.AddRange(@new.Hashes
                .Where(f => f.Key.EndsWith("/entry.yaml", StringComparison.Ordinal) && old.Hashes.GetValueOrDefault(f.Key) != f.Value)
                .Select(f => f.Key.Split('/')).Where(p => p.Length >= 3).Select(p => $"{p[^3]}.{p[^2]}"));
        }

        return [.. QuizMaker.Shuffled(changed.Distinct(), $"{first:yyyy-MM}", id => id)];
    }
}
