using BotService.Bot.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Connector;

/// <summary>How channels of the Bot Framework reach the bot, and how it proves itself to them. Section <c>Bot</c>.</summary>
public sealed class ConnectorOptions
{
    public const string Section = "Bot";

    /// <summary>The bot's app id: tokens must be made out to it. Empty (default): callers on this machine only, without a token.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Fetches tokens for replies. Empty (default): replies are sent without one. Needs <see cref="AppId"/>.</summary>
    public string AppPassword { get; set; } = "";

    /// <summary>The tenant of a single-tenant bot: its issuers are believed too, and tokens for replies come from it. Default: none.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>Where the keys of the channels are published. Https; plain http on this machine only.</summary>
    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Where tokens for replies come from. Default: the tenant's, else botframework.com's, at login.microsoftonline.com.</summary>
    public string TokenEndpoint { get; set; } = "";

    /// <summary>How long a caller that expects its replies in the answer is kept waiting, in seconds; 1…60, default 15.</summary>
    public int ExpectRepliesSeconds { get; set; } = 15;

    public string TokenEndpointOrDefault => TokenEndpoint.Length > 0
        ? TokenEndpoint
        : $"https://login.microsoftonline.com/{(TenantId.Length > 0 ? TenantId : "botframework.com")}/oauth2/v2.0/token";
}

internal sealed class ConnectorOptionsCheck : IValidateOptions<ConnectorOptions>
{
    public ValidateOptionsResult Validate(string? name, ConnectorOptions options)
    {
        var faults = new List<string>();
        if (!ServiceUrls.IsSafe(options.OpenIdMetadata, loopback: true))
        {
            faults.Add($"Bot:OpenIdMetadata must be an https address; it is '{options.OpenIdMetadata}'.");
        }

        if (!ServiceUrls.IsSafe(options.TokenEndpointOrDefault, loopback: true))
        {
            faults.Add($"Bot:TokenEndpoint must be an https address; it is '{options.TokenEndpointOrDefault}'.");
        }

        if (options.AppPassword.Length > 0 && options.AppId.Length == 0)
        {
            faults.Add("Bot:AppPassword needs Bot:AppId.");
        }

        if (options.ExpectRepliesSeconds is < 1 or > 60)
        {
            faults.Add("Bot:ExpectRepliesSeconds must be 1…60.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
