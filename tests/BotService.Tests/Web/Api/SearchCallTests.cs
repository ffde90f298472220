using System.Net;

namespace BotService.Tests.Web.Api;

public sealed class SearchCallTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Search_OfAWord_GivesHitsWithMarkedPlacesAndAddresses()
    {
        var answer = await host.GetAsync("/search?q=" + Uri.EscapeDataString("电费过户"));
        var first = answer["hits"]![0]!;

        Assert.Equal("taipower.name-change", (string)first["entry"]!);
        Assert.Equal("/api/v1/entries/taipower.name-change", (string)first["data"]!);
        Assert.Equal("zh-TW", (string)answer["lang"]!);
        var (text, mark) = ((string)first["name"]!["text"]!, first["name"]!["marks"]![0]!);
        Assert.Equal("過戶", text.Substring((int)mark["start"]!, (int)mark["length"]!));
    }

    [Fact]
    public async Task Search_WithEveryParameter_ObeysAll()
    {
        var answer =
            await host.GetAsync(
                "/search?q=bill&organisation=taipower&theme=finance&administration=electricity&service=payment&kind=procedure&since=2020-01-01&order=topic&page=1&lang=en");

        Assert.NotEmpty(answer["hits"]!.AsArray());
        Assert.All(answer["hits"]!.AsArray(),
            h => Assert.StartsWith("taipower.", (string)h!["entry"]!, StringComparison.Ordinal));
        Assert.All(answer["hits"]!.AsArray(), h => Assert.Equal("procedure", (string)h!["kind"]!));
    }

    [Fact]
    public async Task Search_FindingNothing_SaysWhereToGoOn()
    {
        var advice = (await host.GetAsync("/search?q=electricty&lang=en"))["advice"]!;

        Assert.NotEmpty(advice["nearest"]!.AsArray());
        Assert.Equal("1911", (string)advice["contact"]!["number"]!);
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=1000000000", "page")]
    [InlineData("page=99999999999999999999", "page")]
    [InlineData("page=1.5", "page")]
    [InlineData("page=1&page=2", "page")]
    [InlineData("since=2026-13-01", "since")]
    [InlineData("since=yesterday", "since")]
    [InlineData("order=best", "order")]
    [InlineData("order=1", "order")]
    [InlineData("lang=fr", "lang")]
    [InlineData("organisation=nobody", "organisation")]
    [InlineData("theme=x&service=y", "service theme")]
    [InlineData("organization=taipower", "organization")]
    public async Task Search_WithAParameterThatCannotBeUsed_NamesIt(string query, string parameters) =>
        Assert.Equal(parameters.Split(' '), (await host.RefusedAsync($"/search?q=a&{query}")).Order());

    [Theory]
    [InlineData("'; DROP TABLE searches; --")]
    [InlineData("\"\"「」- -")]
    [InlineData("\0\u0007")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Search_ForTextThatLooksLikeCode_Answers(string text) =>
        Assert.NotNull((await host.GetAsync("/search?q=" + Uri.EscapeDataString(text)))["total"]);

    [Fact]
    public async Task Search_ForTooLongAText_SaysThatItWasCut()
    {
        var answer = await host.GetAsync("/search?q=" + new string('a', 7_000));

        Assert.Equal("q", (string)Assert.Single(answer["notices"]!.AsArray())!["parameter"]!);
    }

    [Fact]
    public async Task Search_OfAText_IsHandedOverToBeKept_ButNotItsOtherPages()
    {
        await host.GetAsync("/search?q=kept-once+bill&lang=en");
        await host.GetAsync("/search?q=bill&page=2&lang=en");
        await host.GetAsync("/search?organisation=taipower");

        Assert.Single(host.Kept, s => s.Text.StartsWith("kept-once", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Kept, s => s.Text.Length == 0);
    }

    [Fact]
    public async Task Search_WithoutAStore_StillAnswers()
    {
        var down = new ApiHost { StoreIsDown = true };
        await down.InitializeAsync();

        var answer = await down.GetAsync("/search?q=bill");
        await down.DisposeAsync();

        Assert.NotEmpty(answer["hits"]!.AsArray());
    }

    [Fact]
    public async Task Search_IsNotKeptByOthers()
    {
        using var answer = await host.Http.GetAsync("/api/v1/search?q=bill");

        Assert.True(answer.Headers.CacheControl!.Private);
    }
}
