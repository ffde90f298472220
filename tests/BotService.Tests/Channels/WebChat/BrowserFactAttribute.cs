namespace BotService.Tests.Channels.WebChat;

/// <summary>A test in a real browser: Debian's chromium. Where it is absent the test is skipped with the reason.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.WhyNot;
}

internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.WhyNot;
}
