using BotService.Desk;
using BotService.Staff;
using BotService.Tests.Web.WebChat;
using Microsoft.Playwright;

namespace BotService.Tests.Web.Staff;

/// <summary>The desk as a clerk sees it, on a screen and on a telephone, and by keys alone.</summary>
public sealed class DeskInBrowserTests(DeskWindow window) : IClassFixture<DeskWindow>
{
    private const string Asked = "電費帳單要換成我們公司的名字，我手上有身分證";

    [BrowserTheory]
    [InlineData("zh-TW", 1280, false)]
    [InlineData("en", 1280, true)]
    [InlineData("zh-TW", 390, false)]
    [InlineData("en", 320, false)]
    public async Task Desk_IsAccessibleAndFits(string locale, int width, bool dark)
    {
        var problems = new List<string>();
        await using var visit = await window.VisitAsync(width, dark);
        var page = visit.Page;
        foreach (var (name, path) in ((string, string)[])
            [("empty", "/staff/desk"), ("asked", $"/staff/desk?q={Uri.EscapeDataString(Asked)}"),
                ("unclear", $"/staff/desk?q={Uri.EscapeDataString("我要過戶")}"),
                ("outside", $"/staff/desk?q={Uri.EscapeDataString("台積電今天的股價是多少")}"),
                ("danger", $"/staff/desk?q={Uri.EscapeDataString("家裡有瓦斯味，頭好暈")}"),
                ("event", $"/staff/desk?q={Uri.EscapeDataString("我爸爸過世了，家裡水電要怎麼辦")}"),
                ("given", $"/staff/desk?q={Uri.EscapeDataString(Asked)}&entry=taipower.name-change&have=&plain=1&number={window.Number}"),
                ("wrong", $"/staff/desk?q={Uri.EscapeDataString(Asked)}&entry=no.such&slot.x=y"),
                ("marks", "/staff/desk/marks?who=all")])
        {
            await page.GotoAsync($"{window.Address}{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={locale}");
            problems.AddRange(await page.LookAsync($"desk-{name}", locale, whole: name != "asked" || width < 1000));
        }
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    /// <summary>From the question to a mark without a mouse: type, Enter, and one key each.</summary>
    [BrowserFact]
    public async Task Desk_IsWorkedByKeysAlone()
    {
        await using var visit = await window.VisitAsync(1280, dark: false);
        var page = visit.Page;
        await page.Keyboard.TypeAsync("電費帳單要換成我的名字");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".the-case")).ToBeVisibleAsync();

        await KeyAsync(page, 'c');
        await Assertions.Expect(page.Locator("textarea[readonly]")).ToBeFocusedAsync();
        await KeyAsync(page, 'l');
        await Assertions.Expect(page.Locator(".pass-on .number")).ToBeVisibleAsync();
        var paper = await visit.Context.RunAndWaitForPageAsync(() => KeyAsync(page, 'p'));
        await Assertions.Expect(paper.Locator(".receipt")).ToBeVisibleAsync();
        await page.BringToFrontAsync();
        await KeyAsync(page, '3');
        await Assertions.Expect(page.Locator(".done")).ToBeVisibleAsync();
        var marks = await window.Staff.Service.Get<IDeskMarks>().ReadAsync(new(null, null, null, null), 9, default);
        Assert.Contains(marks, m => m.Mark is { Kind: MarkKind.Wrong, Entry: "taipower.name-change" });
    }

    /// <summary>Playwright's own keys leave out the letter that an access key is found by.</summary>
    private static async Task KeyAsync(IPage page, char key)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var code = char.ToUpperInvariant(key);
        foreach (var type in (string[])["keyDown", "keyUp"])
        {
            await session.SendAsync("Input.dispatchKeyEvent", new()
            {
                ["type"] = type, ["modifiers"] = 1, ["key"] = key.ToString(), ["unmodifiedText"] = key.ToString(),
                ["windowsVirtualKeyCode"] = (int)code, ["code"] = char.IsAsciiDigit(key) ? $"Digit{key}" : $"Key{code}",
            });
        }
        await session.DetachAsync();
    }
}

/// <summary>A service, and a window in which a reviewer is signed in.</summary>
public sealed class DeskWindow : IAsyncLifetime
{
    private readonly Browser browser = new();
    private StaffBrowser signed = null!;

    internal StaffService Staff { get; private set; } = null!;

    public string Address => Staff.Service.Address;

    /// <summary>To go on with.</summary>
    public string Number { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Browser.WhyNot is not null) return;
        Staff = await StaffService.StartAsync();
        signed = await Staff.ClientAsync(Role.Reviewer);
        await signed.PostFormAsync(
            "/staff/desk/marks", ("text", "電費帳單要換成我的名字"), ("entry", "taipower.ebill"), ("mark", "better"),
            ("better", "taipower.name-change"), ("note", "他要改名字，不是要電子帳單"));
        await signed.PostFormAsync(
            "/staff/desk/notes", ("entry", "taipower.name-change"), ("note", "公司過戶近來都要補大小章，請先提醒民眾。"));
        var made = await signed.PostFormAsync("/staff/desk/continuations", ("entry", "taipower.name-change"));
        Number = System.Web.HttpUtility.ParseQueryString(new Uri(new Uri(Address), made.Headers.Location!).Query)["number"]!;
        await browser.InitializeAsync();
    }

    /// <summary>The empty desk in a window with the session of who is signed in.</summary>
    internal Task<WebChat.Visit> VisitAsync(int width, bool dark) => browser.VisitAsync(
        "/staff/desk?lang=zh-TW", width, dark: dark, origin: Address, prepare: context => context.AddCookiesAsync(
            signed.Cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = "127.0.0.1", Path = c.Path, HttpOnly = true })));

    public async Task DisposeAsync()
    {
        if (Browser.WhyNot is not null) return;
        await browser.DisposeAsync();
        await Staff.DisposeAsync();
    }
}
