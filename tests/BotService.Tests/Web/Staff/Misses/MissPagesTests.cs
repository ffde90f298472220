using System.Globalization;
using System.Net;
using BotService.Review.Misses;
using BotService.Review.Proposals;
using BotService.Staff;
using BotService.Staff.Audit;

namespace BotService.Tests.Web.Staff.Misses;

/// <summary>Missed questions from the list to a proposal that another accepts.</summary>
public sealed class MissPagesTests
{
    private static readonly string[] Asked = ["水表外面那個箱子的蓋子跟錶都不見了", "水表箱被人家整個拆走了耶", "水表箱子的錶不見了"];

    [Fact]
    public async Task Group_IsWorkedOffToAPatch()
    {
        await using var staff = await MissedQuestions.StartAsync();
        var group = await staff.AskAsync(Asked);
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        var list = await reviewer.PageAsync("/staff/misses?status=new");
        Assert.Contains(list.QuerySelectorAll("td a"), a => a.GetAttribute("href")!.Contains($"/staff/misses/{group}", StringComparison.Ordinal));
        var page = await reviewer.PageAsync($"/staff/misses/{group}");
        Assert.Contains(Asked[0], page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".questions li li"));

        var taken = await reviewer.PostFormAsync($"/staff/misses/{group}/assign", ("version", "0"), ("assignee", reviewer.Account.Id), ("due", "2026-12-01"));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        var proposed = await reviewer.PostFormAsync($"/staff/misses/{group}/belongs", ("version", "1"), ("entry", "twc.meter-lost"));
        Assert.Equal(HttpStatusCode.SeeOther, proposed.StatusCode);
        var number = long.Parse(new Uri(new Uri("http://h"), proposed.Headers.Location!).AbsolutePath.Split('/')[^1], CultureInfo.InvariantCulture);
        var manager = await staff.ClientAsync(Role.Manager);
        var early = await manager.PostFormAsync($"/staff/proposals/{number}/accept", ("version", "0"));
        Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/staff/proposals/{number}.patch")).StatusCode);

