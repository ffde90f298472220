namespace BotService.Channels.Line;

/// <summary>The LINE accounts this service answers for. Section <c>Line</c>.</summary>
public sealed class LineOptions
{
    public const string Section = "Line";

    /// <summary>None (default): the LINE channel is off.</summary>
    public IReadOnlyList<LineAccount> Accounts { get; set; } = [];

    /// <summary>LINE's Messaging API. Https; plain http on this machine only.</summary>
    public string ApiBase { get; set; } = "https://api.line.me";

    /// <summary>Where LINE serves and takes content: what citizens sent, pictures of rich menus.</summary>
    public string DataBase { get; set; } = "https://api-data.line.me";
}

/// <summary>One LINE official account.</summary>
public sealed class LineAccount
{
    /// <summary>
    /// Names it in the webhook's address, <c>/line/webhook/{Name}</c>, in logs and verbs: 1…32 small letters, digits
    /// and hyphens, each account its own.
    /// </summary>
    public string Name { get; set; } = "";

    /// <summary>The organisation whose account it is, by id: it answers for this one. Null: for all.</summary>
    public string? Organisation { get; set; }

    /// <summary>
    /// The channel secret that webhooks are signed with: one, or two during a change; each of 16
    /// characters or more, and LINE's have 32.
    /// </summary>
    public IReadOnlyList<string> ChannelSecrets { get; set; } = [];

    public string ChannelAccessToken { get; set; } = "";

    /// <summary>
    /// May replies that come too late for their token be pushed, which counts against the monthly quota?
    /// </summary>
    public bool AllowPush { get; set; }
}
