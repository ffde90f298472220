using System.Globalization;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Drafting;

/// <summary>The model that drafts for staff. Section <c>Model</c>.</summary>
public sealed class ModelOptions
{
    public const string Section = "Model";

    /// <summary>
    /// An OpenAI-compatible server, such as <c>https://models.example.gov.tw/v1</c>. Https; plain http on this machine
    /// only. Empty (default): nothing is drafted.
    /// </summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The model's name at that server. Needed with <see cref="Endpoint"/>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Empty for servers that want none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Most tokens a model may write for one draft, all its rounds together. 16…16384.</summary>
    public int MaxTokens { get; set; } = 1024;

    /// <summary>How long a whole draft may take: seconds, or <c>00:00:30</c>. One second to ten minutes.</summary>
    public string Timeout { get; set; } = "30";

    /// <summary><see cref="Timeout"/> as it is meant; null when it is no time.</summary>
    public TimeSpan? TimeLimit =>
        int.TryParse(Timeout, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds((double)seconds)
        : TimeSpan.TryParseExact(Timeout, "c", CultureInfo.InvariantCulture, out var time) ? time : null;
}

/// <summary>Refuses at the start what would fail at the first draft. Never repeats the key.</summary>
internal sealed class ModelOptionsCheck : IValidateOptions<ModelOptions>
{
    private const int FewestTokens = 16, MostTokens = 16384;

    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        if (options.MaxTokens is < FewestTokens or > MostTokens)
            return Fail($"Model:MaxTokens must be {FewestTokens}…{MostTokens}; it is {options.MaxTokens}.");
        if (options.TimeLimit is not { TotalSeconds: >= 1 and <= 600 })
            return Fail($"Model:Timeout must be 1…600 seconds, or a time such as 00:00:30; it is '{options.Timeout}'.");
        if (options.Endpoint.Length == 0) return ValidateOptionsResult.Success;
        if (!ServiceUrls.IsSafe(options.Endpoint, loopback: true))
            return Fail($"Model:Endpoint must be an https address; it is '{options.Endpoint}'.");
        if (string.IsNullOrWhiteSpace(options.Name)) return Fail("Model:Endpoint needs Model:Name.");
        return options.ApiKey.All(c => c is > ' ' and < (char)127)
            ? ValidateOptionsResult.Success : Fail("Model:ApiKey must be in one piece, without spaces.");
    }

    private static ValidateOptionsResult Fail(string reason) => ValidateOptionsResult.Fail(reason);
}
