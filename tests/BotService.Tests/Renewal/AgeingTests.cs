using System.Net;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Renewal.Ageing;
using BotService.Reports;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Renewal;

public sealed class AgeingTests
{
    [Fact]
    public void Overdue_StandsByOwner_WithWhyItIs()
    {
        var knowledge = Shipped.Knowledge.Knowledge;
        var last = knowledge.Entries.Values.Max(e => e.ReviewBy);
        var one = knowledge.Entries.Values.MinBy(e => e.ReviewBy)!;
        var due = OverdueReviews.Of(knowledge, [new(one.Id, DelayReason.NoOwner, "moved", "ann", DateTimeOffset.UnixEpoch)], last);
        Assert.Equal(due.Select(d => d.Owner).Order(StringComparer.Ordinal), due.Select(d => d.Owner));
        Assert.Superset(knowledge.Entries.Keys.ToHashSet(), due.Select(d => d.Id).ToHashSet());
        Assert.Equal(DelayReason.NoOwner, due.Single(d => d.Id == one.Id).Delay!.Reason);
        Assert.DoesNotContain(OverdueReviews.Of(knowledge, [], one.ReviewBy.AddDays(-1)), d => d.Id == one.Id);
        var table = OverdueReport.Of(due, one.ReviewBy.AddDays(1), 30);
        Assert.Contains("overdue", table.Summary, StringComparison.Ordinal);
        Assert.Contains(table.Rows, r => r[3] == one.Id && r[6] == "no-owner" && r[7] == "moved");
    }

    [Theory]
    [InlineData(-31, null)]
    [InlineData(-30, 0)]
    [InlineData(-8, 0)]
    [InlineData(-7, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(7, 2)]
    [InlineData(8, 3)]
    [InlineData(15, 4)]
    public void Reminder_IsDueBeforeTheDay_AndOnceAWeekAfterIt(int days, int? step)
    {
        var day = new DateOnly(2026, 12, 31);
        Assert.Equal(step, ReviewChase.StepOn(day.AddDays(days), day));
    }

    [Fact]
    public async Task Links_ThatAnswer_AreRecorded_AndThoseThatDoNotAreTold()
    {
        var walk = new LinkWalk(new HttpClient(new Answers(("a.tw", 200), ("b.tw", 404), ("c.tw", null), ("d.tw", 301))), TimeProvider.System);
        var checks = await walk.AskAsync([Link("https://a.tw/1"), Link("https://b.tw/1"), Link("https://c.tw/1"), Link("https://d.tw/1")], default);
        Assert.Equal(["200", "404", LinkCheck.NoAnswer, "301"], checks.Select(c => c.Outcome));
        Assert.Equal([true, false, false, true], checks.Select(c => c.IsAlive));
        var table = LinksReport.Of([Link("https://a.tw/1"), Link("https://b.tw/1"), Link("https://new.tw/1")], checks);
        Assert.Equal(["404", "not tested", "200"], table.Rows.Select(r => r[0]));
        Assert.StartsWith("1 of 2 links asked did not answer; 1 of 3 not tested", table.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_WhereTheNetworkLetsNobodyOut_AreNotTested()
    {
        var asked = new Answers();
        var walk = new LinkWalk(new HttpClient(asked), TimeProvider.System);
        Assert.Empty(await walk.AskAsync(Enumerable.Range(0, 50).Select(i => Link($"https://{i}.tw/")), default));
        Assert.True(asked.Count < 10);
    }

    [Fact]
    public void Links_OfTheShippedKnowledge_AreNamedOnce()
    {
        var links = LinkWalk.Of(Shipped.Knowledge.Knowledge.Catalogue);
        Assert.True(links.Count > 50);
        Assert.Equal(links.Count, links.Select(l => l.Url).Distinct().Count());
        Assert.All(links, l => Assert.NotEmpty(l.From));
    }

    [Fact]
    public void Contradictions_AreListedWithFileAndLine()
    {
        var table = ContradictionsReport.Of(
            [new Problem("figures-differ", Severity.Warning, "knowledge/twc/a/entry.yaml", 7, new("Two fees.", "兩種費用。"))], "zh-TW");
        Assert.Equal(["figures-differ", "knowledge/twc/a/entry.yaml", "7", "兩種費用。"], table.Rows.Single());
    }

    private static KnownLink Link(string url) => new(url, ["s"]);

    /// <summary>Answers by host; a host that is not named, or has no status, answers nothing.</summary>
    private sealed class Answers(params (string Host, int? Status)[] known) : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return known.FirstOrDefault(k => k.Host == request.RequestUri!.Host).Status is { } status
                ? Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)) : throw new HttpRequestException("no route");
        }
    }
}
