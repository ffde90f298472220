using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>Messages without words: pictures, files, voice, stickers.</summary>
public sealed class MediumTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData(Medium.Picture, "files")]
    [InlineData(Medium.File, "files")]
    [InlineData(Medium.Video, "files")]
    [InlineData(Medium.Sticker, "sticker")]
    [InlineData(Medium.Sound, "voice")]
    public void Message_WithoutWords_SaysWhatToDoInBothLanguages(Medium medium, string words)
    {
        foreach (var locale in real.Loaded.Locales)
        {
            var talk = real.Open(locale);
            Assert.StartsWith(real.Before(words, locale), talk.Send(medium).Text, StringComparison.Ordinal);
            Assert.Equal(locale, talk.Last.Locale);
            Assert.NotEmpty(talk.Last.Choices);
        }
    }

    [Theory]
    [InlineData(Medium.Picture)]
    [InlineData(Medium.File)]
    [InlineData(Medium.Sound)]
    [InlineData(Medium.Sticker)]
    public void Message_WithoutWords_LeavesTheQuestionOpenAndAsksItAgain(Medium medium)
    {
        var talk = real.Open();
        var asked = talk.Say("電費過戶要帶什麼").Text.Split('\n')[^1];
        var before = talk.State;
        Assert.EndsWith(asked, talk.Send(medium).Text, StringComparison.Ordinal);
        Assert.Equal(before, talk.State);
        Assert.Equal(before.Offers.Select(o => o.Label), talk.Last.Choices);
        talk.Choose("slot:");
        Assert.Equal("taipower.name-change", talk.Last.Answer.Entry);
    }

    [Theory]
    [InlineData("我要過戶要帶什麼", Expecting.Entry)]
    [InlineData("停用水", Expecting.Supplier)]
    [InlineData("試算電費", Expecting.Slot)]
    public void Sticker_WhileAnyQuestionIsOpen_ChangesNothing(string said, Expecting open)
    {
        var talk = real.Open(supplier: null);
        talk.Say(said);
        Assert.Equal(open, talk.State.Expecting);
        var before = talk.State;
        Assert.True(talk.Send(Medium.Sticker).Text.Length > real.Words("sticker").Length + 2);
        Assert.Equal(before, talk.State);
    }

    [Fact]
    public void Sticker_AfterAnAnswer_LeavesTheFeedbackOpen()
    {
        var talk = real.Open();
        talk.Say("停電通報");
        talk.Say("全部列出");
        Assert.Equal(Expecting.Helpful, talk.State.Expecting);
        var before = talk.State;
        Assert.EndsWith(real.Words("helpful"), talk.Send(Medium.Sticker).Text, StringComparison.Ordinal);
        Assert.Equal(before, talk.State);
    }

    [Theory]
    [InlineData(Medium.Picture, false)]
    [InlineData(Medium.File, false)]
    [InlineData(Medium.Video, false)]
    [InlineData(Medium.Sticker, false)]
    [InlineData(Medium.Sound, true)]
    public void Message_WithoutWords_IsRecordedAsUnansweredOnlyWhenSomebodySpoke(Medium medium, bool recorded)
    {
        var talk = real.Open();
        talk.Send(medium);
        Assert.Equal(recorded ? ["voice"] : [], talk.Turn.Events.OfType<TurnEvent.Unanswered>().Select(u => u.Reason));
    }

    [Fact]
    public void Message_WithWordsBesideThePicture_IsAnsweredByItsWords()
    {
        var turn = real.Engine.Next(null, new Input("停電通報", "zh-TW") { Medium = Medium.Picture }, RealEngine.Today);
        Assert.Equal("taipower.outage-report", turn.Replies[^1].Answer.Entry);
    }

    [Fact]
    public void Voice_AtAnOrganisation_NamesItsTelephone() =>
        Assert.Contains("02-8733-5678", real.OpenAt("twd").Send(Medium.Sound).Text, StringComparison.Ordinal);
}
