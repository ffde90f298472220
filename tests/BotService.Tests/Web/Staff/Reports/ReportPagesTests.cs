using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using BotService.Staff;

namespace BotService.Tests.Web.Staff.Reports;

/// <summary>A manager reads figures, and opens them down to what was counted.</summary>
public sealed class ReportPagesTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Month_IsCountedAlikeByAnotherProgram_AndOpensDownToItsTalks()
    {
        var first = await ScriptedMonth.LiveAsync(staff);
        var turns = await ScriptedMonth.TurnsAsync(staff);
        var manager = await staff.ClientAsync(Role.Manager);

        var volume = await RowsAsync(manager, $"volume?by=day&from={first:yyyy-MM-dd}");
        foreach (var day in turns.GroupBy(t => $"{t.At.AddHours(8):yyyy-MM-dd}"))
        {
            Assert.Equal((day.Count(), null), Figure(volume, day.Key, "turns"));
            Assert.Equal((day.Count(IsAnswered), day.Count()), Figure(volume, day.Key, "answered"));
            Assert.Equal((day.Count(t => t.Missed > 0), day.Count(t => IsAnswered(t) || t.Missed > 0)), Figure(volume, day.Key, "missed"));
            Assert.Equal((day.Count(t => t is { Missed: 0, Kind: "question" or "choices" }), day.Count()), Figure(volume, day.Key, "asked"));
            var begun = day.Count(t => turns.First(o => o.Conversation == t.Conversation).Number == t.Number);
            Assert.Equal((begun, null), Figure(volume, day.Key, "conversations"));
        }

        foreach (var (group, of) in new (string, Func<ScriptedMonth.Row, string>)[] { ("channel", t => t.Channel), ("language", t => t.Locale), ("entry", t => t.Entry ?? "") })
        {
            var rows = await RowsAsync(manager, $"volume?group={group}&from={first:yyyy-MM-dd}");
            foreach (var same in turns.GroupBy(of)) Assert.Equal((same.Count(), null), Figure(rows, same.Key, "turns"));
            Assert.Equal(turns.Count, rows.Where(r => r.GetProperty("measure").GetString() == "turns").Sum(r => r.GetProperty("n").GetInt32()));
        }

        var hours = await RowsAsync(manager, "hours");
        foreach (var hour in turns.GroupBy(t => t.At.AddHours(8).Hour)) Assert.Equal((hour.Count(), null), Figure(hours, $"{hour.Key}", "turns"));
        var repeats = await RowsAsync(manager, "repeats?by=half");
        Assert.Equal(turns.Count(t => IsAgain(t, turns)), repeats.Sum(r => r.GetProperty("n").GetInt32()));
        Assert.True(turns.Count(t => IsAgain(t, turns)) > 0);

        var scores = await ScriptedMonth.ScoresAsync(staff);
        Assert.Equal((ScriptedMonth.Talks, ScriptedMonth.Dissatisfied), (scores.Count, scores.Count(s => s.Score <= 2)));
        var bad = (await RowsAsync(manager, "satisfaction?by=half")).First(r => r.GetProperty("measure").GetString() == "dissatisfied" && r.GetProperty("n").GetInt32() > 0);
        Assert.Equal((14, 104), (bad.GetProperty("n").GetInt32(), bad.GetProperty("of").GetInt32()));
        Assert.InRange(bad.GetProperty("low").GetDouble(), 0.07, 14 / 104.0);
        var behind = await manager.JsonAsync(bad.GetProperty("conversations").GetString()!);
        Assert.Equal(
            scores.Where(s => s.Score <= 2).Select(s => s.Conversation).Order(),
            behind.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("conversation").GetString()).Order());
    }

    [Fact]
    public async Task Figure_IsALinkToItsTalks_AndSaysHowItIsCounted()
    {
        await ScriptedMonth.LiveAsync(staff);
        var manager = await staff.ClientAsync(Role.Manager);
        var page = await manager.PageAsync("/staff/reports/satisfaction?lang=zh-TW&by=half");
        var cell = Assert.Single(page.QuerySelectorAll("tbody a"), a => a.TextContent.Contains("14/104", StringComparison.Ordinal));
        Assert.Contains("13.5%", cell.TextContent);
        Assert.Contains("select count(*) from ratings where", page.QuerySelector("details pre")!.TextContent);
        Assert.NotNull(page.QuerySelector("svg[role=img]"));
        var list = await manager.PageAsync(cell.GetAttribute("href")!);
        Assert.Equal(14, list.QuerySelectorAll("tbody tr").Length);
        var talk = list.QuerySelector("tbody a[href*='/staff/conversations/']")!.GetAttribute("href")!;
        Assert.Contains("謝謝", (await manager.PageAsync(talk)).Body!.TextContent);
    }

    [Theory]
    [InlineData("from=2026-12-31&to=2026-01-01", "2026-12-31")]
    [InlineData("from=2999-01-01", "2999")]
    [InlineData("from=yesterday", "yesterday")]
    [InlineData("by=decade", "decade")]
    [InlineData("group=weather", "weather")]
    [InlineData("hour=25", "25")]
    [InlineData("by=day&from=2020-01-01", "400")]
    public async Task Ask_ThatMakesNoSense_IsToldWhy(string query, string named)
    {
        var manager = await staff.ClientAsync(Role.Manager);
        using var answer = await manager.GetAsync($"/staff/reports/volume?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Manager_OfAnOrganisation_SeesItsOwnFiguresAlone()
    {
        await ScriptedMonth.LiveAsync(staff);
        var water = await staff.ClientAsync(Role.Manager, "twc");
        var rows = await RowsAsync(water, "entries?organisation=taipower");
        Assert.All(rows, r => Assert.StartsWith("twc.", r.GetProperty("row").GetString(), StringComparison.Ordinal));
        var talks = await water.JsonAsync("/staff/conversations?figure=turns&organisation=taipower");
        Assert.True(talks.GetProperty("total").GetInt64() is > 0 and < ScriptedMonth.Talks);
    }

    [Fact]
    public async Task Report_WithoutATurn_HasItsRowsAndNoShares()
    {
        var rows = await RowsAsync(await staff.ClientAsync(Role.Reviewer), "volume?by=month&organisation=taisugar");
        Assert.Equal(12, rows.Select(r => r.GetProperty("row").GetString()).Distinct().Count());
        Assert.All(rows, r => Assert.Equal((0, JsonValueKind.Null), (r.GetProperty("n").GetInt32(), r.GetProperty("share").ValueKind)));
    }

    [Fact]
    public async Task Spreadsheet_HoldsNumbersAndNoFormulas()
    {
        await ScriptedMonth.LiveAsync(staff);
        var manager = await staff.ClientAsync(Role.Manager);
        using var csv = await manager.GetAsync("/staff/reports/entries?form=csv");
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("row,row_name,measure", lines[0]);
        Assert.Contains(lines, l => l.StartsWith("taipower.name-change,", StringComparison.Ordinal) && l.Contains(",turns,", StringComparison.Ordinal));
        using var ods = await manager.GetAsync("/staff/reports/entries?form=ods&lang=zh-TW");
        using var zip = new ZipArchive(await ods.Content.ReadAsStreamAsync());
        Assert.Equal("mimetype", zip.Entries[0].Name);
        var content = XDocument.Load(zip.GetEntry("content.xml")!.Open());
        XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0", office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
        Assert.Equal(lines.Length, content.Descendants(table + "table-row").Count());
        Assert.Contains(content.Descendants(table + "table-cell"), c => (string?)c.Attribute(office + "value-type") == "float");
        Assert.DoesNotContain(content.Descendants(table + "table-cell"), c => c.Attribute(table + "formula") is not null);
    }

    private static bool IsAnswered(ScriptedMonth.Row turn) =>
        turn is { Missed: 0, Kind: "checklist" or "answer" or "action" or "facet" or "missing" };

    private static bool IsAgain(ScriptedMonth.Row turn, IEnumerable<ScriptedMonth.Row> all) =>
        turn.Kind is "checklist" or "action" or "referral" or "notInForce" or "choices" or "fallback"
        && all.Any(o => o.Number < turn.Number && o.Conversation == turn.Conversation && turn.At - o.At <= TimeSpan.FromDays(1)
            && (o.Kind, o.Entry, o.Slots) == (turn.Kind, turn.Entry, turn.Slots));

    private static (int N, int? Of) Figure(IEnumerable<JsonElement> rows, string row, string measure)
    {
        var one = Assert.Single(rows, r => r.GetProperty("row").GetString() == row && r.GetProperty("measure").GetString() == measure);
        return (one.GetProperty("n").GetInt32(), one.GetProperty("of").ValueKind is JsonValueKind.Null ? null : one.GetProperty("of").GetInt32());
    }

    private static async Task<List<JsonElement>> RowsAsync(StaffBrowser browser, string ask) =>
        [.. (await browser.JsonAsync($"/staff/reports/{ask}")).GetProperty("rows").EnumerateArray()];
}
