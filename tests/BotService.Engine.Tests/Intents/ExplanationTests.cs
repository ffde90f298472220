using BotService.Engine.Intents;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Intents;

public class ExplanationTests
{
    private static readonly Recognizer Asked = Recognizer.Train(Small.Knowledge, Small.OutOfScope);

    [Theory]
    [InlineData("電費過戶要準備什麼", null)]
    [InlineData("我要過戶", null)]
    [InlineData("我要過戶", "twc.dry-tap")]
    [InlineData("水電過戶", "taipower.mail-bill")]
    [InlineData("change the name on the water bill please", null)]
    [InlineData("今天會下雨嗎", null)]
    public void Explain_SignalsOfTwoEntries_DifferByTheLogarithmOfTheirScores(string text, string? current)
    {
        var why = Asked.Explain(text, new RecognitionContext(current));
        for (var rival = 1; rival < why.Entries.Count; rival++)
        {
            var signals = why.Entries[0].Signals.Values.Sum() - why.Entries[rival].Signals.Values.Sum();
            // signals are rounded
            Assert.Equal(
                Math.Log(why.Finding.Candidates[0].Score / why.Finding.Candidates[rival].Score), signals, 0.08);
        }
    }

    [Theory]
    [InlineData("水費過戶")]
    [InlineData("wifi password")]
    [InlineData("")]
    public void Explain_Finding_IsWhatRecognitionSays(string text)
    {
        var (found, why) =
            (Asked.Recognize(text, RecognitionContext.None), Asked.Explain(text, RecognitionContext.None));
        Assert.Equal((found.Outcome, found.InScope), (why.Finding.Outcome, why.Finding.InScope));
        Assert.Equal(found.Candidates, why.Finding.Candidates);
    }

    [Fact]
    public void Explain_TextThatMatches_NamesThePieceThatTellsItFromTheRival()
    {
        var why = Asked.Explain("我想問電子帳單的事", RecognitionContext.None);
        Assert.Equal("taipower.mail-bill", why.Entries[0].Entry);
        Assert.Contains(why.Pieces[0].Text, "電子帳單", StringComparison.Ordinal);
        Assert.True(why.Pieces[0].Weight > 0);
        Assert.Contains("電子帳單", why.Entries[0].Nearest, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_Pieces_AreOnlyWhatTrainingKnows()
    {
        var why = Asked.Explain("我是郝瑪栗 Xylofonia，電費要過戶 A123456789", RecognitionContext.None);
        Assert.NotEmpty(why.Pieces);
        Assert.All(why.Pieces,
            p => Assert.DoesNotContain(p.Text, c => "郝瑪栗xylofoniaa123456789".Contains(c, StringComparison.Ordinal)));
    }

    [Fact]
    public void Explain_OrganisationNamed_SaysWhich()
    {
        var why = Asked.Explain("水費過戶", RecognitionContext.None);
        Assert.Equal(["kinmen", "twc", "twd"], why.Organisations);
        Assert.True(why.Entries[0].Signals["organisation"] > 0);
        Assert.True(Asked.Explain("瓦斯過戶", RecognitionContext.None).NamesOthers);
    }

    [Fact]
    public void Explain_TextOutOfScope_NamesTheNearestSentenceOutside()
    {
        var why = Asked.Explain("今天天氣如何", RecognitionContext.None);
        Assert.Equal("今天天氣怎麼樣", why.NearestOutside);
        Assert.InRange(why.NearnessOutside, 0.3, 1);
    }

    [Fact]
    public void Explain_TopicOfTheConversation_IsASignalOfItsOwn()
    {
        var why = Asked.Explain("我要過戶", new RecognitionContext("taipower.mail-bill"));
        Assert.Equal("taipower.handover", why.Entries[0].Entry);
        Assert.True(why.Entries[0].Signals["context"] > 0);
    }

    [Fact]
    public void Explain_WordWithTheRightSound_IsCreditedToTheHomophones()
    {
        var why = Asked.Explain("電子丈單", RecognitionContext.None);
        Assert.Equal("taipower.mail-bill", why.Entries[0].Entry);
        Assert.True(why.Entries[0].Signals.GetValueOrDefault("homophones") > 0);
    }

    [Fact]
    public void Explain_HostileTexts_NeverThrows()
    {
        foreach (var text in HostileTexts.Some(2_000))
            Assert.NotNull(Asked.Explain(text, RecognitionContext.None).Pieces);
    }

    [Fact]
    public void Pieces_OfOneText_DoNotOverlap()
    {
        var pieces = TextPieces.Of("電費過戶要帶什麼", _ => 1);
        Assert.Equal("電費過戶要帶什麼".Length, pieces.Sum(p => p.Text.Length));
        Assert.All(pieces, p => Assert.Equal(1, "電費過戶要帶什麼".Split(p.Text).Length - 1));
        Assert.Empty(TextPieces.Of("電費", _ => null));
    }
}
