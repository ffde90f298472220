using System.Net;
using BotService.Engine.Knowledge;
using BotService.Hosting;
using BotService.Releases;
using BotService.Renewal.Ageing;
using BotService.Staff;
using BotService.Staff.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Staff;

/// <summary>What nobody has read again in time: its owner is reminded and asked why, and citizens are told.</summary>
public sealed class OverduePagesTests : IAsyncLifetime
{
    private const string Renewal = "/staff/renewal";

    private StaffService staff = null!;
    private Entry oldest = null!;

    private KnowledgeBase Knowledge => staff.Service.Get<IReleases>().Current.Knowledge;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        oldest = Knowledge.Entries.Values.Where(e => e.Kind == EntryKind.Procedure).MinBy(e => e.ReviewBy)!;
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Owner_IsRemindedBeforeAndAfter_OnceByTwoProcesses_AndAskedUntilThereIsAReason()
    {
        await using var other = await TestService.StartAsync(
            new() { ["RateLimits:Enabled"] = "false" }, staff.Service.Folder, change: s => s.AddSingleton<TimeProvider>(staff.Clock));
        GoTo(oldest.ReviewBy.AddDays(-20));
        await WatchAsync(other);
        var editor = await staff.ClientAsync(Role.Editor);
        Assert.Equal((1, 0, false), await ReviewAsync(editor));
        Assert.True(await FigureAsync(editor, "reviews-soon") > 0);
        Assert.Equal(0, await FigureAsync(editor, "reviews-asked"));

        GoTo(oldest.ReviewBy.AddDays(1));
        await WatchAsync(other);
        editor = await staff.ClientAsync(Role.Editor);
        Assert.Equal((2, 1, true), await ReviewAsync(editor));
        var asked = await FigureAsync(editor, "reviews-asked");
        using var kept = await editor.PostFormAsync($"{Renewal}/delays", ("entry", oldest.Id), ("reason", "hard"), ("word", "the office moved"));
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        Assert.Equal(asked - 1, await FigureAsync(editor, "reviews-asked"));

        GoTo(oldest.ReviewBy.AddDays(6));
        await WatchAsync(other);
        Assert.Equal(asked - 1, await FigureAsync(await staff.ClientAsync(Role.Editor), "reviews-asked"));
        GoTo(oldest.ReviewBy.AddDays(8));
        await WatchAsync(other);
        editor = await staff.ClientAsync(Role.Editor);
        Assert.Equal((3, 1, true), await ReviewAsync(editor));
        Assert.Contains("the office moved", (await editor.PageAsync(Renewal)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await staff.Service.Get<IAuditRecord>().VerifyAsync(null, default)).Fault);
        Assert.DoesNotContain((await (await staff.ClientAsync(Role.Clerk)).JsonAsync("/staff")).GetProperty("rows").EnumerateArray(),
            f => f.GetProperty("key").GetString()!.StartsWith("reviews", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Citizen_IsTold_OnThePage_OnPaper_AndByTheApi_FromTheDayAfterTheGrace()
    {
        var day = $"{oldest.ReviewBy:yyyy-MM-dd}";
        var browser = staff.Browser();
        GoTo(oldest.ReviewBy.AddDays(14));
        Assert.DoesNotContain(day, await ToldAsync(browser), StringComparison.Ordinal);
        GoTo(oldest.ReviewBy.AddDays(15));
        Assert.Equal(1, Times(day, await ToldAsync(browser)));
        Assert.Contains(day, (await browser.JsonAsync($"/api/v1/entries/{oldest.Id}")).GetProperty("list").GetProperty("overdue").GetString(), StringComparison.Ordinal);
        using var odt = await browser.GetAsync($"/entries/{oldest.Id}.odt");
        using var zip = new System.IO.Compression.ZipArchive(await odt.Content.ReadAsStreamAsync());
        using var content = new StreamReader(await zip.GetEntry("content.xml")!.OpenAsync());
        Assert.Equal(1, Times(day, await content.ReadToEndAsync()));
    }

    [Fact]
    public async Task Citizen_OfWhatIsWithheld_IsToldWhomToAsk()
    {
        var sum = Knowledge.Entries.Values.First(e => e.Kind == EntryKind.Calculator);
        GoTo(sum.ReviewBy.AddDays(91));
        var page = await staff.Browser().PageAsync($"/entries/{sum.Id}?lang=en");
        Assert.Empty(page.QuerySelectorAll("main .part:not(.answers)"));
        Assert.Contains(Knowledge.Words("en").Contacts[Knowledge.ConfirmContact(sum)].Name, page.QuerySelector("p.reservation")!.TextContent, StringComparison.Ordinal);
    }

    private void GoTo(DateOnly day) => staff.Clock.Advance(TimeSpan.FromDays(day.DayNumber - Taiwan.Today(staff.Clock).DayNumber));

    private async Task WatchAsync(TestService other)
    {
        await Task.WhenAll(staff.Service.Get<AgeingWatch>().RunAsync(default), other.Get<AgeingWatch>().RunAsync(default));
        await staff.Service.Get<AgeingWatch>().RunAsync(default);
    }

    /// <summary>How often it was reminded of, whether it is overdue, and whether a reason is asked.</summary>
    private async Task<(int Reminders, int Overdue, bool IsAsked)> ReviewAsync(StaffBrowser editor)
    {
        var summary = (await editor.JsonAsync(Renewal)).GetProperty("summary");
        var review = summary.GetProperty("reviews").EnumerateArray().Single(r => r.GetProperty("id").GetString() == oldest.Id);
        return (review.GetProperty("reminders").GetInt32(), Math.Min(1, summary.GetProperty("overdue").GetInt32()),
            review.GetProperty("asked").GetBoolean() && summary.GetProperty("overdue").GetInt32() > 0);
    }

    private static async Task<long> FigureAsync(StaffBrowser editor, string key) =>
        (await editor.JsonAsync("/staff")).GetProperty("rows").EnumerateArray()
            .Single(f => f.GetProperty("key").GetString() == key).GetProperty("count").GetInt64();

    /// <summary>The list itself: when it is read again stands at the foot of each page.</summary>
    private async Task<string> ToldAsync(StaffBrowser browser)
    {
        var page = await browser.PageAsync($"/entries/{oldest.Id}");
        foreach (var foot in page.QuerySelectorAll("main dl")) foot.Remove();
        return page.QuerySelector("main")!.TextContent;
    }

    private static int Times(string text, string within) => within.Split(text).Length - 1;
}
