using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>After an answer: helpful or not; at the end: a score and optional words.</summary>
public sealed class FeedbackTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("有幫助", true)]
    [InlineData("沒有幫助", false)]
    [InlineData("很清楚", true)]
    [InlineData("not helpful", false)]
    public void Helpful_AfterAnAnswer_IsRecordedForTheEntry(string said, bool yes)
    {
        var talk = Answered();
        Assert.Equal(ReplyKind.Feedback, talk.Say(said).Kind);
        Assert.Equal(new TurnEvent.Helpful("taipower.overdue", yes), talk.Event<TurnEvent.Helpful>());
        Assert.Equal(!yes, talk.State.Offers.Any(o => o.Action == "command:person"));
    }

    [Theory]
    [InlineData("zh-TW", "電費逾期沒繳會怎樣")]
    [InlineData("en", "what happens if my electricity bill is overdue")]
    public void Rating_EveryLabel_SelectsItself(string locale, string asked)
    {
        for (var score = 1; score <= 5; score++)
        {
            var talk = real.Open(locale);
            talk.Say(asked);
            talk.Choose("command:helpful-yes");
            Assert.Equal(ReplyKind.Rating, talk.Choose("command:end").Kind);
            Assert.Equal(5, talk.Last.Choices.Count);
            talk.Say(real.Words($"rate{score}", locale));
            Assert.Equal(new TurnEvent.Rated("taipower.overdue", score), talk.Event<TurnEvent.Rated>());
        }
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("５", 5)]
    [InlineData("五分", 5)]
    [InlineData("3分", 3)]
    [InlineData("給 4 分", 4)]
    [InlineData("一", 1)]
    [InlineData("2 points", 2)]
    [InlineData("兩分", 2)]
    public void Rating_InWordsOrDigits_IsTaken(string said, int score)
    {
        var talk = Rating();
        talk.Say(said);
        Assert.Equal(score, talk.Event<TurnEvent.Rated>().Score);
        Assert.Equal(Expecting.RatingWords, talk.State.Expecting);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("10")]
    [InlineData("55")]
    [InlineData("5 天以後會斷電嗎")]
    public void Rating_WhatIsNoScore_IsNone(string said)
    {
        var talk = Rating();
        talk.Say(said);
        Assert.Empty(talk.Turn.Events.OfType<TurnEvent.Rated>());
    }

    [Fact]
    public void RatingWords_AreRecordedWithoutBeingKept()
    {
        var talk = Rating();
        talk.Say("4");
        talk.Say("說得很清楚，只是字有點小");
        talk.Event<TurnEvent.RatingWords>();
        Assert.Equal(real.Words("goodbye"), talk.Last.Text);
        Assert.Equal(new DialogState("zh-TW"), talk.State);
        Assert.DoesNotContain("字有點小", Conversation.Whole(talk.Turn), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("不用了")]
    [InlineData("沒有")]
    public void RatingWords_Declined_AreNotRecorded(string said)
    {
        var talk = Rating();
        talk.Say("4");
        talk.Say(said);
        Assert.Empty(talk.Turn.Events);
        Assert.Equal(real.Words("goodbye"), talk.Last.Text);
    }

    [Fact]
    public void RatingWords_AQuestionInstead_IsAnswered()
    {
        var talk = Rating();
        talk.Say("4");
        Assert.Equal(ReplyKind.Question, talk.Say("那電費過戶要帶什麼").Kind);
        Assert.Equal("taipower.name-change", talk.State.Topic!.Entry);
        Assert.Empty(talk.Turn.Events.OfType<TurnEvent.RatingWords>());
    }

    [Fact]
    public void Rating_AQuestionInstead_IsAnswered()
    {
        var talk = Rating();
        Assert.Equal("taipower.name-change", talk.Say("電費過戶要帶什麼").Answer.Entry);
    }

    [Fact]
    public void End_BeforeAnythingWasAsked_SaysGoodbyeWithoutARating()
    {
        var talk = real.Open();
        Assert.Equal(real.Words("goodbye"), talk.Say("沒有了").Text);
        Assert.Empty(talk.Turn.Events);
    }

    [Theory]
    [InlineData(0, Aspect.Expertise, "zh-TW")]
    [InlineData(1, Aspect.Measures, "en")]
    [InlineData(7, Aspect.Measures, "vi")]
    [InlineData(8, Aspect.Expertise, "id")]
    public void Rating_IsFollowedByOneAspect_EachInItsTurn(int survey, Aspect aspect, string locale)
    {
        var talk = Rating(survey);
        talk.Say(real.Words("rate4"));
        Assert.Equal(4, talk.Event<TurnEvent.Rated>().Score);
        Assert.Equal((ReplyKind.Rating, real.Words($"rate-{aspect.ToString().ToLowerInvariant()}")), (talk.Last.Kind, talk.Last.Text));
        Assert.NotEmpty(real.Words($"rate-{aspect.ToString().ToLowerInvariant()}", locale));
        talk.Say("9");
        Assert.Empty(talk.Turn.Events);
        talk.Say("2 分");
        Assert.Equal(new TurnEvent.AspectRated("taipower.overdue", aspect, 2), talk.Event<TurnEvent.AspectRated>());
        Assert.Empty(talk.Turn.Events.OfType<TurnEvent.Rated>());
        Assert.Equal((Expecting.RatingWords, null), (talk.State.Expecting, talk.State.Aspect));
        talk.Say("說得清楚");
        Assert.Equal(new DialogState("zh-TW"), talk.State);
    }

    [Theory]
    [InlineData(0, "rate-courtesy")]
    [InlineData(1, "rate-expertise")]
    [InlineData(2, "rate-measures")]
    public void Courtesy_IsAskedOfWhoeverTalkedToAPerson(int survey, string asked)
    {
        var talk = Rating(survey);
        talk.Restore(talk.State with { PersonSpoke = true });
        Assert.Equal(real.Words(asked), talk.Say("5").Text);
    }

    [Theory]
    [InlineData("再見")]
    [InlineData("不用了")]
    public void Aspect_NeedNotBeAnswered(string said)
    {
        var talk = Rating(survey: 0);
        talk.Say("5");
        Assert.Equal(real.Words("goodbye"), talk.Say(said).Text);
        Assert.Empty(talk.Turn.Events);
    }

    [Fact]
    public void Aspect_LeftForAnotherQuestion_IsNotTakenForTheNextRating()
    {
        var talk = Rating(survey: 0);
        talk.Say("5");
        Assert.Equal("taipower.name-change", talk.Say("電費過戶要帶什麼").Answer.Entry);
        talk.Choose("command:list-all");
        talk.Say("再見");
        talk.Say("3");
        Assert.Equal(new TurnEvent.Rated("taipower.name-change", 3), talk.Event<TurnEvent.Rated>());
    }

    private Conversation Answered(int? survey = null)
    {
        var talk = real.Open(survey: survey);
        Assert.Equal(ReplyKind.Answer, talk.Say("電費逾期沒繳會怎樣").Kind);
        return talk;
    }

    private Conversation Rating(int? survey = null)
    {
        var talk = Answered(survey);
        talk.Choose("command:helpful-yes");
        talk.Choose("command:end");
        return talk;
    }
}
