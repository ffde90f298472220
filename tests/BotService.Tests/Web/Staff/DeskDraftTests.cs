using System.Net;
using BotService.Desk;
using BotService.Hosting;
using BotService.Staff;
using BotService.Tests.Drafting;

namespace BotService.Tests.Web.Staff;

/// <summary>A model's draft beside the list: on demand only, checked, and counted apart.</summary>
public sealed class DeskDraftTests
{
    private const string Entry = "taipower.name-change";
    private const string Asked = "/staff/desk?q=%E9%9B%BB%E8%B2%BB%E9%81%8E%E6%88%B6&entry=" + Entry;

    [Fact]
    public async Task Draft_IsMadeOnDemandCheckedAndCountedApart()
    {
        var says = "請帶身分證。";
        await using var server = await ModelServer.StartAsync((http, _) => ModelServer.WriteAsync(http, ModelServer.Said(says)));
        await using var staff = await StaffService.StartAsync(new() { ["Model:Endpoint"] = server.Endpoint, ["Model:Name"] = "stub" });
        var clerk = await staff.ClientAsync(Role.Clerk);

        var before = await clerk.PageAsync(Asked);
        Assert.NotNull(before.QuerySelector("button[name=draft]"));
        Assert.Empty(server.Bodies);

        var page = await clerk.PageAsync($"{Asked}&draft=1");
        Assert.Equal("請帶身分證。", page.QuerySelector("#draft-text")!.TextContent);
        var taken = await clerk.PostFormAsync("/staff/desk/drafts", ("q", "電費過戶"), ("entry", Entry));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);

        says = "請帶護照，費用 999 元。";
        var refused = await clerk.PageAsync($"{Asked}&draft=1");
        Assert.Null(refused.QuerySelector("#draft-text"));
        Assert.Contains(refused.QuerySelectorAll(".draft li"), l => l.TextContent.EndsWith("：護照", StringComparison.Ordinal));

        var today = Taiwan.Today(staff.Clock);
        var counts = await staff.Service.Get<IDeskCounts>().ReadAsync(today.AddDays(-1), today, Entry, default);
        Assert.Equal(
            [(DeskDeed.Shown, 1), (DeskDeed.Drafted, 1), (DeskDeed.DraftRefused, 1), (DeskDeed.DraftTaken, 1)],
            counts.OrderBy(c => c.What).Select(c => (c.What, c.Count)));
    }
}
