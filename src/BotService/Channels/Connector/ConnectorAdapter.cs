using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Schema = Microsoft.Bot.Schema;

namespace BotService.Channels.Connector;

/// <summary>
/// The SDK's adapter. Its three constructors are ambiguous to the container, and its reading of a request takes any
/// length: it is handed what the guard let through.
/// </summary>
internal sealed class ConnectorAdapter(BotFrameworkAuthentication authentication) : CloudAdapter(authentication)
{
    /// <exception cref="CallRefusedException">By <see cref="ChannelAuthentication"/>; the bot
    /// has not heard of it.</exception>
    public Task<InvokeResponse?> ProcessAsync(
        string? authorization, Schema.Activity activity, IBot bot, CancellationToken cancel) =>
        ProcessActivityAsync(authorization!, activity, bot.OnTurnAsync, cancel)!;
}
