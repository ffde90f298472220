namespace BotService.Channels.WebChat;

/// <summary>Who may show the chat page inside a page of their own. Configuration section <c>DirectLine</c>, whose own channel checks it.</summary>
public sealed class WebChatOptions
{
    public const string Section = "DirectLine";

    /// <summary>Origins such as <c>https://www.example.gov.tw</c>; <c>*</c> means any. Default: none; our own origin is always allowed.</summary>
    public IList<string> TrustedOrigins { get; init; } = [];
}

/// <summary>The origins end up in a header: whatever is none is refused at start, whichever channels are on.</summary>
internal static class WebChatOptionsCheck
{
    public const string Message = "DirectLine:TrustedOrigins must hold origins such as https://www.example.gov.tw, without a path.";

    public static bool IsGood(WebChatOptions options) => options.TrustedOrigins.All(origin => origin == "*" || IsOrigin(origin));

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0 && !text.Any(c => char.IsWhiteSpace(c) || c is ';' or ',');
}
