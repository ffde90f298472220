using System.Net;
using AngleSharp.Dom;
using BotService.Tests.Channels.Clients;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Web.Site;

public sealed class SiteCrawlTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task Links_OfEveryPage_LeadSomewhere()
    {
        var found = new Dictionary<string, string> { ["/search?lang=zh-TW"] = "start" };
        var ahead = new Queue<string>(found.Keys);
        var broken = new List<string>();
        while (ahead.TryDequeue(out var address))
        {
            using var answer = await site.Http.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.OK)
                broken.Add($"{address}: {(int)answer.StatusCode}, linked on {found[address]}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var link in Links(RunningSite.Parse(await answer.Content.ReadAsStringAsync())))
                if (found.TryAdd(link, address)) ahead.Enqueue(link);
        }

        Assert.Empty(broken);
        // Everything is reached from the search page alone.
        Assert.Superset(
            Shipped.Entries.SelectMany(e => (string[])[$"/entries/{e}?lang=zh-TW", $"/entries/{e}?lang=en"])
                .ToHashSet(), found.Keys.ToHashSet());
    }

    [Fact]
    public async Task Page_OfEveryKind_HasOneHeadingAndNoIdTwice()
    {
        foreach (var (name, path) in PageKinds.All("zh-TW").Concat(Shipped.Entries.Select(e => (e, $"/entries/{e}"))))
        {
            var (_, page) = await site.OpenAsync(PageKinds.In(path, "zh-TW"));

            Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{name} has not one h1");
            Assert.DoesNotContain(
                page.All.Where(e => !string.IsNullOrEmpty(e.Id)).CountBy(e => e.Id!), id => id.Value > 1);
            Assert.All(page.QuerySelectorAll("a[href^='#']"),
                a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
            Assert.All(page.QuerySelectorAll("[aria-labelledby], [aria-describedby]"), e =>
                Assert.NotNull(
                    page.GetElementById(e.GetAttribute("aria-labelledby") ?? e.GetAttribute("aria-describedby")!)));
            Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json']), [style], [onclick], style"));
        }
    }

    [NodeFact]
    public async Task Page_OfEveryKind_IsValidHtml()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-pages-");
        try
        {
            foreach (var locale in (string[])["zh-TW", "en"])
            {
                foreach (var (name, path) in PageKinds.All(locale).Append(("chat", "/")).Append(("receipt", "/c/none"))
                    .Concat(Shipped.Entries.Select(e => (e, $"/entries/{e}"))))
                {
                    var html = await (await site.Http.GetAsync(PageKinds.In(path, locale))).Content.ReadAsStringAsync();
                    await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{name}-{locale}.html"), html);
                }
            }

            await Channels.Clients.Node.RunAsync("validate.js", folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Links(IDocument page) =>
        page.QuerySelectorAll("a[href], link[href], form[action]")
        .Select(e => e.GetAttribute("href") ?? e.GetAttribute("action")!)
        // Chat pages differ by what is asked about and are all the same page; so are pages in letters of another size.
        .Where(href => href.StartsWith('/') && !href.Contains("ask=", StringComparison.Ordinal)
            && !href.Contains("text-size=", StringComparison.Ordinal))
        .Select(href => href.Split('#')[0]);
}
