using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BotService.Review.Low;
using BotService.Review.Misses;
using BotService.Review.Proposals;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Web.Staff.Misses;
using Dapper;

namespace BotService.Tests.Web.Staff;

/// <summary>
/// A day of the house: a citizen is not understood and says so; clerk, reviewer, manager do what the guide tells, and
/// all of it stands in the record.
/// </summary>
public sealed class DayTests
{
    private const string Once = "屋頂一大片藍色板子想賣給國家", Again = "屋頂藍色大板子可以賣給國家嗎";

    [Fact]
    public async Task Citizen_WhoWasMissedTwiceAndRatesOne_IsWorkedOffToAnImprovement()
    {
        await using var staff = await MissedQuestions.StartAsync();
        // The rating is asked for at the end, once something was answered.
        var talk = await AskAsync(staff, Once, Again, "電費過戶要帶什麼，公司，代理人辦", "沒有了，謝謝", "1");

        // The clerk finds the right entry, and marks what was suggested.
        var clerk = await staff.ClientAsync(Role.Clerk);
        var look = await clerk.JsonAsync($"/staff/desk?q={Uri.EscapeDataString(Once)}&entry=taipower.solar-grid");
        Assert.Equal(JsonValueKind.Object, look.GetProperty("sheet").ValueKind);
        Seen(await clerk.PostFormAsync("/staff/desk/marks", ("text", Once), ("entry", "taipower.bill-inquiry"),
            ("mark", "better"), ("better", "taipower.solar-grid")));

        // The misses stand in one group; its trial says what would change.
        await staff.Service.Get<GroupKeeper>().RunAsync(default);
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        var group = (await reviewer.JsonAsync("/staff/misses")).GetProperty("rows").EnumerateArray()
            .Single(r => r.GetProperty("size").GetInt32() == 2).GetProperty("number").GetInt64();
        var page = (await reviewer.PageAsync($"/staff/misses/{group}")).Body!.TextContent;
        Assert.Contains(Once, page, StringComparison.Ordinal);
        Assert.Contains(Again, page, StringComparison.Ordinal);
        var proposed = await reviewer.PostFormAsync($"/staff/misses/{group}/belongs", ("version", "0"), ("entry", "taipower.solar-grid"));
        Seen(proposed);
        var number = Number(proposed);
        Seen(await reviewer.PostFormAsync($"/staff/proposals/{number}/trial", ("version", "0")));
        var tried = await staff.TriedAsync(number);
        Assert.Equal(TrialState.Done, tried.TrialState);
        Assert.Equal((0, 2), (tried.Trial!.Before, tried.Trial.Answered));

        // Another accepts it, and hands out the patch.
        var manager = await staff.ClientAsync(Role.Manager);
        Seen(await manager.PostFormAsync($"/staff/proposals/{number}/accept", ("version", Text(tried.Version))));
        var patch = await (await manager.GetAsync($"/staff/proposals/{number}.patch")).Content.ReadAsStringAsync();
        Assert.Contains("+++ b/knowledge/taipower/solar-grid/utterances.zh-TW.yaml", patch, StringComparison.Ordinal);

        // The low rating becomes an improvement that does not close before evidence and effect are there.
        await staff.Service.Get<LowFinder>().RunAsync(default);
        var bad = (await reviewer.JsonAsync("/staff/low")).GetProperty("rows").EnumerateArray()
            .Single(r => r.GetProperty("conversation").GetString() == talk);
        Assert.Equal(1, bad.GetProperty("score").GetInt32());
        Assert.Contains(LowReasons.LowScore, bad.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
        var item = bad.GetProperty("number").GetInt64();
        Assert.Contains(Once, (await reviewer.PageAsync($"/staff/low/{item}")).Body!.TextContent, StringComparison.Ordinal);
        Seen(await reviewer.PostFormAsync($"/staff/low/{item}/cause", ("version", "1"), ("cause", "not-understood")));
        var registered = await reviewer.PostFormAsync(
            "/staff/improvements", ("cause", "not-understood"), ("problem", "口語問太陽能板聽不懂"), ("measure", "補上口語的問法"),
            ("aim", "missed"), ("entries", "taipower.solar-grid"), ("item", Text(item)), ("due", Day(staff, 30)));
        Seen(registered);
        var improvement = $"/staff/improvements/{Number(registered)}";
        await StepAsync(reviewer, improvement, "start");
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(manager, improvement, "close")).StatusCode);
        await StepAsync(reviewer, improvement, "evidence", ("kind", "report"), ("name", "試算"), ("figures", "2 題裡 2 題答對"));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(manager, improvement, "close")).StatusCode);
        await StepAsync(reviewer, improvement, "measure", ("day", Day(staff, 0)), ("days", "30"));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(reviewer, improvement, "close")).StatusCode);
        await StepAsync(manager, improvement, "close");

        // All of it is on record, and a byte changed is found.
        var record = staff.Service.Get<IAuditRecord>();
        var actions = (await record.ReadAsync(new AuditFilter(null, null, null, null, null), 200, default))
            .Select(r => r.Deed.Action).ToHashSet();
        foreach (var action in (string[])
            ["sign-in", "misses/belongs", "proposals/trial", "proposals/accept", "conversations/look", "low/cause", "improvements/close"])
            Assert.Contains(action, actions);
        Assert.Null((await record.VerifyAsync(null, default)).Fault);
        await staff.Service.Get<Database>().WriteAsync(
            db => db.ExecuteAsync("update audit set action = 'misses/belongz' where action = 'misses/belongs'"), default);
        Assert.Equal(AuditFaultKind.Changed, (await record.VerifyAsync(null, default)).Fault!.Kind);
    }

    /// <summary>A citizen in Web Chat.</summary>
    /// <returns>The conversation's id.</returns>
    private static async Task<string> AskAsync(StaffService staff, params string[] texts)
    {
        using var http = new HttpClient { BaseAddress = new Uri(staff.Service.Address) };
        var token = await Read(await http.PostAsync("/webchat/token", null));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("token").GetString());
        var talk = (await Read(await http.PostAsJsonAsync("/v3/directline/conversations", new { locale = "zh-TW" })))
            .GetProperty("conversationId").GetString()!;
        foreach (var text in texts)
        {
            var posted = (await Read(await http.PostAsJsonAsync(
                $"/v3/directline/conversations/{talk}/activities", new { type = "message", from = new { id = "me" }, text })))
                .GetProperty("id").GetString();
            for (var i = 0; !(await http.GetStringAsync($"/v3/directline/conversations/{talk}/activities")).Contains($"\"replyToId\":\"{posted}\"", StringComparison.Ordinal); i++)
            {
                Assert.True(i < 200, $"No answer to {text}");
                await Task.Delay(50);
            }
        }

        return talk;

        static async Task<JsonElement> Read(HttpResponseMessage answer) =>
            JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task StepAsync(StaffBrowser who, string page, string action, params (string Name, string? Value)[] fields) =>
        Seen(await PostAsync(who, page, action, fields));

    /// <summary>With the version that the page shows.</summary>
    private static async Task<HttpResponseMessage> PostAsync(
        StaffBrowser who, string page, string action, params (string Name, string? Value)[] fields)
    {
        var version = (await who.PageAsync(page)).QuerySelector("input[name=version]")?.GetAttribute("value");
        return await who.PostFormAsync($"{page}/{action}", [("version", version), .. fields]);
    }

    private static void Seen(HttpResponseMessage answer) => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);

    private static long Number(HttpResponseMessage answer) => long.Parse(
        new Uri(new Uri("http://h"), answer.Headers.Location!).AbsolutePath.Split('/')[^1], CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(StaffService staff, int later) =>
        staff.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddDays(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
