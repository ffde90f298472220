using System.Net;

namespace BotService.Tests.Web.Site;

public sealed class SiteHostileInputTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("/search?page=-1&q=a", HttpStatusCode.OK)]
    [InlineData("/search?page=1000000000&q=a", HttpStatusCode.OK)]
    [InlineData("/search?page=99999999999999999999&q=a", HttpStatusCode.BadRequest)]
    [InlineData("/search?page=%E4%BA%8C&q=a", HttpStatusCode.BadRequest)]
    [InlineData("/search?since=2026-13-45", HttpStatusCode.BadRequest)]
    [InlineData("/search?since=0001-01-01", HttpStatusCode.OK)]
    [InlineData("/search?since=9999-12-31", HttpStatusCode.OK)]
    [InlineData("/search?order=price&q=a", HttpStatusCode.BadRequest)]
    [InlineData("/search?order=1&q=a", HttpStatusCode.BadRequest)]
    [InlineData("/search?organisation=nobody&theme=%00&kind=x&q=a", HttpStatusCode.OK)]
    [InlineData("/search?q=a&q=b&lang=en&lang=zh", HttpStatusCode.OK)]
    [InlineData("/search?q=%ED%A0%80%00%F0%9F%98%80%22%E3%80%8C-", HttpStatusCode.OK)]
    [InlineData("/search?q='%20OR%201=1--&q[]=x", HttpStatusCode.OK)]
    [InlineData("/entries/taipower.name-change?applicant=robot", HttpStatusCode.BadRequest)]
    [InlineData("/entries/taipower.name-change?colour=red", HttpStatusCode.BadRequest)]
    [InlineData("/entries/taipower.name-change?applicant=person&applicant=company", HttpStatusCode.BadRequest)]
    [InlineData("/entries/taipower.name-change.odt?applicant=robot", HttpStatusCode.BadRequest)]
    [InlineData("/entries/taipower.name-change?office=twc-district1", HttpStatusCode.BadRequest)]
    [InlineData("/entries/taipower.name-change?office=%3Cscript%3E", HttpStatusCode.BadRequest)]
    [InlineData("/entries/taipower.name-change?office=taipower-kaohsiung&office=taipower-taipei", HttpStatusCode.BadRequest)]
    [InlineData("/entries/taipower.name-change.odt?office=twc-district1", HttpStatusCode.BadRequest)]
    [InlineData("/entries/taipower.name-change?supplier=twd", HttpStatusCode.BadRequest)]
    [InlineData("/entries/any.move?supplier=taipower", HttpStatusCode.BadRequest)]
    [InlineData("/entries/any.move.odt?supplier=nobody", HttpStatusCode.BadRequest)]
    [InlineData("/entries/any.move?supplier=&office=", HttpStatusCode.OK)]
    [InlineData("/offices/..%2f..%2fetc%2fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/entries/taipower.name-change?applicant=&by=&utm_source=x&fbclid=y", HttpStatusCode.OK)]
    [InlineData("/calculators/taipower.bill-estimate?kwh=-1&season=dates&from=0000-00-00&to=9999-99-99", HttpStatusCode.OK)]
    [InlineData("/calculators/taipower.bill-estimate?kwh=1e400&kwh=%00&use=castle", HttpStatusCode.OK)]
    [InlineData("/entries/..%2f..%2fetc%2fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/browse/theme/%3Cscript%3E", HttpStatusCode.NotFound)]
    [InlineData("/site/..%2fsheet.css", HttpStatusCode.NotFound)]
    public async Task Query_ThatCannotBe_GetsAClearPage(string path, HttpStatusCode expected)
    {
        var (status, page) = await site.OpenAsync(path);

        Assert.Equal(expected, status);
        if (path.StartsWith("/site/", StringComparison.Ordinal)) return;
        Assert.NotNull(page.QuerySelector("h1"));
        Assert.Empty(page.QuerySelectorAll("main script:not([type='application/ld+json']), main b, main img"));
    }

    [Theory]
    [InlineData("/search?q=")]
    [InlineData("/calculators/taipower.bill-estimate?use=home&kwh=")]
    [InlineData("/entries/taipower.name-change?applicant=")]
    [InlineData("/entries/taipower.name-change?office=")]
    [InlineData("/offices/")]
    [InlineData("/entries/")]
    public async Task Text_OfTenThousandCharacters_GetsAPageThatRepeatsLittleOfIt(string path)
    {
        using var answer = await site.Http.GetAsync(path + Uri.EscapeDataString(new string('電', 10_000)));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Contains(
            answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound });
        Assert.NotNull(RunningSite.Parse(html).QuerySelector("h1"));
        Assert.True(html.Length < 60_000, $"{html.Length} characters");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</title><b>x")]
    public async Task Markup_AsASearch_StaysText(string text)
    {
        var (_, page) = await site.OpenAsync("/search?lang=en&q=" + Uri.EscapeDataString(text));

        Assert.Equal(text, page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json']), img, b"));
    }
}
