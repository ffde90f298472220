namespace BotService.Channels.Line.Api;

/// <summary>How many messages an account may push in a month, and how many it has.</summary>
internal interface ILineQuota
{
    /// <returns>Null while LINE does not say.</returns>
    Task<LineQuota?> QuotaAsync(LineAccount account, CancellationToken cancel);
}

/// <param name="Limit">For this month; null: none is set.</param>
/// <param name="Used">Roughly, this month, as LINE counts.</param>
internal sealed record LineQuota(long? Limit, long Used);
