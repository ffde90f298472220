using BotService.Engine.Search;

namespace BotService.Tests.Search;

public sealed class MarkerTests
{
    [Theory]
    [InlineData("臺電的電費過戶", "台電", "[臺電]的電費過戶")]
    [InlineData("電費，過戶", "電費過戶", "[電費]，[過戶]")]
    [InlineData("電費過戶", "電費過戶", "[電費過戶]")]
    [InlineData("過過戶戶", "過戶", "過[過戶]戶")]
    [InlineData("👪電費👪", "電費", "👪[電費]👪")]
    [InlineData("The Landlord’s bills", "landlords", "The [Landlord’s] bills")]
    [InlineData("electricity e-bill", "elec", "[electricity] e-bill")]
    [InlineData("a bill, the bills", "bills", "a [bill], the [bills]")]
    [InlineData("reelection", "elec", "reelection")]
    [InlineData("沒有", "過戶", "沒有")]
    public void Mark_OneTerm_CoversWhatWasWritten(string text, string term, string shown) =>
        Assert.Equal(
            shown, Marker.Mark(text, [new QueryTerm(term[0] < 'z' ? TermKind.Word : TermKind.Characters, term)]).Shown());

    [Fact]
    public void Mark_Phrase_OnlyAsItStands() =>
        Assert.Equal(
            "account no, [account number]",
            Marker.Mark("account no, account number", [new QueryTerm(TermKind.Phrase, "account number")]).Shown());
}
