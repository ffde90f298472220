using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>The assistant speaking in the name of one organisation, as on its LINE account.</summary>
public sealed class AccountTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("taipower")]
    [InlineData("twc")]
    [InlineData("twd")]
    [InlineData("cpc")]
    [InlineData("taisugar")]
    public void Greeting_NamesTheOrganisationAndOffersItsOwn(string organisation)
    {
        foreach (var locale in real.Loaded.Locales)
        {
            var talk = real.OpenAt(organisation, locale);
            var name = real.Loaded.Knowledge.Words(locale).Organisations[organisation].Name;
            Assert.Contains(name, talk.Last.Text, StringComparison.Ordinal);
            Assert.All(talk.State.Offers,
                o => Assert.Contains(o.Action[6..].Split('.')[0], new[] { organisation, "any" }));
            var offered = talk.Last.Choices;
            Assert.Contains(name, talk.Say(locale == "en" ? "menu" : "選單").Text, StringComparison.Ordinal);
            Assert.Equal(offered, talk.Last.Choices);
        }
    }

    [Fact]
    public void Menu_OfEveryOrganisation_LeadsToAnAnswerOrAQuestion()
    {
        foreach (var (organisation, menu) in real.Loaded.Script.Menus)
            foreach (var entry in menu)
                Assert.Contains(
                    real.OpenAt(organisation).Choose($"entry:{entry}").Kind,
                    new[] { ReplyKind.Question, ReplyKind.Answer, ReplyKind.Action, ReplyKind.Checklist });
    }

    [Theory]
    [InlineData("taipower", "我要過戶要帶什麼", "taipower.name-change")]
    [InlineData("twc", "我要過戶要帶什麼", "twc.name-change")]
    [InlineData("twd", "我要過戶要帶什麼", "twd.name-change")]
    [InlineData("taipower", "帳單在哪裡繳", "taipower.payment-methods")]
    [InlineData("twc", "帳單在哪裡繳", "twc.payment-methods")]
    [InlineData("taipower", "我要申請電子帳單", "taipower.ebill")]
    [InlineData("twc", "我要申請電子帳單", "twc.ebill")]
    public void Question_ThatNamesNobody_IsAboutTheOrganisationAsked(string organisation, string said, string entry) =>
        Assert.Equal(entry, real.OpenAt(organisation).Say(said).Answer.Entry);

    [Fact]
    public void Question_ThatNamesNobody_IsAskedBackWhereTheAssistantSpeaksForAll() =>
        Assert.Equal(ReplyKind.Choices, real.Open().Say("我要過戶要帶什麼").Kind);

    [Theory]
    [InlineData("taipower", "家裡漏水怎麼通報", "twc.leak-report", "1910")]
    [InlineData("twc", "停電要打給誰", "taipower.outage-report", "1911")]
    [InlineData("taipower", "中油捷利卡怎麼辦", "cpc.member-card", "1912")]
    [InlineData("cpc", "電費怎麼試算", "taipower.bill-estimate", "1911")]
    public void Question_ThatIsAnothersMatter_IsReferredWithItsTelephoneAndPage(
        string organisation, string said, string entry, string number)
    {
        var talk = real.OpenAt(organisation);
        var reply = talk.Say(said);
        Assert.Equal((ReplyKind.Referral, entry), (reply.Kind, reply.Answer.Entry));
        Assert.Null(reply.Sheet);
        Assert.Contains(number, reply.Text, StringComparison.Ordinal);
        Assert.Contains("{address}", reply.Further, StringComparison.Ordinal);
        Assert.Null(talk.State.Topic);
        Assert.DoesNotContain(talk.Turn.Events, e => e is TurnEvent.Unanswered);
    }

    [Fact]
    public void Referral_WhileAQuestionIsOpen_LeavesItOpen()
    {
        var talk = real.OpenAt("taipower");
        var asked = talk.Say("我要過戶要帶什麼").Text.Split('\n')[^1];
        var before = talk.State;
        Assert.Equal(ReplyKind.Referral, talk.Say("中油捷利卡怎麼辦").Kind);
        Assert.EndsWith(asked, talk.Last.Further, StringComparison.Ordinal);
        Assert.Equal(before, talk.State);
    }

    [Theory]
    [InlineData("taipower", "我要搬家了水電要怎麼辦", "any.move")]
    [InlineData("twc", "我要搬家了水電要怎麼辦", "any.move")]
    public void LifeEvents_StayAvailable(string organisation, string said, string entry) =>
        Assert.Equal(entry, real.OpenAt(organisation).Say(said).Answer.Entry);

    [Fact]
    public void WhatAnothersCounterTakesToo_IsTold()
    {
        var talk = real.OpenAt("taipower");
        Assert.Equal(ReplyKind.Question, talk.Say("水費過戶要帶什麼").Kind);
        Assert.Equal("twc.name-change", talk.Last.Answer.Entry);
    }

    [Theory]
    [InlineData("twc", "停用水要怎麼辦", "twc.suspend")]
    [InlineData("twd", "停用水要怎麼辦", "twd.suspend")]
    public void Water_AtItsOwnAccount_AsksNobodyWhoseItIs(string organisation, string said, string entry)
    {
        var talk = real.OpenAt(organisation);
        Assert.Equal(entry, talk.Say(said).Answer.Entry);
        Assert.Equal(organisation, talk.State.Supplier);
        Assert.NotEqual(Expecting.Supplier, talk.State.Expecting);
    }

    [Fact]
    public void Water_OfAPlaceThatAnotherSupplies_IsReferredThere()
    {
        var talk = real.OpenAt("twc");
        talk.Say("停用水要怎麼辦");
        var reply = talk.Say("我家在台北市");
        Assert.Equal(
            (ReplyKind.Referral, "02-8733-5678"),
            (reply.Kind, reply.Text.Contains("02-8733-5678", StringComparison.Ordinal) ? "02-8733-5678" : reply.Text));
    }

    [Fact]
    public void Danger_IsToldWhoeverIsAsked()
    {
        var talk = real.OpenAt("twc");
        talk.Say("電線掉在路上");
        Assert.DoesNotContain(talk.Turn.Replies, r => r.Kind == ReplyKind.Referral);
        Assert.Equal("taipower.hazard-report", talk.Last.Answer.Entry);
    }

    [Fact]
    public void TaskOfALifeEvent_AboutAnothersMatter_IsToldToItsEnd()
    {
        var talk = real.OpenAt("taipower");
        talk.Say("我要搬家了水電要怎麼辦");
        for (var i = 0; i < 10 && talk.Last.Sheet is null; i++)
            talk.Choose(talk.State.Expecting == Expecting.Supplier ? "supplier:twc" : talk.State.Offers[0].Action);
        var water = talk.State.Offers.First(
            o => o.Action.StartsWith("task:", StringComparison.Ordinal)
                && o.Label.Contains('水', StringComparison.Ordinal));
        talk.Choose(water.Action);
        Assert.StartsWith("twc.", talk.Last.Answer.Entry, StringComparison.Ordinal);
        Assert.NotEqual(ReplyKind.Referral, talk.Say("我家在台北市").Kind);
    }

    [Fact]
    public void GoingOn_AtAnotherOrganisation_IsReferred()
    {
        var talk = real.Open();
        talk.Say("停電通報");
        Assert.Equal(ReplyKind.Referral, talk.GoOn("cpc").Kind);
        Assert.Null(talk.State.Topic);
    }

    [Fact]
    public void Fallback_NamesTheOrganisationsTelephoneAndOffersNothingOfOthers()
    {
        var talk = real.OpenAt("cpc");
        var reply = talk.Say("請問月球上可以種番茄嗎");
        Assert.Equal(ReplyKind.Fallback, reply.Kind);
        Assert.Contains("1912", reply.Text, StringComparison.Ordinal);
        Assert.All(talk.State.Offers.Where(o => o.Action.StartsWith("entry:", StringComparison.Ordinal)),
            o => Assert.Contains(o.Action[6..].Split('.')[0], new[] { "cpc", "any" }));
    }

    [Fact]
    public void Organisation_ThatNobodyKnows_CountsAsNone() =>
        Assert.Equal(
            real.Words("greeting"), real.OpenAt("nobody").Last.Text.Split('\n')[..3].Aggregate((a, b) => $"{a}\n{b}"));

    [Fact]
    public void Requests_OfTwoOrganisations_AreToldAndReferred()
    {
        var talk = real.OpenAt("taipower");
        talk.Say("我要申請電費電子帳單，另外中油捷利卡怎麼辦");
        Assert.Equal(ReplyKind.Referral, talk.Turn.Replies[0].Kind);
        Assert.Equal("taipower.ebill", talk.Last.Answer.Entry);
    }
}
