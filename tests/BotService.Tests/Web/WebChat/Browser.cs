using System.Collections.Concurrent;
using BotService.Tests.Sheets;
using Microsoft.Playwright;

namespace BotService.Tests.Web.WebChat;

/// <summary>Chromium without a window, shared by the tests of a class together with the site they look at.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    internal static string? WhyNot { get; } = File.Exists(Path) ? null : $"{Path} is not there; tests/run installs it.";

    internal ChatSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (WhyNot is not null) return;
        Site = await ChatSite.StartAsync();
        // A busy machine is not a broken page.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (WhyNot is not null) return;
        await browser.CloseAsync();
        playwright.Dispose();
        await Site.DisposeAsync();
    }

    /// <param name="prepare">Is done before the page is opened.</param>
    /// <param name="origin">Another service than the class's own.</param>
    internal async Task<Visit> VisitAsync(
        string path, int width = 1280, int height = 900, bool scripts = true, bool dark = false,
        Func<IBrowserContext, Task>? prepare = null, string? origin = null)
    {
        var context =
            await browser.NewContextAsync(
                new()
                {
                    ViewportSize = new() { Width = width, Height = height }, Locale = "zh-TW",
                    JavaScriptEnabled = scripts, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light
                });
        if (prepare is not null) await prepare(context);
        var visit = new Visit(context, origin ?? Site.Address);
        await visit.OpenAsync(path);
        return visit;
    }
}

/// <summary>One visitor: a page, all that it asked for and all that it complained about.</summary>
internal sealed class Visit(IBrowserContext context, string origin) : IAsyncDisposable
{
    /// <summary>True once the page has stood still for four looks.</summary>
    private const string Settled = """
        () => {
          const at = scrollY;
          window.still = window.stoodAt === at ? (window.still ?? 0) + 1 : 0;
          window.stoodAt = at;
          return window.still >= 4 && !document.querySelector('#typing:not([hidden])');
        }
        """;

    public ConcurrentBag<string> OffSite { get; } = [];

    public ConcurrentBag<string> Complaints { get; } = [];

    public IPage Page { get; private set; } = null!;

    public IBrowserContext Context => context;

    public async Task OpenAsync(string path)
    {
        context.Request += (_, request) => Note(request.Url);
        context.Page += (_, page) =>
        {
            page.WebSocket += (_, socket) => Note(socket.Url);
            page.Console += (_, message) => { if (message.Type is "error" or "warning") Complaints.Add(message.Text); };
            page.PageError += (_, error) => Complaints.Add(error);
        };
        Page = await context.NewPageAsync();
        await Page.GotoAsync(origin + path);
    }

    /// <summary>Another page in the same window; what was complained about before is forgotten.</summary>
    public async Task GoAsync(string path)
    {
        Complaints.Clear();
        OffSite.Clear();
        await Page.GotoAsync(origin + path);
    }

    /// <summary>Kept in a folder that is not committed, for people to look at.</summary>
    public async Task SaveAsync(string name, IPage? page = null)
    {
        await (page ?? Page).WaitForFunctionAsync(Settled, null, new() { PollingInterval = 250 });
        await (page ?? Page).ScreenshotAsync(new()
        {
            Path = Screen(name),
            FullPage = page is not null,
        });
    }

    /// <summary>Where a picture for people to look at is put.</summary>
    public static string Screen(string name) =>
        Path.Combine(TestPages.Root, "tests", "BotService.Tests", "TestResults", "screens", $"{name}.png");

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private void Note(string url)
    {
        var uri = new Uri(url);
        if (uri.Scheme is not ("data" or "blob" or "about") && uri.Authority != new Uri(origin).Authority)
            OffSite.Add(url);
    }
}
