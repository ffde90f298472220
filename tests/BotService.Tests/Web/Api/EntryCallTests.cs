using System.Net;
using System.Text.Json.Nodes;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Web.Api;

public sealed class EntryCallTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Entries_AreAllThere()
    {
        var ids = (await host.GetAsync("/entries?lang=en"))["entries"]!.AsArray().Select(e => (string)e!["id"]!);

        Assert.Equal(Shipped.Entries, ids.Order(StringComparer.Ordinal));
    }

    [Theory]
    [ClassData(typeof(EveryEntry))]
    public async Task Entry_Each_GivesItsWholeListWithSources(string id)
    {
        var answer = await host.GetAsync($"/entries/{id}");

        Assert.True((bool)answer["inForce"]!);
        var sources = answer["list"]!["sources"]!.AsArray().Count;
        var items = answer["list"]!["parts"]!.AsArray().SelectMany(p => p!["items"]!.AsArray()).ToList();
        Assert.NotEmpty(items);
        Assert.All(items,
            i => Assert.Contains((string)i!["status"]!, (string[])["confirmed", "reported", "planned", "open"]));
        Assert.All(items.SelectMany(i => i!["sourceNumbers"]!.AsArray()), n => Assert.InRange((int)n!, 1, sources));
    }

    [Fact]
    public async Task Entry_WithAnswers_GivesThePersonalList()
    {
        var whole = Documents(await host.GetAsync("/entries/taipower.name-change?lang=en"));
        var company =
            Documents(await host.GetAsync("/entries/taipower.name-change?lang=en&applicant=company&by=agent"));

        Assert.Contains("new-user-number", whole);
        Assert.DoesNotContain("new-user-number", company);
        Assert.Superset(new HashSet<string> { "company-number", "agent-identity" }, company);

        static HashSet<string> Documents(JsonObject answer) =>
            [.. answer["list"]!["parts"]!.AsArray().SelectMany(p => p!["items"]!.AsArray())
                .Select(i => (string)i!["id"]!)];
    }

    [Fact]
    public async Task Entry_OfALifeEvent_HasItsTasksFirst_AndFewerForOneCase()
    {
        var whole = Tasks(await host.GetAsync("/entries/any.move?lang=en"));
        var moving = Tasks(await host.GetAsync("/entries/any.move?lang=en&role=in"));

        Assert.Contains("taipower.move-settlement", whole);
        Assert.Contains("taipower.name-change", moving);
        Assert.DoesNotContain("taipower.move-settlement", moving);

        static List<string> Tasks(JsonObject answer)
        {
            var first = answer["list"]!["parts"]![0]!;
            Assert.Equal("tasks", (string)first["kind"]!);
            return [.. first["items"]!.AsArray().Select(i => (string)i!["id"]!)];
        }
    }

    [Theory]
    [InlineData("applicant=dog", "applicant")]
    [InlineData("dog=1", "dog")]
    [InlineData("applicant=person&applicant=company", "applicant")]
    [InlineData("lang=xx", "lang")]
    public async Task Entry_WithAnAnswerItHasNot_NamesIt(string query, string parameter) =>
        Assert.Equal([parameter], await host.RefusedAsync($"/entries/taipower.name-change?{query}"));

    [Theory]
    [InlineData("/entries/nobody.nothing")]
    [InlineData("/entries/..%2f..%2fetc")]
    [InlineData("/calculators/nobody.nothing")]
    [InlineData("/nowhere")]
    [InlineData("/")]
    public async Task Id_NotKnown_IsNotFoundWithAReason(string path) =>
        Assert.NotEmpty((string)(await host.GetAsync(path, HttpStatusCode.NotFound))["detail"]!);

    [Fact]
    public async Task Classes_FileEveryEntryOnceInEach() =>
        Assert.All((await host.GetAsync("/classes?lang=en"))["classifications"]!.AsArray(), c => Assert.Equal(
            Shipped.Entries,
            c!["shelves"]!.AsArray().SelectMany(s => s!["entries"]!.AsArray()).Select(e => (string)e!)
                .Order(StringComparer.Ordinal)));

    [Fact]
    public async Task Answer_AskedForAgainWithItsTag_IsNotSentTwice()
    {
        using var first = await host.Http.GetAsync("/api/v1/entries/taipower.name-change");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/entries/taipower.name-change");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var other = new HttpRequestMessage(HttpMethod.Get, "/api/v1/entries/taipower.name-change?lang=en");
        other.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Contains(RealEngine.Shared.Id, first.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await host.Http.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(other)).StatusCode);
    }

    [Fact]
    public async Task Method_ThatWouldChangeSomething_IsNotAllowed()
    {
        using var answer = await host.Http.PostAsync("/api/v1/entries", null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("GET", answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Preflight_OfAnyOrigin_IsGranted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/search");
        request.Headers.Add("Origin", "https://example.org");
        using var answer = await host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Caller_BeyondTheLimit_IsToldAsAProblem()
    {
        var limited = new ApiHost(("RateLimits:PerAddressBurst", "1"), ("RateLimits:PerAddressPerSecond", "1"));
        await limited.InitializeAsync();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++) answers.Add(await limited.Http.GetAsync("/api/v1/classes"));
        await limited.DisposeAsync();

        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(refused.Headers.RetryAfter);
    }
}
