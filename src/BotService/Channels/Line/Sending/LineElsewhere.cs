using BotService.Channels.Line.Api;
using BotService.Conversations;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Sending;

/// <summary>
/// Each LINE account as a place to go on: its address opens the chat with the code written, ready to be sent.
/// </summary>
/// <remarks>Source: LINE's URL schemes, "Sending text messages" (line.me/R/oaMessage).</remarks>
internal sealed class LineElsewhere(ILineApi api, IOptions<LineOptions> options, TimeProvider time) : IElsewhere
{
    /// <summary>The places are shown on a page: one that LINE does not name soon is left out this time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async ValueTask<IReadOnlyList<OtherPlace>> PlacesAsync(string code, CancellationToken cancel)
    {
        if (options.Value.Accounts.Count == 0) return [];

        using var timer = new CancellationTokenSource(Patience, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, timer.Token);
        var places = await Task.WhenAll(
            options.Value.Accounts.Select(account => PlaceAsync(account, code, ending.Token, cancel)));
        return [.. places.OfType<OtherPlace>()];
    }

    private async Task<OtherPlace?> PlaceAsync(
        LineAccount account, string code, CancellationToken ending, CancellationToken cancel)
    {
        try
        {
            return await api.BotAsync(account, ending) is { } bot
                ? new OtherPlace(
                    "line", bot.DisplayName, account.Organisation,
                    $"https://line.me/R/oaMessage/{Uri.EscapeDataString(bot.BasicId)}/?{Uri.EscapeDataString(code)}")
                : null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
