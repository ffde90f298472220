using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using BotService.Cli;
using BotService.Evidence;
using BotService.Staff;
using BotService.Tests.Web.Staff;
using BotService.Tests.Web.Staff.Reports;

namespace BotService.Tests.Evidence;

/// <summary>What is handed in for a half-year, and that it is the same whenever it is made of the same.</summary>
public sealed class EvidencePackTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Theory]
    [InlineData("2026-1", "2026-01-01", "2026-06-30", "2026-07-20")]
    [InlineData("2026-2", "2026-07-01", "2026-12-31", "2027-01-20")]
    public void HalfYear_IsAssessedOnItsDay(string text, string first, string last, string due)
    {
        var half = HalfYear.Read(text)!.Value;
        Assert.Equal((first, last, due, text), ($"{half.First:yyyy-MM-dd}", $"{half.Last:yyyy-MM-dd}", $"{half.Due:yyyy-MM-dd}", half.ToString()));
    }

    [Theory]
    [InlineData("2026-3")]
    [InlineData("2026")]
    [InlineData("26-2")]
    [InlineData("2026-2 ")]
    public void HalfYear_ThatIsNone_IsNotRead(string text) => Assert.Null(HalfYear.Read(text));

    [Fact]
    public async Task Pack_MadeTwice_IsTheSameBytes_AndItsManifestNamesThem()
    {
        await ScriptedMonth.LiveAsync(staff);
        var manager = await staff.ClientAsync(Role.Manager);
        var half = HalfYear.Of(BotService.Hosting.Taiwan.Today(staff.Clock));
        var first = await BytesAsync(manager, half);
        staff.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(first, await BytesAsync(manager, half));

        using var zip = new ZipArchive(new MemoryStream(first));
        var files = zip.Entries.ToDictionary(e => e.Name, Content);
        Assert.Equal(["duties.csv", "evidence.odt", "figures.csv", "improvements.csv", "manifest.json", "tables.ods"], files.Keys.Order());
        var manifest = JsonDocument.Parse(files["manifest.json"]).RootElement;
        foreach (var file in manifest.GetProperty("files").EnumerateArray())
        {
            Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(files[file.GetProperty("name").GetString()!])), file.GetProperty("sha256").GetString());
        }

        Assert.Contains("select count(*) from ratings", manifest.GetProperty("definitions").GetProperty("satisfied").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(64, manifest.GetProperty("audit").GetProperty("hash").GetString()!.Length);
        var figures = System.Text.Encoding.UTF8.GetString(files["figures.csv"]);
        var cells = figures.Split("\r\n").Select(l => l.Split(',')).Where(c => c[0] == "satisfaction" && c[3] == "dissatisfied").ToList();
        Assert.Equal((14, 104), (cells.Sum(c => int.Parse(c[^7])), cells.Sum(c => int.Parse(c[^6]))));
        Assert.Contains("\nL1,", System.Text.Encoding.UTF8.GetString(files["duties.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HalfYear_IsGivenToSomebody_AndNotedAsHandedInOnce()
    {
        var manager = await staff.ClientAsync(Role.Manager);
        var before = HalfYear.Of(BotService.Hosting.Taiwan.Today(staff.Clock)).Before;
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(manager, $"{before}/assign", ("owner", manager.Account.Id), ("version", "0")));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(manager, $"{before}/assign", ("owner", null), ("version", "0")));
        Assert.Contains($"{before}", (await manager.PageAsync("/staff?lang=zh-TW")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(manager, $"{HalfYear.Of(BotService.Hosting.Taiwan.Today(staff.Clock))}/close", ("version", "0")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(manager, $"{before}/close", ("version", "1")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(manager, $"{before}/close", ("version", "2")));
        var row = (await manager.JsonAsync("/staff/evidence")).GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("half").GetString() == before.ToString());
        Assert.Equal((manager.Account.Id, 64), (row.GetProperty("owner").GetString(), row.GetProperty("manifest").GetString()!.Length));
    }

    [Theory]
    [InlineData("2099-1")]
    [InlineData("2026-3")]
    [InlineData("x")]
    public async Task HalfYear_ThatHasNotBegun_HasNoPack(string half)
    {
        using var answer = await (await staff.ClientAsync(Role.Manager)).GetAsync($"/staff/evidence/{half}/pack");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void Folder_ThatCannotBeWritten_IsAsItWas()
    {
        var folder = Path.Combine(staff.Service.Folder, "pack");
        Assert.Null(EvidenceVerb.Written(folder, [("a.txt", [1])]));
        // A folder stands where a file would: as good as a full disk.
        Assert.Contains("as it was", EvidenceVerb.Written(folder, [("a.txt", [2]), ("b/c.txt", [3])]), StringComparison.Ordinal);
        Assert.Equal([1], File.ReadAllBytes(Path.Combine(folder, "a.txt")));
        Assert.Equal([folder], Directory.GetDirectories(staff.Service.Folder, "pack*"));
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static async Task<byte[]> BytesAsync(StaffBrowser browser, HalfYear half)
    {
        using var answer = await browser.GetAsync($"/staff/evidence/{half}/pack?lang=zh-TW");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<HttpStatusCode> PostAsync(StaffBrowser browser, string path, params (string, string?)[] fields)
    {
        using var answer = await browser.PostFormAsync($"/staff/evidence/{path}", fields);
        return answer.StatusCode;
    }
}
