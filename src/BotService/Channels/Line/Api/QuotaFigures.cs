using BotService.Hosting.Figures;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Api;

/// <summary>What LINE says of each account's messages of the month. Nothing while it does not say.</summary>
internal sealed class QuotaFigures(ILineQuota quotas, IOptions<LineOptions> options) : IFigures
{
    private static readonly Gauge Limit =
        new("botservice.line.quota.limit", "{message}", "Messages that may be pushed this month, where a limit is set.");

    private static readonly Gauge Used =
        new("botservice.line.quota.used", "{message}", "Messages pushed this month, roughly, as LINE counts.");

    public IReadOnlyList<Gauge> Gauges { get; } = [Limit, Used];

    /// <summary>Two calls for each account; LINE itself counts with some delay.</summary>
    public TimeSpan Every { get; } = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<Figure>> LookAsync(CancellationToken cancel)
    {
        var figures = new List<Figure>();
        foreach (var account in options.Value.Accounts)
        {
            if (await quotas.QuotaAsync(account, cancel) is not { } quota) continue;

            var label = new KeyValuePair<string, object?>("account", account.Name);
            figures.Add(new(Used, quota.Used, label));
            if (quota.Limit is { } limit) figures.Add(new(Limit, limit, label));
        }

        return figures;
    }
}
