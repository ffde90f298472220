using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Tests.Conversations;
using BotService.Tests.Web.Staff;

namespace BotService.Tests.Web.MyData;

/// <summary>A citizen sees, takes along and deletes what is held of their conversation, alone.</summary>
public sealed class MyDataTests : IAsyncLifetime
{
    private const string Said = "我叫火烈鳥鈴鐺，電費過戶要帶什麼";

    private StaffService staff = null!;
    private HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(staff.Service.Address) };
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await staff.DisposeAsync();
    }

    [Fact]
    public async Task Number_Alone_ShowsHowMuchThereIs_AndNothingOfIt()
    {
        var receipt = await TalkAsync("c");
        var page = await browser.GetAsync($"/privacy/{receipt}?lang=en");
        var text = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("What was said", text, StringComparison.Ordinal);
        Assert.DoesNotContain("火烈鳥", text, StringComparison.Ordinal);
        Assert.Equal((true, true), (page.Headers.CacheControl!.Private, page.Headers.CacheControl.NoStore));
        foreach (var what in (string[])["export", "delete"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(receipt, what, ("sure", "yes"))).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(receipt, what, ("sure", "yes"), ("code", receipt))).StatusCode);
        }
    }

    [Fact]
    public async Task Citizen_WithTheNumberFromTheChat_TakesAllAlong_AndDeletesIt_AndNothingIsFoundAfterwards()
    {
        var receipt = await TalkAsync("c");
        await TalkAsync("other");
        var code = await CodeAsync("c");
        Assert.True(await IsInFilesAsync("火烈鳥鈴鐺"));

        var json = await PostAsync(receipt, "export", ("code", code));
        Assert.Contains("火烈鳥鈴鐺", await json.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var odt = await PostAsync(receipt, "export", ("code", code), ("form", "odt"));
        Assert.Equal("application/vnd.oasis.opendocument.text", odt.Content.Headers.ContentType!.MediaType);

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(receipt, "delete", ("code", code))).StatusCode);
        var done = await PostAsync(receipt, "delete", ("code", code), ("sure", "yes"));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Matches("[0-9a-f]{64}", await done.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/privacy/{receipt}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/c/{receipt}")).StatusCode);
        Assert.Null(await staff.Service.Get<ITurnDoor>().FindAsync("c", default));
        Assert.NotNull(await staff.Service.Get<ITurnDoor>().FindAsync("other", default));
        // The other conversation said the same in part; what only this one said, its numbers included, stands in no file.
        foreach (var gone in (string[])[receipt, code, "火烈鳥鈴鐺c"])
            await BotHost.UntilAsync(async () => !await IsInFilesAsync(gone));
    }

    [Fact]
    public async Task Numbers_ThatAreGuessed_AreLookedAtTenTimesAnHour()
    {
        var receipt = await TalkAsync("c");
        for (var i = 0; i < FailedNumbers.Most; i++)
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/privacy/AAAABBBBCCC{i}")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.GetAsync("/privacy/AAAABBBBCCCX")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.GetAsync($"/privacy/{receipt}")).StatusCode);
        staff.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/privacy/{receipt}")).StatusCode);
    }

    [Fact]
    public async Task Citizen_WhoCannotProveIt_AsksOnce_AndSeesByWhenItIsDecided()
    {
        var receipt = await TalkAsync("c");
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(receipt, "ask")).StatusCode);
        Assert.Contains("D1", await browser.GetStringAsync($"/privacy/{receipt}?lang=en"), StringComparison.Ordinal);
    }

    /// <returns>The number of the list that was given.</returns>
    private async Task<string> TalkAsync(string conversation)
    {
        var door = staff.Service.Get<ITurnDoor>();
        await door.OpenAsync(new(conversation, "webchat", "dl_u", "zh-TW", null, null, false), default);
        await SayAsync(conversation, Said.Replace("鈴鐺", $"鈴鐺{conversation}", StringComparison.Ordinal));
        var given = await SayAsync(conversation, "全部列出");
        return given.Select(g => g.Spoken?.Receipt).OfType<string>().First();
    }

    private async Task<string> CodeAsync(string conversation)
    {
        var said = (await SayAsync(conversation, "我的資料"))[^1].Said!;
        return Regex.Match(said, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value.Replace("-", "", StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<StoredActivity>> SayAsync(string conversation, string text)
    {
        var door = staff.Service.Get<ITurnDoor>();
        var accepted = await door.ReceiveAsync(conversation, BotHost.Message(text), default);
        return await door.RepliesToAsync(conversation, accepted, BotHost.Soon());
    }

    private async Task<HttpResponseMessage> PostAsync(string receipt, string what, params (string Name, string Value)[] fields) =>
        await browser.PostAsync(
            $"/privacy/{receipt}/{what}?lang=en", new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Byte by byte through the database, its write-ahead log and whatever else lies there.</summary>
    private async Task<bool> IsInFilesAsync(string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        // What begins with a dot holds nothing but the process's place.
        foreach (var file in Directory.EnumerateFiles(staff.Service.Folder, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith('.')))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            if (bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(wanted) >= 0) return true;
        }

        return false;
    }
}
