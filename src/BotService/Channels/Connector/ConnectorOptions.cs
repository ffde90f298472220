namespace BotService.Channels.Connector;

/// <summary>
/// How channels of the Bot Framework reach the bot, and how it proves itself to them. Section <c>Bot</c>.
/// </summary>
public sealed class ConnectorOptions
{
    public const string Section = "Bot";

    /// <summary>
    /// Tokens must be made out to it. Empty (default): nobody may call; see <see cref="AllowLocalWithoutAppId"/>.
    /// </summary>
    public string AppId { get; set; } = "";

    /// <summary>
    /// The kind of registration: <c>MultiTenant</c>, <c>SingleTenant</c>, <c>UserAssignedMsi</c> (the SDK's names) or
    /// <c>Certificate</c>. Empty (default): SingleTenant when there is a <see cref="TenantId"/>, else MultiTenant.
    /// </summary>
    public string AppType { get; set; } = "";

    /// <summary>
    /// Fetches tokens for replies; SingleTenant and MultiTenant need it, the other kinds must not have it.
    /// </summary>
    public string AppPassword { get; set; } = "";

    /// <summary>
    /// The tenant that tokens for replies come from. SingleTenant and UserAssignedMsi need it. Default: none.
    /// </summary>
    public string TenantId { get; set; } = "";

    /// <summary>
    /// Certificate and private key: PKCS#12, or PEM when the name ends in .pem. Kind Certificate only.
    /// </summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>Opens <see cref="CertificateFile"/>. Default: none.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>
    /// For developers with the Emulator: without an app id, callers on this machine are let in unproved, and serviceUrl
    /// may be on it. Default false. Never where a proxy runs on the machine: one that adds no header makes every
    /// stranger look local. With an app id it has no effect.
    /// </summary>
    public bool AllowLocalWithoutAppId { get; set; }

    /// <summary>
    /// Hosts that replies may be sent to: <c>host</c>, <c>host:port</c>, <c>*.domain</c>; always https. Empty
    /// (default): <see cref="BotFrameworkHosts"/>.
    /// </summary>
    public IList<string> ServiceUrls { get; init; } = [];

    /// <summary>Where the keys of the channels are published. Https.</summary>
    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>
    /// How long a caller that expects its replies in the answer is kept waiting, in seconds; 1…60, default 15.
    /// </summary>
    public int ExpectRepliesSeconds { get; set; } = 15;

    /// <summary>
    /// Bot Framework's own. Not all of trafficmanager.net: any customer of Azure may have a name there.
    /// </summary>
    internal static IReadOnlyList<string> BotFrameworkHosts { get; } =
        ["*.botframework.com", "smba.trafficmanager.net"];

    internal IEnumerable<string> ServiceUrlsOrDefault => ServiceUrls.Count > 0 ? ServiceUrls : BotFrameworkHosts;

    internal string AppTypeOrDefault =>
        AppType.Length > 0 ? AppType : TenantId.Length > 0 ? AppTypes.SingleTenant : AppTypes.MultiTenant;

    internal bool LocalTesting => AppId.Length == 0 && AllowLocalWithoutAppId;
}

/// <summary>The first three are the SDK's names.</summary>
internal static class AppTypes
{
    public const string MultiTenant = "MultiTenant";
    public const string SingleTenant = "SingleTenant";
    public const string UserAssignedMsi = "UserAssignedMsi";
    public const string Certificate = "Certificate";

    public static readonly string[] All = [MultiTenant, SingleTenant, UserAssignedMsi, Certificate];

    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
