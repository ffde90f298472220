namespace BotService.Channels.WebChat;

/// <summary>Who may show the chat page inside a page of their own. Configuration section <c>DirectLine</c>, shared with that channel.</summary>
public sealed class WebChatOptions
{
    public const string Section = "DirectLine";

    /// <summary>Origins such as <c>https://www.example.gov.tw</c>. Default: none; our own origin is always allowed.</summary>
    public IReadOnlyList<string> TrustedOrigins { get; set; } = [];

    /// <summary>An origin is put into a header: scheme, host and port, nothing else.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && uri.GetLeftPart(UriPartial.Authority).Equals(text.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
