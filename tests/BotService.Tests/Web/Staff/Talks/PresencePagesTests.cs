using System.Net;
using System.Text.Json;
using BotService.Channels.Line;
using BotService.Channels.Line.Api;
using BotService.Channels.Line.Sending;
using BotService.Conversations.Handoff;
using BotService.Handoff;
using BotService.Staff;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Web.Staff.Talks;

/// <summary>Who says of being there, under which name, and what becomes of what they write.</summary>
public sealed class PresencePagesTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Presence_IsSaidPausedAndLeft_WithTheNameThatStays()
    {
        var clerk = await staff.ClientAsync(Role.Clerk, "taipower");
        Assert.Equal(0, (await clerk.JsonAsync("/staff/presence")).GetProperty("total").GetInt32());
        foreach (var state in PresenceStates.All)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"/staff/presence/{state}", ("name", state == "there" ? "小林" : null))).StatusCode);
            var row = (await clerk.JsonAsync("/staff/presence")).GetProperty("rows")[0];
            Assert.Equal((state, "小林"), (row.GetProperty("state").GetString(), row.GetProperty("workName").GetString()));
            Assert.Equal(state == "there", row.GetProperty("isThere").GetBoolean());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostFormAsync("/staff/presence/asleep")).StatusCode);
    }

    [Theory]
    [InlineData("一個超過二十個字的名字一個超過二十個字的名字", "name-long")]
    [InlineData("1911", "name-digits")]
    [InlineData("a@b.tw", "name-personal")]
    [InlineData("林0912345678", "name-personal")]
    [InlineData("A123456789", "name-personal")]
    [InlineData("小\u0007林", "name-characters")]
    public async Task Name_ThatIsNone_IsRefusedInWordsAndStaysInTheField(string name, string code)
    {
        var clerk = await staff.ClientAsync(Role.Clerk, "taipower");
        var answer = await clerk.PostFormAsync("/staff/presence/there", ("name", name));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = StaffBrowser.Read(await answer.Content.ReadAsStringAsync());
        Assert.NotEmpty(page.QuerySelector("p.problem")!.TextContent);
        if (code != "name-characters") Assert.Equal(name, page.QuerySelector("input[name=name]")!.GetAttribute("value"));
        clerk.Client.DefaultRequestHeaders.Add("Accept", "application/json");
        var told = JsonDocument.Parse(await (await clerk.PostFormAsync("/staff/presence/there", ("name", name))).Content.ReadAsStringAsync());
        Assert.Equal(code, told.RootElement.GetProperty("error").GetProperty("code").GetString());
        Assert.Null(await staff.Service.Get<IPresence>().FindAsync(clerk.Account.Id, default));
    }

    [Theory]
    [InlineData("line/rich", 9L, LateReply.Pushed)]
    [InlineData("line/rich", null, LateReply.Pushed)]
    [InlineData("line/rich", 10L, LateReply.KeptForQuota)]
    [InlineData("line/poor", 0L, LateReply.Kept)]
    [InlineData("line/gone", 0L, LateReply.Kept)]
    [InlineData("directline", 0L, null)]
    internal async Task Words_OnLine_AreFreeForAWhileAndThenPushedWhereTheAccountMay(string channel, long? used, LateReply? after)
    {
        var accounts = new LineOptions { Accounts = [new() { Name = "rich", AllowPush = true }, new() { Name = "poor" }] };
        var quota = new Quota(_ => Task.FromResult(used is { } u ? new LineQuota(10, u) : null));
        var windows = new LineReplyWindow(new PushBudget(quota, TimeProvider.System), Options.Create(accounts));
        var window = await windows.OfAsync(channel, default);
        Assert.Equal(after, window?.After);
        Assert.True(window is null || window.Free < TimeSpan.FromMinutes(1));
        await windows.OfAsync(channel, default);
        Assert.True(quota.Asked <= 1, "LINE is asked once for many looks");
    }

    /// <summary>A page waits for nobody.</summary>
    [Fact]
    public async Task Quota_LineIsSilentAbout_CountsAsLeft()
    {
        var quota = new Quota(async cancel =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return null;
        });
        Assert.False(await new PushBudget(quota, TimeProvider.System).IsSpentAsync(new() { Name = "rich" }, default));
    }

    [Fact]
    public async Task Clerk_IsToldWhatBecomesOfWords_BeforeWriting()
    {
        var clerk = await staff.ClientAsync(Role.Clerk, "taipower");
        await clerk.PostFormAsync("/staff/presence/there", ("name", "小林"));
        var citizen = await Citizen.WaitingAsync(staff, channel: "line/taipower");
        await clerk.PostFormAsync($"{citizen.Page}/take");
        var told = (await clerk.PageAsync($"{citizen.Page}?lang=en")).QuerySelector("#state .free")!.TextContent;
        Assert.Contains("may not push", told, StringComparison.Ordinal);
        var plain = await Citizen.WaitingAsync(staff, "d");
        await clerk.PostFormAsync($"{plain.Page}/take");
        Assert.Null((await clerk.PageAsync(plain.Page)).QuerySelector("#state .free"));
    }

    private sealed class Quota(Func<CancellationToken, Task<LineQuota?>> say) : ILineQuota
    {
        public int Asked { get; private set; }

        public Task<LineQuota?> QuotaAsync(LineAccount account, CancellationToken cancel)
        {
            Asked++;
            return say(cancel);
        }
    }
}
