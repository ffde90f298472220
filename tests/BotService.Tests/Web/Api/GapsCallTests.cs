using System.Net;
using System.Text.Json.Nodes;
using BotService.Engine.Gaps;
using BotService.Hosting;
using BotService.Insight;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Api;

public sealed class GapsCallTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public async Task Gaps_AllPagesTogether_HoldEveryGapOnce(string locale)
    {
        var all = host.Services.GetRequiredService<IGaps>()
            .List(locale, BotService.Hosting.Taiwan.Today(host.Services.GetRequiredService<TimeProvider>()));
        var (read, pages) = (new List<JsonNode>(), 1);
        for (var page = 1; page <= pages; page++)
        {
            var answer = await host.GetAsync($"/gaps?lang={locale}&page={page}");
            pages = (int)answer["pages"]!;
            Assert.Equal(all.Count, (int)answer["total"]!);
            Assert.Equal(
                all.Sum(e => e.Count(GapStatus.Open)),
                answer["organisations"]!.AsArray().Sum(o => (int)o!["counts"]!["open"]!));
            read.AddRange(answer["entries"]!.AsArray().Select(e => e!));
        }
        Assert.True(pages > 1);
        Assert.Equal(
            all.Select(e => e.Entry).Order(StringComparer.Ordinal),
            read.Select(e => (string)e["entry"]!).Order(StringComparer.Ordinal));
        Assert.Equal(
            all.SelectMany(e => e.Gaps).Select(g => g.Text).Order(StringComparer.Ordinal),
            read.SelectMany(e => e["gaps"]!.AsArray()).Select(g => (string)g!["text"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Gaps_OfOneOrganisation_HoldOnlyIts()
    {
        var answer = await host.GetAsync("/gaps?organisation=twd&lang=en");

        Assert.NotEmpty(answer["entries"]!.AsArray());
        Assert.All(answer["entries"]!.AsArray(), e => Assert.Equal("twd", (string)e!["organisation"]!["id"]!));
        Assert.Equal(
            (int)answer["total"]!,
            answer["organisations"]!.AsArray()
                .Single(o => (string)o!["organisation"]!["id"]! == "twd")!["entries"]!.GetValue<int>());
    }

    [Fact]
    public async Task Gaps_AskedForByMany_ComeFirstRounded_AndFewAreNotTold()
    {
        var asked = new ApiHost
        {
            Asked = [new EntryDemand("taipower.ebill", 7, 5), new EntryDemand("twc.visit", 4, 4)]
        };
        await asked.InitializeAsync();
        var entries = (await asked.GetAsync("/gaps"))["entries"]!.AsArray();
        await asked.DisposeAsync();

        Assert.Equal("taipower.ebill", (string)entries[0]!["entry"]!);
        Assert.Equal((5, 5), ((int)entries[0]!["asked"]!, (int)entries[0]!["unanswered"]!));
        Assert.All(entries.Skip(1), e => Assert.True(e!["asked"] is null && e["unanswered"] is null));
    }

    [Fact]
    public async Task Gaps_WithoutAStore_AreStillTold()
    {
        var down = new ApiHost { StoreIsDown = true };
        await down.InitializeAsync();
        var answer = await down.GetAsync("/gaps");
        await down.DisposeAsync();

        Assert.NotEmpty(answer["entries"]!.AsArray());
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=1000000000", "page")]
    [InlineData("page=99999999999999999999", "page")]
    [InlineData("page=two", "page")]
    [InlineData("organisation=nobody", "organisation")]
    [InlineData("organisation=twc&organisation=twd", "organisation")]
    [InlineData("lang=xx", "lang")]
    [InlineData("status=open", "status")]
    public async Task Gaps_OfWhatCannotBe_NameTheParameter(string query, string parameter) =>
        Assert.Equal([parameter], await host.RefusedAsync($"/gaps?{query}"));

    [Theory]
    [InlineData("/gaps?organisation=twc&lang=en")]
    [InlineData("/duties?group=A")]
    public async Task Answer_AskedForAgainWithItsTag_IsNotSentTwice(string path)
    {
        using var first = await host.Http.GetAsync("/api/v1" + path);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.True(first.Headers.CacheControl!.Public);
        Assert.Equal(HttpStatusCode.NotModified, (await host.Http.SendAsync(again)).StatusCode);
    }
}
