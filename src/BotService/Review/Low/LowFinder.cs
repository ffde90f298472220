using Microsoft.Extensions.Options;

namespace BotService.Review.Low;

/// <summary>
/// Goes over what came in since the last time and keeps an item for each conversation that went badly.
/// </summary>
internal sealed class LowFinder(
    ILowSigns signs, ILowItems items, CurseWords curses, TimeProvider time, IOptions<LowOptions> options)
{
    /// <summary>After so long without a word a list is taken to be given up.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    /// <summary>How often the same thing must be told to be a circle.</summary>
    public const int Times = 3;

    /// <summary>No turn is under way so long; rows older than this have all come in.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(15);

    /// <summary>How far back it looks at first: what lies further back nobody will mend any more.</summary>
    private static readonly TimeSpan First = TimeSpan.FromDays(30);

    /// <returns>How many items were made or changed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await GoAsync(LowWatches.Ratings, now, rows => signs.RatedAsync(rows, options.Value.LowScore, cancel), cancel)
            + await GoAsync(LowWatches.Handoffs, now, rows => signs.AskedForPersonAsync(rows, cancel), cancel)
            + await GoAsync(LowWatches.Turns, now, rows => signs.CirclesAsync(rows, Times, cancel), cancel)
            + await GoAsync(LowWatches.Silence, now - Silence, rows => signs.AbandonedAsync(rows, cancel), cancel)
            + await GoAsync(LowWatches.Said, now, rows => CursedAsync(rows, cancel), cancel);
    }

    private async Task<int> GoAsync(
        string watch, DateTimeOffset before, Func<Stretch, Task<IReadOnlyList<LowSign>>> look, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (position, changed) = (await signs.PositionAsync(watch, now - First, cancel), 0);
        for (var after = position; ;)
        {
            var rows = await signs.NextAsync(watch, after, before, now - Lag, cancel);
            if (!rows.IsEmpty) changed += await items.AddAsync(await look(rows), cancel);
            if (rows.Settled > position) await signs.MoveAsync(watch, position = rows.Settled, cancel);
            if (!rows.IsFull) return changed;
            after = rows.UpTo;
        }
    }

    private async Task<IReadOnlyList<LowSign>> CursedAsync(Stretch rows, CancellationToken cancel) =>
        [.. (await signs.SaidAsync(rows, cancel)).Where(said => curses.AreIn(said.Text))
            .Select(said => new LowSign(said.Conversation, LowReasons.Cursed, said.At, null))];
}
