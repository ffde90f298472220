using BotService.Engine.Dialogs;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Safety;

/// <summary>What happens in a talk when somebody is in danger, and afterwards.</summary>
public sealed class SafetyTalkTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("阿伯修冷氣被電到 現在躺在地上不會動", "shock", "119")]
    [InlineData("heater on all night and my roommates will not wake up", "co", "119")]
    [InlineData("chong toi dang danh toi, cuu voi", "violence", "110")]
    [InlineData("nenek kesetrum mesin cuci, tolong", "shock", "119")]
    [InlineData("มีคนติดอยู่ในลิฟต์ ไฟดับหมดเลย", "lift", "119")]
    [InlineData("真的撐不下去了，只想一覺睡下去不要醒", "suicide", "1925")]
    public void Danger_GetsOneCardInTheCallersLanguage_WithTheNumberFirst(string said, string kind, string number)
    {
        var talk = real.Open();
        talk.Say(said);
        var card = talk.Turn.Replies[0];
        Assert.Equal((ReplyKind.Emergency, kind, number), (card.Kind, card.Emergency!.Kind, card.Emergency.Numbers[0]));
        Assert.Contains(number, card.Text.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(card.Emergency.Numbers, card.Calls.Select(c => c.Number));
        Assert.Empty(card.Choices);
        Assert.Equal(
            (kind, card.Locale), (talk.Event<TurnEvent.Emergency>().Kind, talk.Event<TurnEvent.Emergency>().Language));
        if (card.Locale != "zh-TW") Assert.Contains("「", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Danger_InMidForm_KeepsTheForm_AndGoesOnWhenTold()
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        talk.Say("公司");
        var (topic, slot) = (talk.State.Topic, talk.State.ExpectedSlot);
        var card = talk.Say("廚房著火了！");
        Assert.Equal(ReplyKind.Emergency, card.Kind);
        Assert.Contains(
            real.Loaded.Knowledge.Entries["taipower.name-change"].Wordings["zh-TW"].Short, card.Text,
            StringComparison.Ordinal);
        Assert.Equal((topic, slot), (talk.State.Topic, talk.State.ExpectedSlot));
        Assert.Equal(ReplyKind.Question, talk.Say("繼續").Kind);
        Assert.Equal((topic, slot), (talk.State.Topic, talk.State.ExpectedSlot));
        Assert.Equal(ReplyKind.Checklist, talk.Say("本人辦理").Kind);
    }

    [Fact]
    public void Danger_TwiceInMidForm_IsHeardTwice()
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        Assert.Equal(ReplyKind.Emergency, talk.Say("有人觸電倒地").Kind);
        Assert.Equal(ReplyKind.Emergency, talk.Say("有人觸電倒地").Kind);
        Assert.Equal(ReplyKind.Question, talk.Say("個人").Kind);
    }

    [Fact]
    public void Danger_AfterAnAnswer_StandsAboveNoRating()
    {
        var talk = real.Open();
        talk.Say("油價在哪裡查");
        Assert.Equal(Expecting.Helpful, talk.State.Expecting);
        var card = talk.Say("瓦斯桶一直漏 味道好重");
        Assert.Equal(ReplyKind.Emergency, card.Kind);
        Assert.Empty(card.Choices);
        Assert.Equal(Expecting.Nothing, talk.State.Expecting);
    }

    [Theory]
    [InlineData("整排都停電", "我媽媽靠製氧機")]
    [InlineData("power is out", "my mom is on a ventilator")]
    public void Danger_ToldInTwoMessages_IsHeard(string first, string second)
    {
        var talk = real.Open();
        talk.Say(first);
        talk.Say(second);
        Assert.Equal("life-support", talk.Turn.Replies[0].Emergency?.Kind);
    }

    /// <summary>Who goes, who signs, what is done: said amid a matter it is an answer, and no cry for help.</summary>
    [Theory]
    [InlineData("電費過戶要帶什麼", "我表哥會代替我到櫃檯")]
    [InlineData("電費過戶要帶什麼", "叫我外甥跑這一趟")]
    [InlineData("電費過戶要帶什麼", "賣方到現在都不肯簽名")]
    [InlineData("我要辦用水過戶", "奶奶膝蓋開刀走不到，換我跑")]
    [InlineData("我要辦用水過戶", "已經聯絡過你們了")]
    [InlineData("新裝自來水要什麼", "地點不在都計區，在山坡上")]
    [InlineData("I want to change the name on my electricity bill", "my uncle goes, nobody else has to")]
    [InlineData("I want to change the name on my electricity bill", "the seller still will not sign it")]
    [InlineData("I want to change the name on my electricity bill", "tôi tự đến đó làm")]
    [InlineData("I want to change the name on my electricity bill", "kakak saya yang pergi ke kantor")]
    public void Answers_AboutPeople_AmidAMatter_RaiseNoAlarm(string asked, string answered)
    {
        var talk = real.Open();
        talk.Say(asked);
        talk.Say(answered);
        Assert.DoesNotContain(talk.Turn.Replies, r => r.Kind == ReplyKind.Emergency);
    }

    [Theory]
    [InlineData("🔥🔥🆘")]
    [InlineData("🆘")]
    public void Pictures_Alone_AreHeard(string said) => Assert.Equal(ReplyKind.Emergency, real.Open().Say(said).Kind);

    [Theory]
    [InlineData("👍")]
    [InlineData("電費又漲了 🔥🔥")]
    public void Pictures_OfAMood_AreNone(string said) =>
        Assert.DoesNotContain(
            real.Open().Turn.Replies.Append(real.Open().Say(said)), r => r.Kind == ReplyKind.Emergency);

    [Fact]
    public void Danger_WithinALongStory_IsHeard()
    {
        var story = string.Concat(Enumerable.Repeat("我上個月就打過電話問帳單的事，客服說會再回覆我，可是一直沒有下文，後來我又去服務所排隊。", 12));
        var talk = real.Open();
        talk.Say(story + "剛剛我爸在浴室被電到現在叫不醒，" + story);
        Assert.Equal("119", talk.Turn.Replies[0].Emergency?.Numbers[0]);
    }

    [Fact]
    public void Request_BesideADanger_IsAnsweredAfterTheCard_WithTheCallsLast()
    {
        var talk = real.Open();
        talk.Say("樓下電線掉下來還在冒火花。另外我想問電費過戶要帶什麼？");
        Assert.Equal([ReplyKind.Emergency, ReplyKind.Question], talk.Turn.Replies.Select(r => r.Kind));
        Assert.Equal("taipower.name-change", talk.State.Topic!.Entry);
        Assert.NotEmpty(talk.Last.Calls);
        Assert.NotEmpty(talk.Last.Choices);
    }

    [Fact]
    public void Request_BesideAWishToDie_WaitsUntilTheCitizenIsReady()
    {
        var talk = real.Open();
        var card = talk.Say("電費可以分期繳嗎？我已經不想活了");
        Assert.Equal("1925", card.Emergency!.Numbers[0]);
        Assert.Single(talk.Turn.Replies);
        var entry = talk.State.Topic!.Entry;
        Assert.Contains(
            real.Loaded.Knowledge.Entries[entry].Wordings["zh-TW"].Short, card.Text, StringComparison.Ordinal);
        Assert.Equal(entry, talk.Say("繼續").Answer.Entry);
    }

    [Fact]
    public void Answer_AfterTheCard_IsNotRated()
    {
        var talk = real.Open();
        talk.Say("颱風過後電線掉在馬路上");
        Assert.Equal((ReplyKind.Action, "taipower.hazard-report"), (talk.Last.Kind, talk.Last.Answer.Entry));
        Assert.Empty(talk.Last.Choices);
        Assert.DoesNotContain(real.Words("helpful"), talk.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("前年我家失火，現在要重新接電怎麼申請")]
    [InlineData("過戶要不要附除戶謄本跟死亡證明")]
    [InlineData("這個月帳單真的會嚇死人，怎麼那麼高")]
    [InlineData("防觸電的漏電斷路器是不是規定要裝")]
    [InlineData("my bill is killing me, can I change the tariff")]
    [InlineData("akta kematian perlu untuk balik nama?")]
    public void Words_ThatOnlySoundLikeDanger_ChangeNothing(string said)
    {
        var talk = real.Open();
        talk.Say(said);
        Assert.NotEqual(ReplyKind.Emergency, talk.Turn.Replies[0].Kind);
    }

    [Theory]
    [InlineData("有人觸電的時候要怎麼急救")]
    [InlineData("我朋友說他要去燒炭，我要打給誰")]
    public void Danger_AskedForOrQuoted_IsAnsweredToo(string said) =>
        Assert.Equal(ReplyKind.Emergency, real.Open().Say(said).Kind);

    [Fact]
    public void Labels_OfOurOwn_AreNoDangerWhenChosen()
    {
        var knowledge = real.Loaded.Knowledge;
        var labels = knowledge.Locales.SelectMany(l => knowledge.Entries.Values.Select(e => e.Wordings[l]))
            .SelectMany(w => w.Slots.Values.SelectMany(s => s.Options.Values).Select(o => o.Label).Append(w.Short));
        foreach (var label in labels.Distinct())
        {
            var state = new DialogState("zh-TW", Offers: [new Offer(label, "command:menu")]);
            Assert.DoesNotContain(
                real.Engine.Next(state, new Input(label, "zh-TW"), RealEngine.Today).Replies,
                r => r.Kind == ReplyKind.Emergency);
        }
    }

    [Theory]
    [InlineData("電線掉在馬路上冒火花", "我打過了")]
    [InlineData("聞到好重的瓦斯味", "已經通報了")]
    public void Word_ThatItWasDone_IsHeardAndRaisesNoCard(string danger, string done)
    {
        var talk = real.Open();
        talk.Say(danger);
        Assert.Contains(talk.Turn.Replies, r => r.Kind == ReplyKind.Emergency);
        talk.Say(done);
        Assert.DoesNotContain(talk.Turn.Replies, r => r.Kind == ReplyKind.Emergency);
    }
}
