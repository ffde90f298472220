namespace BotService.Protocol;

/// <summary>
/// Knows callers who answer for themselves, such as the organisation's own servers; rate limits do not apply to them.
/// </summary>
internal interface ITrustedCallers
{
    bool Trusts(HttpRequest request);
}
