using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>A district tells whose water it is: by its whole name anywhere, by its bare name where that was asked.</summary>
public sealed class DistrictTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("士林", "twd")]
    [InlineData("我住淡水", "twc")]
    [InlineData("新北板橋", "twc")]
    [InlineData("鳳山區", "twc")]
    [InlineData("清水", "twc")]
    [InlineData("東區", "twc")]
    [InlineData("金城鎮", "kinmen")]
    [InlineData("台中大安", "twc")]
    public void Answer_WithADistrict_SettlesTheSupplier(string said, string supplier)
    {
        var talk = Asked();
        talk.Say(said);
        Assert.Equal(supplier, talk.State.Supplier);
        Assert.EndsWith("name-change", talk.State.Topic!.Entry, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("永和")]
    [InlineData("新北三重區")]
    public void Answer_WithADistrictOfTwoSuppliers_TellsHowToFindOut(string said)
    {
        var talk = Asked();
        var reply = talk.Say(said);
        Assert.Null(talk.State.Supplier);
        Assert.Contains("水費單", reply.Text, StringComparison.Ordinal);
        Assert.EndsWith("name-change", talk.State.Topic!.Entry, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_WithANameOfTwoPlaces_IsAskedOnceMore()
    {
        var talk = Asked();
        var reply = talk.Say("大安區");
        Assert.Null(talk.State.Supplier);
        Assert.Equal(ReplyKind.Question, reply.Kind);
    }

    [Theory]
    [InlineData("我家在三峽區，水費要過戶", "twc")]
    [InlineData("住內湖 水費要過戶", "twd")]
    [InlineData("家在金門街，水費要過戶", null)]
    [InlineData("三重的手續好麻煩，水費過戶要帶什麼", null)]
    public void Request_WithADistrict_SettlesItToo(string said, string? supplier)
    {
        var talk = real.Open(supplier: null);
        talk.Say(said);
        Assert.Equal(supplier, talk.State.Supplier);
    }

    private Conversation Asked()
    {
        var talk = real.Open(supplier: null);
        Assert.Equal(ReplyKind.Question, talk.Say("水費過戶要帶什麼").Kind);
        Assert.Equal(Expecting.Supplier, talk.State.Expecting);
        return talk;
    }
}
