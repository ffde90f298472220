using BotService.Engine.Search;
using static BotService.Tests.Search.Searches;

namespace BotService.Tests.Search;

/// <summary>What is said when nothing is found.</summary>
public sealed class AdviceTests
{
    [Theory]
    [InlineData("過互", "過戶")]
    [InlineData("電匪過戶", "電費過戶")]
    [InlineData("electricty", "electricity")]
    public void Nearest_OfASlip_HoldsTheRightWord(string text, string word)
    {
        var advice = Find(text).Advice!;

        Assert.Contains(advice.Nearest, n => n.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.All(advice.Nearest, n => Assert.True(Find(n).Total > 0, n));
        Assert.NotEmpty(advice.Broader!.Entries);
        Assert.Empty(advice.Common);
    }

    [Fact]
    public void Without_TheRarestWord_FindsSomethingAgain()
    {
        var without = Find("過戶 潛水艇").Advice!.Without!;

        Assert.Equal(["潛水艇"], without.Left);
        Assert.Equal("過戶", without.Text);
        Assert.Equal(Find("過戶").Total, without.Total);
        Assert.Contains(without.Hits, h => h.Entry == "taipower.handover");
    }

    [Fact]
    public void Without_FromARun_KeepsWhatIsKnownOfIt() => Assert.Equal("過戶", Find("潛艇過戶潛艇").Advice!.Without!.Text);

    [Fact]
    public void Without_KeepsWhatMustNotOccur() => Assert.Equal("過戶 -水費", Find("過戶 潛水艇 -水費").Advice!.Without!.Text);

    [Theory]
    [InlineData("pizza", null, "any")]
    [InlineData("台鐵訂票", null, "any")]
    [InlineData("台電披薩", null, "taipower")]
    [InlineData("披薩", "twc", "twc")]
    [InlineData("\" - \"", null, "any")]
    public void Contact_IsTheLineOfWhoeverIsMeant(string text, string? organisation, string expected)
    {
        var advice = Own.Find(new(text, "zh-TW") { Organisation = organisation }, Today).Advice!;

        Assert.Equal(expected, advice.Contact.Organisation);
        Assert.NotEmpty(advice.Contact.Number);
        Assert.NotEmpty(advice.Contact.Name);
    }

    [Fact]
    public void Common_WhenNothingIsNear_OffersWhatPeopleAskFor() =>
        Assert.Equal("taipower.handover", Find("pizza").Advice!.Common[0].Id);

    [Fact]
    public void Filters_ThatHideAll_AreNamedAsTheReason()
    {
        var advice = Own.Find(new("停水", "zh-TW") { Organisation = "taipower" }, Today).Advice!;

        Assert.Equal(Find("停水").Total, advice.WithoutFilters);
        Assert.True(advice.WithoutFilters > 0);
    }

    [Fact]
    public void Broader_WithAClassChosen_IsThatClass()
    {
        var broader = Own.Find(new("披薩", "en") { Theme = "safety" }, Today).Advice!.Broader!;

        Assert.Equal(("theme", "safety"), (broader.Classification, broader.Term.Id));
        Assert.NotEmpty(broader.Entries);
    }

    [Fact]
    public void Advice_WhenSomethingIsFound_IsNotGiven() => Assert.Null(Find("過戶").Advice);

    [Fact]
    public void Advice_WithoutTheWord_StillNamesSomebody() =>
        Assert.Equal("any", Own.Find(new("披薩", "en"), Today).Advice!.Contact.Organisation);
}
