using BotService.Hosting;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Tests.Dialogs;
using BotService.Tests.Web.WebChat;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff;

/// <summary>The pages of releases in a real browser: for everybody, on narrow windows, by keyboard.</summary>
public sealed class ReleasesInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Path = "/staff/releases", Changed = "knowledge/taipower/name-change/entry.yaml";

    private StaffService staff = null!;
    private StaffAccount manager = null!;
    private string urgent = null!;

    /// <summary>One that holds, one put in place in a hurry, and one that is to begin in a week.</summary>
    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        manager = await staff.PersonAsync(Role.Manager);
        await DraftedRelease.KeepAsync(staff);
        urgent = await MadeAsync("更正不實訊息", RealEngine.Shared.Id, "# said at once\n"u8.ToArray());
        var next = await MadeAsync("過戶多一份文件", urgent, "# from next week\n"u8.ToArray());
        var publishing = staff.Service.Get<Publishing>();
        Assert.Equal(PublishOutcome.Done, (await publishing.UrgentAsync(
            urgent, staff.Clock.GetUtcNow().AddHours(71), 3, "澄清", Did("urgent"), default)).Outcome);
        Assert.Equal(PublishOutcome.Done, (await publishing.PublishAsync(
            next, Taiwan.Today(staff.Clock).AddDays(7), 4, "公告", Did("publish"), default)).Outcome);
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfReleases_AreAccessibleAndFit(string locale, int width)
    {
        await using var visit = await browser.SignInAsync(staff, manager, width);
        await visit.AssertFitAsync(
            locale,
            ("releases", Path), ("release", $"{Path}/{urgent}"), ("release-history", $"{Path}/entries/taipower.name-change"));
    }

    [BrowserFact]
    public async Task WhatIsUrgent_IsEnded_WhatComesIsTakenBack_AndAnOlderOneGoneBackTo_ByKeyboardAlone()
    {
        await using var visit = await browser.SignInAsync(staff, manager);
        await visit.GoAsync($"{Path}?lang=en");
        await PressAsync(visit.Page, "End the urgent release now");
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The urgent release has ended.");
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take back") }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByText("Nothing is scheduled.")).ToBeVisibleAsync();

        await visit.GoAsync($"{Path}/{urgent}?lang=en");
        await visit.Page.GetByLabel("Why").FocusAsync();
        await visit.Page.Keyboard.TypeAsync("It was right after all");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        var calendar = await staff.Service.Get<Publishing>().CalendarAsync(default);
        var now = staff.Clock.GetUtcNow();
        Assert.Equal((urgent, DayKind.Rollback), (calendar.At(now)!.Release, calendar.At(now)!.Kind));
        Assert.Empty(calendar.Ahead(now).Concat(calendar.Exceptions(now)));
    }

    private static async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task<string> MadeAsync(string title, string from, byte[] more)
    {
        var keeping = staff.Service.Get<ReleaseKeeping>();
        var files = (await staff.Service.Get<IReleaseStore>().FilesAsync(from, default))!;
        var blob = Blob.Of([.. (await keeping.BytesAsync(files, [], default))[files.HashOf(Changed)!], .. more]);
        var release = new NewRelease(title, "公告", from, ReleaseOrigin.Draft, 3);
        return (await keeping.KeepAsync(files.With(Changed, blob.Hash), [blob], release, Did("keep"), default)).Id;
    }

    private Deed Did(string what) => new(staff.Clock.GetUtcNow(), manager.Id, $"releases/{what}", "");
}
