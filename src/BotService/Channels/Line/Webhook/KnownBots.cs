using System.Collections.Concurrent;
using BotService.Channels.Line.Api;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Webhook;

/// <summary>
/// Which bot each account has. Asked from the start on and until LINE answers; no webhook waits for it.
/// </summary>
internal sealed partial class KnownBots(
    ILineApi api, IOptions<LineOptions> options, Ids ids, TimeProvider time, ILogger<KnownBots> log) : BackgroundService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, string> bots = [];

    /// <summary>False only when the account's bot is known and another one.</summary>
    public bool MayBe(LineAccount account, string destination) =>
        !bots.TryGetValue(account.Name, out var bot) || bot == destination;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(options.Value.Accounts.Select(account => AskAsync(account, stoppingToken)));

    private async Task AskAsync(LineAccount account, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await api.BotAsync(account, stop) is { } bot)
                {
                    bots[account.Name] = bot.UserId;
                    return;
                }
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                NotAsked(log, account.Name, e.GetType().Name);
            }

            await Task.Delay(ids.Backoff(FirstDelay, LongestDelay, attempt), time, stop);
        }
    }

    [LoggerMessage(1654, LogLevel.Warning, "LINE could not be asked for the bot of account {Account}: {Error}. Until it can, destinations of webhooks are not compared")]
    private static partial void NotAsked(ILogger log, string account, string error);
}
