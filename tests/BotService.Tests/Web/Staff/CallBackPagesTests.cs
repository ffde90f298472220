using System.Globalization;
using System.Net;
using BotService.CallBacks;
using BotService.Conversations;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Conversations;

namespace BotService.Tests.Web.Staff;

/// <summary>Calls that were promised, from the list to the end.</summary>
public sealed class CallBackPagesTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Call_IsTakenMadeAndClosed_AndItsNumberShownToItsOwnerAlone()
    {
        var path = await AskAsync("電費過戶", "請打給我 0912345678", "都可以", "對");
        var clerk = await staff.ClientAsync(Role.Clerk, "taipower");
        var list = await clerk.PageAsync("/staff/callbacks?lang=en");
        Assert.Contains(list.QuerySelectorAll("td a"), a => a.GetAttribute("href")!.Contains(path, StringComparison.Ordinal));
        Assert.DoesNotContain("0912345678", (await clerk.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostFormAsync($"{path}/attempt", ("version", "0"), ("outcome", "reached"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{path}/claim")).StatusCode);
        Assert.Contains("0912345678", (await clerk.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);

        var other = await staff.ClientAsync(Role.Clerk, "taipower");
        Assert.DoesNotContain("0912345678", (await other.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        var late = await other.PostFormAsync($"{path}/claim");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(clerk.Account.Email, await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var stale = await clerk.PostFormAsync($"{path}/attempt", ("version", "0"), ("outcome", "reached"), ("word", "講好了"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("講好了", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{path}/attempt", ("version", "1"), ("outcome", "reached"), ("word", "講好了"))).StatusCode);
        var closed = (await clerk.JsonAsync("/staff/callbacks")).GetProperty("rows")[0];
        Assert.Equal(("reached", 1), (closed.GetProperty("status").GetString(), closed.GetProperty("attempts").GetInt32()));
        Assert.DoesNotContain("0912345678", (await clerk.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);

        var deeds = await staff.Service.Get<IAuditRecord>().ReadAsync(new AuditFilter(null, null, null, null, null), 50, default);
        Assert.Equal(
            ["callbacks/attempt", "callbacks/look", "callbacks/claim"],
            deeds.Select(d => d.Deed.Action).Where(a => a.StartsWith("callbacks/", StringComparison.Ordinal)));
        Assert.DoesNotContain(deeds, d => d.Deed.Detail?.Contains("0912", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Call_OfAnotherOrganisation_IsNotThere()
    {
        var path = await AskAsync("電費過戶", "請打給我 0912345678", "都可以", "對");
        var clerk = await staff.ClientAsync(Role.Clerk, "twc");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostFormAsync($"{path}/claim")).StatusCode);
        Assert.Equal(0, (await clerk.JsonAsync("/staff/callbacks?organisation=taipower")).GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Call_NotReached_IsTriedAtThreeHoursBeforeItIsClosed_AndTheCitizenIsTold()
    {
        var path = await AskAsync("請打給我 0912345678", "都可以", "對");
        var clerk = await staff.ClientAsync(Role.Clerk);
        await clerk.PostFormAsync($"{path}/claim");
        for (var version = 1; version <= 3; version++)
        {
            var early = await clerk.PostFormAsync($"{path}/close", ("version", Text(version)), ("status", "not-reached"));
            Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
            Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{path}/attempt", ("version", Text(version)), ("outcome", "not-reached"))).StatusCode);
            // Nobody stays signed in for so long without doing anything.
            staff.Clock.Advance(TimeSpan.FromHours(1));
            await staff.SignInAsync(clerk, clerk.Account);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{path}/close", ("version", "4"), ("status", "not-reached"))).StatusCode);
        var said = (await staff.Service.Get<ITurnDoor>().ReadAsync("c", 0, 100, default)).Select(a => a.Said).ToList();
        Assert.Equal(3, said.Count(s => s!.Contains("沒有接通", StringComparison.Ordinal)));
        Assert.Contains("不同時間打過 3 次", said[^1]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThatIsOverdue_StandsFirstAndOnTheFirstPage_AndAManagerTakesItOver()
    {
        var path = await AskAsync("請打給我 0912345678", "都可以", "對");
        var clerk = await staff.ClientAsync(Role.Clerk);
        await clerk.PostFormAsync($"{path}/claim");
        staff.Clock.Advance(TimeSpan.FromDays(20));
        var manager = await staff.ClientAsync(Role.Manager);
        var today = (await manager.PageAsync("/staff?lang=en")).Body!.TextContent;
        Assert.Contains("call-backs overdue", today, StringComparison.Ordinal);
        Assert.Equal("overdue", (await manager.JsonAsync("/staff/callbacks?status=overdue")).GetProperty("rows")[0].GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.SeeOther, (await manager.PostFormAsync($"{path}/claim", ("from", clerk.Account.Id))).StatusCode);
        Assert.Contains("0912345678", (await manager.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        var moved = await manager.PostFormAsync($"{path}/move", ("version", "2"), ("part", "morning"));
        Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        Assert.Equal("open", (await manager.JsonAsync(path)).GetProperty("callback").GetProperty("status").GetString());
        await staff.Service.Get<CallBackWatch>().CheckAsync(default);
    }

    [Theory]
    [InlineData("attempt", "outcome", "perhaps")]
    [InlineData("attempt", "outcome", null)]
    [InlineData("close", "status", "done")]
    [InlineData("close", "status", "reached")]
    [InlineData("move", "part", "midnight")]
    [InlineData("move", "part", "evening")]
    public async Task Form_ThatSaysNothing_IsRefusedInWords(string action, string field, string? value)
    {
        var path = await AskAsync("請打給我 0912345678", "都可以", "對");
        var clerk = await staff.ClientAsync(Role.Clerk);
        await clerk.PostFormAsync($"{path}/claim");
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostFormAsync($"{path}/{action}", ("version", "1"), (field, value))).StatusCode);
        Assert.Equal("open", (await clerk.JsonAsync(path)).GetProperty("callback").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Day_ClosedByAManager_CountsAtOnce()
    {
        var manager = await staff.ClientAsync(Role.Manager);
        var first = BotService.Hosting.Taiwan.Today(staff.Clock);
        for (var day = 0; day < 8; day++)
        {
            var answer = await manager.PostFormAsync(
                "/staff/hours/add", ("day", first.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("reason", "颱風"));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        var path = await AskAsync("請打給我 0912345678", "都可以", "對");
        var due = (await manager.JsonAsync(path)).GetProperty("callback").GetProperty("due").GetDateTimeOffset();
        Assert.True(BotService.Hosting.Taiwan.Day(due) >= first.AddDays(8));
        var rows = (await manager.JsonAsync("/staff/hours")).GetProperty("rows");
        Assert.Equal(8, rows.GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/hours/add", ("day", "2020-01-01"), ("reason", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFormAsync("/staff/hours/add", ("day", rows[0].GetProperty("day").GetString()), ("reason", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await manager.PostFormAsync($"/staff/hours/{rows[0].GetProperty("number").GetInt64()}/remove")).StatusCode);
        var bound = await staff.ClientAsync(Role.Manager, "twc");
        Assert.Equal(HttpStatusCode.NotFound, (await bound.PostFormAsync($"/staff/hours/{rows[1].GetProperty("number").GetInt64()}/remove")).StatusCode);
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    /// <returns>The address of the call that was asked for.</returns>
    private async Task<string> AskAsync(params string[] said)
    {
        var door = staff.Service.Get<ITurnDoor>();
        await door.OpenAsync(new("c", "directline", "dl_u", "zh-TW", null, null, false), default);
        var last = "";
        foreach (var text in said)
        {
            var accepted = await door.ReceiveAsync("c", BotHost.Message(text), default);
            last = (await door.RepliesToAsync("c", accepted, BotHost.Soon()))[^1].Said!;
        }

        return $"/staff/callbacks/{CallBackNumber.Write(CallBackNumber.In(last).Single())}";
    }
}
