using BotService.Engine.Gaps;
using BotService.Hosting;

namespace BotService.Insight;

/// <summary>An entry's gaps as everybody may see them.</summary>
/// <param name="Asked">How often it was asked for in thirty days, rounded down to fives; null when that was
/// fewer than five times.</param>
/// <param name="Unanswered">How often something open was met on it, in the same way.</param>
/// <param name="Noted">How many notes citizens wrote of what the agency told them, in the same way.</param>
public sealed record OpenGap(EntryGaps Entry, int? Asked, int? Unanswered, int? Noted = null);

/// <summary>What is not known for sure, for pages and programs of the public.</summary>
public interface IOpenGaps
{
    /// <summary>Organisations with gaps, as id and name.</summary>
    IReadOnlyList<(string Id, string Name)> Organisations(string locale);

    /// <summary>Most asked for first, as far as that may be told.</summary>
    /// <param name="organisation">Null for all.</param>
    Task<IReadOnlyList<OpenGap>> ListAsync(string locale, string? organisation, CancellationToken cancel);
}

internal sealed class OpenGaps(IGaps gaps, RecentDemand demand, TimeProvider time) : IOpenGaps
{
    public IReadOnlyList<(string Id, string Name)> Organisations(string locale) =>
        gaps.Organisations(locale, Taiwan.Today(time));

    public async Task<IReadOnlyList<OpenGap>> ListAsync(string locale, string? organisation, CancellationToken cancel)
    {
        // Rounded before it is ordered: the order must not tell what the numbers keep to themselves.
        var rounded = (await demand.CountAsync(cancel)).ToDictionary(
            d => d.Entry,
            d => new EntryDemand(d.Entry, Public(d.Asked), Public(d.Unanswered), Public(d.Noted)));
        return [.. GapOrder.MostAskedFirst(gaps.List(locale, Taiwan.Today(time), organisation), rounded)
            .Select(a => new OpenGap(a.Entry, Told(a.Demand.Asked), Told(a.Demand.Unanswered), Told(a.Demand.Noted)))];
    }

    private static int Public(int count) => PublicCount.Of(count) ?? 0;

    private static int? Told(int count) => count == 0 ? null : count;
}
