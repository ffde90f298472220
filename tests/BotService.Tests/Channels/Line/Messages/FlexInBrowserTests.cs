using System.Text.Json.Nodes;
using BotService.Tests.Dialogs;
using BotService.Channels.Line;
using BotService.Channels.Line.Messages;
using BotService.Tests.Channels.Clients;
using BotService.Tests.Library;
using BotService.Tests.Sheets;
using BotService.Tests.Web;
using BotService.Tests.Web.WebChat;

namespace BotService.Tests.Channels.Line.Messages;

/// <summary>Slips drawn as LINE draws them. The pictures are kept for people to look at.</summary>
public sealed class FlexInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string NothingSticksOut = """
        () => [...document.querySelectorAll('.text, .button')].filter(e => e.scrollWidth > e.clientWidth + 1
          || e.getBoundingClientRect().right > e.closest('.bubble').getBoundingClientRect().right + 1).map(e => e.textContent)
        """;

    [BrowserTheory(withNode: true)]
    [InlineData("taipower.name-change", "zh-TW")]
    [InlineData("taipower.name-change", "en")]
    [InlineData("any.move", "zh-TW")]
    public async Task Slip_AsAPicture_FitsAndCanBeRead(string entry, string locale)
    {
        var sheet = RealEngine.Shared.Library.Sheet(entry, new Dictionary<string, string>(), locale, LibraryTests.Today)!;
        var screens = Path.Combine(TestPages.Root, "tests", "BotService.Tests", "TestResults", "screens");
        Directory.CreateDirectory(screens);
        var page = Path.Combine(screens, $"flex-{entry}-{locale}");
        await File.WriteAllBytesAsync(
            $"{page}.json",
            LineJson.Write(new JsonArray([.. ToLine.Write(ToLine.List(sheet, locale == "en" ? "Helpful" : "有幫助"))])));
        await Node.RunAsync("flex.js", $"{page}.json", $"{page}.html");

        await using var visit = await browser.VisitAsync("/health", 420, 900);
        // From a file: the site's own content security policy would take the drawing's styles away.
        await visit.Page.GotoAsync(new Uri($"{page}.html").AbsoluteUri);
        await visit.Page.Locator("main").ScreenshotAsync(new() { Path = $"{page}.png" });

        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(NothingSticksOut));
        var violations = await Axe.ViolationsAsync(visit.Page);
        Assert.DoesNotContain(violations, v => v.StartsWith("color-contrast:", StringComparison.Ordinal));
    }
}
