using System.Net;
using System.Text;
using BotService.Staff;
using BotService.Tests.Renewal.Files;

namespace BotService.Tests.Web.Staff.Plans;

/// <summary>A plan from its file to what somebody says of it.</summary>
public sealed class PlanPagesTests : IAsyncLifetime
{
    private const string Path = "/staff/plans", Id = "twc-114";

    private StaffService staff = null!;
    private StaffBrowser editor = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        editor = await staff.ClientAsync(Role.Editor);
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Plan_ComesIn_AndIsListedAndShown()
    {
        using var sent = await SendAsync(editor, Text("(1) 甲。 (2) 乙。", "業務組 工務課 資訊組"), ("organisation", "twc"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var row = Assert.Single((await editor.JsonAsync(Path)).GetProperty("rows").EnumerateArray());
        Assert.Equal((Id, 114, 2), (row.GetProperty("id").GetString(), row.GetProperty("year").GetInt32(),
            row.GetProperty("unsure").GetInt32()));
        var plan = await editor.JsonAsync($"{Path}/{Id}");
        Assert.Equal("一(一)(1)", plan.GetProperty("items")[2].GetProperty("path").GetString());
        var page = await editor.PageAsync($"{Path}/{Id}?lang=zh-TW");
        Assert.Contains("同一格有好幾個部門", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("業務組 工務課 資訊組", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mend_MakesItCertain_AndTheSecondOfTwoIsToldBoth()
    {
        using var sent = await SendAsync(editor, Text("(1) 甲。 (2) 乙。", "業務組 工務課 資訊組"), ("organisation", "twc"));
        Assert.Equal(HttpStatusCode.SeeOther, await MendAsync(editor, "業務組、工務課"));
        Assert.Equal("業務組", (await editor.JsonAsync($"{Path}/{Id}")).GetProperty("items")[2].GetProperty("department")[0].GetString());
        Assert.Empty((await editor.JsonAsync($"{Path}/{Id}")).GetProperty("items")[2].GetProperty("unsure").EnumerateArray());
        using var late = await editor.PostFormAsync(
            $"{Path}/{Id}/mend", ("path", "一(一)(1)"), ("part", "departments"), ("value", "各所"), ("version", "0"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var told = await late.Content.ReadAsStringAsync();
        Assert.Contains("各所", told, StringComparison.Ordinal);
        Assert.Contains("工務課", told, StringComparison.Ordinal);
        var record = await (await staff.ClientAsync(Role.Administrator)).JsonAsync("/staff/audit");
        Assert.Contains("plans/mend", record.GetProperty("rows").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameFileTwice_OpensThePlanThatIsThere()
    {
        var text = Text("(1) 甲。", "業務組");
        using var first = await SendAsync(editor, text, ("organisation", "twc"));
        using var again = await SendAsync(editor, text, ("organisation", "twc"), ("id", "another"));
        Assert.Contains($"{Path}/{Id}", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var other = await SendAsync(editor, text + " ", ("organisation", "twc"));
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Single((await editor.JsonAsync(Path)).GetProperty("rows").EnumerateArray());
    }

    [Theory]
    [InlineData("從前從前，有一個人。")]
    [InlineData("")]
    public async Task WhatIsNoPlan_IsRefusedInWords(string text)
    {
        using var answer = await SendAsync(editor, text);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty((await editor.JsonAsync(Path)).GetProperty("rows").EnumerateArray());
    }

    [Fact]
    public async Task PlanOfAnotherOrganisation_IsSeenAndNotMended()
    {
        using var sent = await SendAsync(editor, Text("(1) 甲。", "業務組"), ("organisation", "twc"));
        var bound = await staff.ClientAsync(Role.Editor, "taipower");
        Assert.Equal(HttpStatusCode.BadRequest, await MendAsync(bound, "各所"));
        Assert.Null((await bound.PageAsync($"{Path}/{Id}?item=一(一)(1)")).QuerySelector("input[name=value]"));
    }

    private static async Task<HttpStatusCode> MendAsync(StaffBrowser browser, string value)
    {
        using var answer = await browser.PostFormAsync(
            $"{Path}/{Id}/mend", ("path", "一(一)(1)"), ("part", "departments"), ("value", value), ("version", "0"));
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> SendAsync(StaffBrowser browser, string text, params (string Name, string Value)[] fields) =>
        browser.SendPlanAsync(text, fields);

    private static string Text(string items, string departments) => PlanFiles.Text
        .Replace("<p>(1) 訂流程。</p><p>(2) 守流程。</p>", items, StringComparison.Ordinal)
        .Replace("<p>業務組</p><p>工務課</p>", departments, StringComparison.Ordinal)
        .Replace("<p>隨時辦理</p><p>每季1次</p>", items.Contains("(2)", StringComparison.Ordinal) ? "隨時辦理 每季1次"
            : "隨時辦理", StringComparison.Ordinal);
}
