using System.Net;
using System.Net.Http.Json;
using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Insight;
using BotService.Tests.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Paper;

/// <summary>What was said on the telephone, written down beside the list.</summary>
public sealed class NoteCallTests : IAsyncLifetime
{
    private const string Known = "PJFHM5SW15RD";

    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly KeptNotes notes = new();
    private TestService service = null!;

    public async Task InitializeAsync()
    {
        service = await TestService.StartAsync(
            rooms: [Room.Release, Room.Rendering, Room.Paper],
            change: services => services.AddSingleton<IReceipts, OneReceipt>().AddSingleton<INotes>(notes));
        http.BaseAddress = new Uri(service.Address);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Note_SentByTheForm_StandsOnThePageItLeadsTo()
    {
        var answer = await SendAsync("fees", "小姐說不用錢\u202e");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal($"/c/{Known}#notes", answer.Headers.Location!.ToString());
        var page = Site.RunningSite.Parse(await http.GetStringAsync($"/c/{Known}"));
        Assert.Contains("小姐說不用錢", page.QuerySelector("#notes dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["fees", Note.Missed], page.QuerySelectorAll("#notes option").Select(o => o.GetAttribute("value")));
        Assert.Equal("tel:1911", page.QuerySelector("#call a.button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Note_SentAsJson_IsAnsweredSo()
    {
        var answer = await http.PostAsJsonAsync($"/c/{Known}/notes", new { about = Note.Missed, text = "還要租約" });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("還要租約", Assert.Single(notes.All).Text);
    }

    [Theory]
    [InlineData("nothing-asked", "免費")]
    [InlineData("", "免費")]
    [InlineData("fees", "   ")]
    [InlineData("fees", null)]
    public async Task Note_ThatSaysNothingOrOfNothing_IsRefusedInWords(string about, string? text)
    {
        var answer = await SendAsync(about, text ?? string.Concat(Enumerable.Repeat("長", Note.Longest + 1)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(notes.All);
        Assert.Contains($"/c/{Known}?", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_OfAHundredThousandCharacters_IsRefused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("fees", new string('長', 100_000))).StatusCode);

    [Fact]
    public async Task Note_BesideNoList_FindsNothing() => Assert.Equal(
        HttpStatusCode.NotFound,
        (await http.PostAsync("/c/UNKNOWN/notes", new FormUrlEncodedContent([]))).StatusCode);

    private Task<HttpResponseMessage> SendAsync(string about, string text) => http.PostAsync(
        $"/c/{Known}/notes", new FormUrlEncodedContent([new("about", about), new("text", text)]));

    private sealed class OneReceipt : IReceipts
    {
        public Task<Receipt?> FindAsync(string id, CancellationToken cancel) => Task.FromResult(id != Known ? null
            : SheetSamples.Receipt(
                SheetSamples.Plain() with
                {
                    Call = new CallScript("打 1911 時這樣問", "1911", "您好。", [new("fees", "要多少錢？")]),
                }, id));
    }
}
