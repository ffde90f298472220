namespace BotService.Channels.Line.Api;

internal sealed class LineQuotas(ILineApi api) : ILineQuota
{
    public async Task<LineQuota?> QuotaAsync(LineAccount account, CancellationToken cancel)
    {
        try
        {
            var quota = await api.CallAsync(account, HttpMethod.Get, LinePaths.Quota, null, cancel);
            var used = await api.CallAsync(account, HttpMethod.Get, LinePaths.Consumption, null, cancel);
            return quota is { IsGood: true, Body: { } limit } && used is { IsGood: true, Body: { } usage }
                && usage.Number("totalUsage") is { } total
                ? new LineQuota(limit.Text("type") == "limited" ? limit.Number("value") : null, total)
                : null;
        }
        catch (Exception failure) when (failure is HttpRequestException
            || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