        await reviewer.PostFormAsync($"/staff/proposals/{number}/trial", ("version", "0"));
        var tried = await staff.TriedAsync(number);
        Assert.Equal((TrialState.Done, true), (tried.TrialState, tried.Trial!.IsClean));
        Assert.Contains($"{tried.Trial.Asked}", (await reviewer.PageAsync($"/staff/proposals/{number}")).Body!.TextContent, StringComparison.Ordinal);
        var version = tried.Version.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.PostFormAsync($"/staff/proposals/{number}/accept", ("version", version))).StatusCode);
        var stale = await manager.PostFormAsync($"/staff/proposals/{number}/accept", ("version", "0"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await manager.PostFormAsync($"/staff/proposals/{number}/accept", ("version", version))).StatusCode);
        var patch = await (await manager.GetAsync($"/staff/proposals/{number}.patch")).Content.ReadAsStringAsync();
        Assert.Contains("+++ b/knowledge/twc/meter-lost/utterances.zh-TW.yaml", patch, StringComparison.Ordinal);
        Assert.Contains($"+- {Asked[0]}", patch, StringComparison.Ordinal);

        var deeds = await staff.Service.Get<IAuditRecord>().ReadAsync(new AuditFilter(null, null, null, null, null), 50, default);
        Assert.Equal(
            ["proposals/export", "proposals/accept", "proposals/trial", "misses/belongs", "proposals/add", "misses/assign"],
            deeds.Select(d => d.Deed.Action).Where(a => a.StartsWith("misses/", StringComparison.Ordinal) || a.StartsWith("proposals/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Lists_AnswerProgramsToo()
    {
        await using var staff = await MissedQuestions.StartAsync();
        var group = await staff.AskAsync(Asked[0], Asked[0], "打〔電話〕問牛肉麵");
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        var list = await reviewer.JsonAsync("/staff/misses?organisation=twc");
        Assert.Equal(list.GetProperty("total").GetInt64(), list.GetProperty("rows").GetArrayLength());
        var row = list.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("number").GetInt64() == group);
        Assert.Equal((2, 2), (row.GetProperty("size").GetInt32(), row.GetProperty("lately").GetInt32()));
        Assert.True(list.GetProperty("summary").GetProperty("new").GetInt64() >= 1);
        Assert.True(list.TryGetProperty("period", out _));
        await reviewer.PostFormAsync($"/staff/misses/{group}/out-of-scope", ("version", "0"));
        var proposals = await reviewer.JsonAsync("/staff/proposals");
        Assert.Equal("out-of-scope", proposals.GetProperty("rows")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Group_TwoPeopleTake_IsTakenOnceAndTheOtherIsToldBoth()
    {
        await using var staff = await MissedQuestions.StartAsync();
        var group = await staff.AskAsync(Asked[0]);
        var (one, two) = (await staff.ClientAsync(Role.Reviewer), await staff.ClientAsync(Role.Editor));
        Assert.Equal(HttpStatusCode.SeeOther, (await one.PostFormAsync($"/staff/misses/{group}/assign", ("version", "0"), ("assignee", one.Account.Id))).StatusCode);
        var late = await two.PostFormAsync($"/staff/misses/{group}/assign", ("version", "0"), ("assignee", two.Account.Id));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var said = await late.Content.ReadAsStringAsync();
        Assert.Contains(one.Account.Email, said, StringComparison.Ordinal);
        Assert.Contains(two.Account.Email, said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await two.PostFormAsync($"/staff/misses/{group}/belongs", ("version", "0"), ("entry", "twc.meter-lost"))).StatusCode);
        Assert.Empty((await staff.Service.Get<IProposals>().ListAsync(new ProposalFilter(), null, 10, default)).Rows);
    }

    [Fact]
    public async Task Pages_AreOpenToThoseAloneWhoMay()
    {
        await using var staff = await MissedQuestions.StartAsync();
        var group = await staff.AskAsync(Asked[0]);
        var clerk = await staff.ClientAsync(Role.Clerk);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/staff/misses")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PostFormAsync($"/staff/misses/{group}/spam", ("version", "0"))).StatusCode);
        var (theirs, others) = (await staff.ClientAsync(Role.Reviewer, "twc"), await staff.ClientAsync(Role.Reviewer, "taipower"));
        Assert.Equal(1, (await theirs.JsonAsync("/staff/misses")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await others.JsonAsync("/staff/misses?organisation=twc")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await others.GetAsync($"/staff/misses/{group}")).StatusCode);
        foreach (var action in (string[])["assign", "belongs", "new-entry", "out-of-scope", "spam", "merge", "split", "reopen", "chase"])
            Assert.Equal(HttpStatusCode.NotFound, (await others.PostFormAsync($"/staff/misses/{group}/{action}", ("version", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await theirs.PostAsync($"/staff/misses/{group}/spam", ("version", "0"))).StatusCode);
        // Bound to an organisation, one proposes for that one.
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await theirs.PostFormAsync($"/staff/misses/{group}/belongs", ("version", "0"), ("entry", "taipower.meter-lost"))).StatusCode);
    }

    [Fact]
    public async Task Group_OfStrangeWords_IsShownAsTheyAre()
    {
        await using var staff = await MissedQuestions.StartAsync();
        var group = await staff.AskAsync("<script>alert(1)</script> 水表", "\u202E水表 مرحبا", new string('水', 10_000));
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        foreach (var path in (string[])["/staff/misses", $"/staff/misses/{group}"])
            Assert.Empty((await reviewer.PageAsync(path)).QuerySelectorAll("main script"));
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync("/staff/misses/999999")).StatusCode);
    }

    [Fact]
    public async Task Groups_AreMergedAndSplitButNotInACircle()
    {
        await using var staff = await MissedQuestions.StartAsync();
        var one = await staff.AskAsync(Asked[0]);
        var two = await staff.AskAsync("附近有賣好吃的牛肉麵嗎");
        Assert.NotEqual(one, two);
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        Assert.Equal(HttpStatusCode.BadRequest, (await reviewer.PostFormAsync($"/staff/misses/{one}/merge", ("version", "0"), ("into", $"{one}"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await reviewer.PostFormAsync($"/staff/misses/{two}/merge", ("version", "0"), ("into", $"{one}"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reviewer.PostFormAsync($"/staff/misses/{one}/merge", ("version", "1"), ("into", $"{two}"))).StatusCode);
        var page = await reviewer.PageAsync($"/staff/misses/{one}");
        var question = page.QuerySelectorAll("input[name=question]").Last().GetAttribute("value");
        Assert.Equal(HttpStatusCode.SeeOther, (await reviewer.PostFormAsync($"/staff/misses/{one}/split", ("version", "1"), ("question", question))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reviewer.PostFormAsync($"/staff/misses/{one}/split", ("version", "2"))).StatusCode);
    }

    [Fact]
    public async Task Group_OfSpam_ClosesAndIsReopened()
    {
        await using var staff = await MissedQuestions.StartAsync();
        var group = await staff.AskAsync("asdfghjkl");
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        await reviewer.PostFormAsync($"/staff/misses/{group}/spam", ("version", "0"));
        var misses = staff.Service.Get<IMisses>();
        Assert.Equal((GroupStatus.Closed, Judgements.Spam), ((await misses.FindAsync(group, default))!.Status, (await misses.FindAsync(group, default))!.Judgement));
        await reviewer.PostFormAsync($"/staff/misses/{group}/reopen", ("version", "1"));
        Assert.Equal(GroupStatus.Open, (await misses.FindAsync(group, default))!.Status);
        await reviewer.PostFormAsync($"/staff/misses/{group}/new-entry", ("version", "2"), ("entry", "twc.odd-words"));
        Assert.Equal(ProposalKind.NewEntry, Assert.Single((await staff.Service.Get<IProposals>().ListAsync(new ProposalFilter(), null, 9, default)).Rows).Kind);
    }
}
