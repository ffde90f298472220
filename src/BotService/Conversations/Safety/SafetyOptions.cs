using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Safety;

/// <summary>Who is told when danger was heard. Section <c>Safety</c>.</summary>
public sealed class SafetyOptions
{
    public const string Section = "Safety";

    /// <summary>Shorter secrets can be tried.</summary>
    public const int ShortestSecret = 16;

    /// <summary>
    /// Where each emergency is posted as JSON, without what was said. Https; plain http on this machine only.
    /// Empty (default): nobody is told.
    /// </summary>
    public string Webhook { get; set; } = "";

    /// <summary>
    /// Signs what is posted: <c>X-Signature: sha256=</c> and the HMAC of the body in hex. Needed with
    /// <see cref="Webhook"/>, at least 16 characters.
    /// </summary>
    public string WebhookSecret { get; set; } = "";
}

internal sealed class SafetyOptionsCheck : IValidateOptions<SafetyOptions>
{
    public ValidateOptionsResult Validate(string? name, SafetyOptions options)
    {
        if (options.Webhook.Length == 0) return ValidateOptionsResult.Success;
        if (!ServiceUrls.IsSafe(options.Webhook, loopback: true))
            return ValidateOptionsResult.Fail($"Safety:Webhook must be an https address; it is '{options.Webhook}'.");
        return options.WebhookSecret.Length < SafetyOptions.ShortestSecret
            ? ValidateOptionsResult.Fail(
                $"Safety:Webhook needs Safety:WebhookSecret of at least {SafetyOptions.ShortestSecret} characters.")
            : ValidateOptionsResult.Success;
    }
}
