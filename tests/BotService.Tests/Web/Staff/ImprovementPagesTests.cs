using System.Net;
using System.Security.Cryptography;
using System.Text;
using BotService.Engine.Library;
using BotService.Staff;
using BotService.Staff.Audit;

namespace BotService.Tests.Web.Staff;

/// <summary>An improvement from its registering to its closing, and all that must not close it.</summary>
public sealed class ImprovementPagesTests : IAsyncLifetime
{
    private const string Path = "/staff/improvements";

    private StaffService staff = null!;
    private StaffBrowser owner = null!, manager = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        (owner, manager) = (await staff.ClientAsync(Role.Manager), await staff.ClientAsync(Role.Manager));
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Improvement_IsClosedOnlyProvedMeasuredAndByAnother()
    {
        var one = await RegisterAsync();
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(owner, $"{one}/start", ("version", "1")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(manager, $"{one}/close", ("version", "2")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(owner, $"{one}/evidence", ("kind", "release"), ("release", "never-was")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(owner, $"{one}/evidence", ("kind", "note"), ("text", "did it")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(owner, $"{one}/evidence", ("kind", "report"), ("name", "Q4"), ("figures", "better")));
        var release = staff.Service.Get<ILibrary>().Release;
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(owner, $"{one}/evidence", ("kind", "release"), ("release", release)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(manager, $"{one}/close", ("version", "2")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(owner, $"{one}/measure", ("day", "2999-01-01")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(owner, $"{one}/measure", ("day", "someday")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(owner, $"{one}/measure", ("day", Today()), ("days", "28")));
        Assert.Contains("Too few", (await owner.PageAsync($"{one}?lang=en")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(owner, $"{one}/close", ("version", "2")));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(manager, $"{one}/close", ("version", "1")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(manager, $"{one}/close", ("version", "2")));
        Assert.Equal("closed", Row(await owner.JsonAsync(Path)).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(manager, $"{one}/reopen", ("version", "3")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(owner, $"{one}/drop", ("version", "4")));
        Assert.Null((await staff.Service.Get<IAuditRecord>().VerifyAsync(null, default)).Fault);
    }

    [Fact]
    public async Task Reviewer_ClosesNothing()
    {
        var one = await RegisterAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(await staff.ClientAsync(Role.Reviewer), $"{one}/close", ("version", "1")));
    }

    [Fact]
    public async Task File_IsKeptWithItsHash_AndComesBackAsItWas()
    {
        var one = await RegisterAsync();
        var bytes = Encoding.UTF8.GetBytes("<html>figures");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await owner.TokenAsync()), "__RequestVerificationToken" }, { new StringContent("file"), "kind" },
            { new ByteArrayContent(bytes), "file", "../../report.html" },
        };
        using var sent = await owner.Client.PostAsync($"{one}/evidence", form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var page = await owner.PageAsync(one);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), page.Body!.TextContent);
        using var back = await owner.GetAsync(page.QuerySelector("a[href*='/files/']")!.GetAttribute("href")!);
        Assert.Equal(bytes, await back.Content.ReadAsByteArrayAsync());
        Assert.Equal(("attachment", "report.html"), (
            back.Content.Headers.ContentDisposition!.DispositionType, back.Content.Headers.ContentDisposition.FileName));
    }

    [Theory]
    [InlineData("entries", "twc.nothing")]
    [InlineData("cause", "weather")]
    [InlineData("aim", "money")]
    [InlineData("due", "soon")]
    [InlineData("problem", "")]
    [InlineData("owner", "nobody")]
    public async Task Register_WithSomethingWrong_IsRefused(string field, string value) =>
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(owner, Path, [.. Fields().Where(f => f.Name != field), (field, value)]));

    [Fact]
    public async Task Improvement_OfAnotherOrganisation_IsNotThere()
    {
        var one = await RegisterAsync();
        var power = await staff.ClientAsync(Role.Manager, "taipower");
        Assert.Equal(HttpStatusCode.NotFound, (await power.GetAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(power, $"{one}/drop", ("version", "1")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(power, Path, [.. Fields()]));
        Assert.Equal(0, (await power.JsonAsync(Path)).GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task List_OfAQuarter_HoldsWhatWasUnderWayInIt()
    {
        await RegisterAsync();
        var now = BotService.Review.Improvements.Quarter.Of(BotService.Hosting.Taiwan.Today(staff.Clock));
        Assert.Equal(1, (await owner.JsonAsync($"{Path}?quarter={now}")).GetProperty("total").GetInt64());
        Assert.Equal(0, (await owner.JsonAsync($"{Path}?quarter={now.Before}")).GetProperty("total").GetInt64());
        var row = Row(await owner.JsonAsync($"{Path}?quarter=now"));
        Assert.Equal(0, row.GetProperty("now").GetProperty("of").GetInt64());
        Assert.Contains("quarter", (await owner.PageAsync($"{Path}?quarter=now")).QuerySelector(".filter .problem")!.TextContent);
    }

    [Fact]
    public async Task Today_SaysWhatWaits_AndLinksToIt()
    {
        await RegisterAsync("2020-01-01");
        var page = await owner.PageAsync("/staff?lang=en");
        var late = page.QuerySelector(".today .urgent a")!;
        Assert.StartsWith("1", late.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(1, (await owner.JsonAsync(late.GetAttribute("href")!)).GetProperty("total").GetInt64());
        Assert.Equal(HttpStatusCode.OK, (await (await staff.ClientAsync(Role.Clerk)).GetAsync("/staff")).StatusCode);
    }

    private async Task<string> RegisterAsync(string due = "2999-12-31")
    {
        using var answer = await owner.PostFormAsync(Path, [.. Fields().Where(f => f.Name != "due"), ("due", due)]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString().Split('?')[0];
    }

    private (string Name, string? Value)[] Fields() =>
    [
        ("cause", "incomplete"), ("problem", "少列了印章"), ("measure", "補上印章"), ("aim", "missed"), ("entries", "twc.suspend"),
        ("owner", owner.Account.Id), ("due", "2999-12-31"),
    ];

    private string Today() => $"{BotService.Hosting.Taiwan.Today(staff.Clock):yyyy-MM-dd}";

    private static System.Text.Json.JsonElement Row(System.Text.Json.JsonElement list) => list.GetProperty("rows")[0];

    private static async Task<HttpStatusCode> PostAsync(StaffBrowser browser, string path, params (string, string?)[] fields)
    {
        using var answer = await browser.PostFormAsync(path, fields);
        return answer.StatusCode;
    }
}
