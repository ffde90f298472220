using BotService.Conversations;
using BotService.Privacy;
using BotService.Retention;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Conversations;
using BotService.Tests.Web.WebChat;

namespace BotService.Tests.Web.Staff;

/// <summary>The pages on what is held of citizens in a real browser: by keyboard, on narrow windows, for everybody.</summary>
public sealed class PrivacyInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfPrivacyAndRetention_AreAccessibleAndFit(string locale, int width)
    {
        var manager = await staff.PersonAsync(Role.Manager);
        var receipt = await TalkAsync("c");
        var gone = await TalkAsync("gone");
        var now = staff.Clock.GetUtcNow();
        var (data, requests) = (staff.Service.Get<ICitizenData>(), staff.Service.Get<IDeletionRequests>());
        await requests.AskAsync(gone, "gone", now, default);
        await data.DeleteAsync("gone", new string('w', 200), new Deed(now, manager.Id, "privacy/delete", ""), default);
        await requests.AskAsync(receipt, "c", now, default);
        await staff.Service.Get<IHolds>().AddAsync(
            "c", new string('長', 200), now.AddDays(9), new Deed(now, manager.Id, "retention/hold", "c"), default);
        staff.Clock.Advance(TimeSpan.FromDays(366));
        await staff.Service.Get<RetentionRun>().RunAsync(manager.Id, default);
        await using var visit = await browser.SignInAsync(staff, manager, width);
        await visit.AssertFitAsync(
            locale,
            ("privacy", "/staff/privacy"), ("privacy-found", "/staff/privacy/c"), ("retention", "/staff/retention"),
            ("my-data", $"/privacy/{receipt}"), ("my-data-unknown", "/privacy/AAAABBBBCCCC"));
    }

    private async Task<string> TalkAsync(string conversation)
    {
        var door = staff.Service.Get<ITurnDoor>();
        await door.OpenAsync(new(conversation, "webchat", "dl_u", "zh-TW", null, null, false), default);
        IReadOnlyList<StoredActivity> last = [];
        foreach (var text in new[] { "電費過戶要帶什麼", "全部列出" })
        {
            var accepted = await door.ReceiveAsync(conversation, BotHost.Message(text), default);
            last = await door.RepliesToAsync(conversation, accepted, BotHost.Soon());
        }

        return last.Select(g => g.Spoken?.Receipt).OfType<string>().First();
    }
}
