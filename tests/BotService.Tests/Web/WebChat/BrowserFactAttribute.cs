using BotService.Tests.Channels.Clients;

namespace BotService.Tests.Web.WebChat;

/// <summary>
/// A test in a real browser: Debian's chromium. Where it is absent the test is skipped with the reason.
/// </summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.WhyNot;
}

internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <param name="withNode">The test runs a node script, too.</param>
    public BrowserTheoryAttribute(bool withNode = false) => Skip = Browser.WhyNot ?? (withNode ? Node.WhyNot : null);
}
