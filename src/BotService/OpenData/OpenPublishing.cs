using BotService.Engine.Library;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.OpenData;

/// <summary>Publishes a month that is over, once.</summary>
internal sealed class OpenPublishing(IOpenMonths months, ILibrary library, IOptions<OpenDataOptions> options, TimeProvider time)
{
    /// <returns>What is published now, and whether it is new; null while the month is not over.</returns>
    public async Task<(PublishedMonth Month, bool IsNew)?> PublishAsync(CalendarMonth month, CancellationToken cancel)
    {
        if (month.Last >= Taiwan.Today(time)) return null;
        if (await months.FindAsync(month, cancel) is { } before) return (before, false);
        var smallest = options.Value.Smallest;
        var entries = library.Cards(library.Locales[0]).GroupBy(c => c.Organisation.Id).ToDictionary(g => g.Key, g => g.Count());
        var rows = OpenTable.Publish(await months.CountAsync(month, cancel), smallest, entries);
        var made = new PublishedMonth(
            month, time.GetUtcNow(), rows.Count, OpenFiles.Csv(month, rows), OpenFiles.Json(month, smallest, rows));
        return await months.KeepAsync(made, cancel) ? (made, true) : ((await months.FindAsync(month, cancel))!, false);
    }

    /// <summary>All months that are over and not published yet, once their first days have passed.</summary>
    /// <returns>How many were published.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancel)
    {
        var today = Taiwan.Today(time);
        if (await months.FirstAsync(cancel) is not { } month) return 0;
        var published = (await months.ListAsync(cancel)).Select(m => m.Month).ToHashSet();
        var done = 0;
        for (; month.Last.AddDays(OpenDataOptions.DaysAfter) <= today; month = CalendarMonth.Of(month.Last.AddDays(1)))
            if (!published.Contains(month) && await PublishAsync(month, cancel) is { IsNew: true }) done++;
        return done;
    }
}
