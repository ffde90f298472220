using BotService.Renewal.Ageing;

namespace BotService.Reports;

/// <summary>The links that the knowledge gives, and how each answered when it was last asked.</summary>
internal static class LinksReport
{
    public const string Description = "The links of sources and channels, with when each was last asked and what it answered.";

    /// <summary>Of a link that nobody could ask yet.</summary>
    private const string NotTested = "not tested";

    public static ReportTable Of(IReadOnlyList<KnownLink> links, IEnumerable<LinkCheck> checks)
    {
        var known = checks.ToDictionary(c => c.Url, StringComparer.Ordinal);
        var rows = links.Select(l => (Link: l, Check: known.GetValueOrDefault(l.Url))).ToList();
        return new(
            ["outcome", "asked", "url", "from"],
            [.. rows.OrderBy(r => r.Check is null ? 1 : r.Check.IsAlive ? 2 : 0).Select(r => (IReadOnlyList<string?>)
            [
                r.Check?.Outcome ?? NotTested, r.Check is { } check ? Cell.Time(check.At) : "", r.Link.Url, string.Join(' ', r.Link.From),
            ])],
            $"{rows.Count(r => r.Check is { IsAlive: false })} of {rows.Count(r => r.Check is not null)} links asked did not answer; "
            + $"{rows.Count(r => r.Check is null)} of {rows.Count} not tested");
    }
}
