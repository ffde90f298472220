using System.Text;
using BotService.Editing.Drafts;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Dialogs;
using BotService.Tests.Web.WebChat;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff;

/// <summary>The pages of drafts in a real browser: for everybody, on narrow windows, by keyboard.</summary>
public sealed class DraftsInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Entry = "/staff/drafts/1/entries/taipower.name-change";

    private StaffService staff = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        await DraftedRelease.KeepAsync(staff);
        var (drafts, deed) = (staff.Service.Get<IDrafts>(), new Deed(DateTimeOffset.UnixEpoch, "p", "test", ""));
        var number = await drafts.NewAsync(
            new NewDraft("過戶新文件", "公告", "https://example.org", RealEngine.Shared.Id, [new DraftCause(CauseKind.Miss, "3")]), deed, default);
        await drafts.WriteAsync(
            number, 0, [new FileWrite("knowledge/taipower/name-change/utterances.th.yaml", Encoding.UTF8.GetBytes("- ชื่อใหม่\n"))], deed, default);
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfDrafts_AreAccessibleAndFit(string locale, int width)
    {
        await using var visit = await browser.SignInAsync(staff, await staff.PersonAsync(Role.Editor), width);
        await visit.AssertFitAsync(
            locale,
            ("drafts", "/staff/drafts"), ("draft-new", "/staff/drafts/new"), ("draft", "/staff/drafts/1"), ("entry-rules", Entry),
            ("entry-cases", $"{Entry}?part=cases"), ("entry-words", $"{Entry}?part=words"), ("entry-asked", $"{Entry}?part=asked"),
            ("entry-proof", $"{Entry}?part=proof"), ("entry-preview", $"{Entry}?part=preview"), ("entry-files", $"{Entry}?part=files"));
    }

    [BrowserFact]
    public async Task NewRule_IsBegunByKeyboardAlone()
    {
        await using var visit = await browser.SignInAsync(staff, await staff.PersonAsync(Role.Editor));
        await visit.GoAsync($"{Entry}?lang=en");
        await visit.Page.GetByLabel("A new rule from").FocusAsync();
        await visit.Page.Keyboard.TypeAsync("01012027");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByText("Saved.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("Rule from 2027-01-01")).ToBeVisibleAsync();
    }
}
