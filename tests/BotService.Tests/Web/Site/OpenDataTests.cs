using BotService.Hosting;
using System.Net;
using System.Text.Json;
using BotService.OpenData;
using Microsoft.Extensions.DependencyInjection;
using BotService.Tests.Web.Staff;
using BotService.Tests.Web.Staff.Reports;

namespace BotService.Tests.Web.Site;

/// <summary>A month is published by itself, and what everybody may have of it.</summary>
public sealed class OpenDataTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Month_IsPublishedOnItsDay_OnceAndForAll()
    {
        var next = CalendarMonth.Of(CalendarMonth.Of(BotService.Hosting.Taiwan.Today(staff.Clock)).Last.AddDays(1));
        staff.Clock.Advance(BotService.Hosting.Taiwan.Midnight(next.First) - staff.Clock.GetUtcNow());
        var month = CalendarMonth.Of(await ScriptedMonth.LiveAsync(staff));
        await PublishAsync();
        using (var early = await staff.Browser().GetAsync($"/open-data/{month}.csv")) Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);

        staff.Clock.Advance(month.Last.AddDays(6).ToDateTime(default) - BotService.Hosting.Taiwan.Today(staff.Clock).ToDateTime(default));
        await PublishAsync();
        var first = await BytesAsync($"/open-data/{month}.json");
        await ScriptedMonth.LiveAsync(staff);
        await PublishAsync();
        Assert.Equal(first, await BytesAsync($"/open-data/{month}.json"));

        var rows = JsonDocument.Parse(first).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.True(r.GetProperty("questions").GetInt64() >= 5));
        var page = await staff.Browser().PageAsync("/open-data?lang=zh-TW");
        Assert.NotNull(page.QuerySelector($"a[href$='/open-data/{month}.csv']"));
        Assert.DoesNotContain("過戶，公司", System.Text.Encoding.UTF8.GetString(await BytesAsync($"/open-data/{month}.csv")), StringComparison.Ordinal);
        Assert.Equal("object", JsonDocument.Parse(await BytesAsync("/open-data/schema.json")).RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("2026-13.csv")]
    [InlineData("2026-10.exe")]
    [InlineData("2026-10.csv")]
    [InlineData("passwd")]
    public async Task File_ThatIsNone_IsNotThere(string file)
    {
        using var answer = await staff.Browser().GetAsync($"/open-data/{file}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task PublishAsync() => staff.Service.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>()
        .OfType<OpenDataWatch>().Single().RunAsync(default);

    private async Task<byte[]> BytesAsync(string path)
    {
        using var answer = await staff.Browser().GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
