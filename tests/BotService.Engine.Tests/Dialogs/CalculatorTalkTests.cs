using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>A calculator in conversation.</summary>
public sealed class CalculatorTalkTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const string Bill = "taipower.bill-estimate";

    [Theory]
    [InlineData("住宅兩個月800度夏月多少錢", "1870", "taipower.bill-estimate")]
    [InlineData("幫我試算住家兩個月八百度非夏月電費", "1814.6", "taipower.bill-estimate")]
    [InlineData("住宅两个月800度非夏月电费试算", "1814.6", "taipower.bill-estimate")]
    [InlineData("營業用一個月非夏月1千5百度電費試算", null, "taipower.bill-estimate")]
    [InlineData("20公釐水表兩個月用了40度水，水費試算", "407.4", "twc.bill-estimate")]
    [InlineData("一般住家電費1,800元逾期10天，遲付費用試算", "18", "taipower.late-charge")]
    [InlineData("calculate my electricity bill for a home, two months, non-summer, 800 kWh", "1814.6", "taipower.bill-estimate")]
    [InlineData("calculate the late charge on an ordinary electricity bill of NT$1,800 10 days late", "18", "taipower.late-charge")]
    public void Utterance_ThatTellsEverything_IsReckonedAtOnce(string text, string? total, string entry)
    {
        var talk = real.Open();
        var reply = talk.Say(text);
        Assert.Equal((entry, entry), (reply.Answer.Entry, talk.State.Topic!.Entry));
        if (total is null) return;
        Assert.Equal(ReplyKind.Answer, reply.Kind);
        var sum = reply.Sheet!.Parts.Single(p => p.Kind == PartKind.Working).Items.Single(i => i.Id == "total").Text;
        if (total != "1870")
            Assert.Contains(
                decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture)
                    .ToString("#,##0.##", System.Globalization.CultureInfo.InvariantCulture), sum,
                        StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_OneByOne_LeadToTheWorking()
    {
        var talk = real.Open();
        Assert.Equal(("use", ReplyKind.Question), (Asked(talk, "電費試算"), talk.Last.Kind));
        Assert.Equal(["住家", "營業用（小店面）"], talk.Last.Choices);
        talk.Choose("slot:use=home");
        talk.Choose("slot:months=two");
        Assert.Equal("season", talk.State.ExpectedSlot);
        talk.Choose("slot:season=mixed");
        Assert.Equal("other-days", Asked(talk, "30"));
        Assert.Equal("kwh", Asked(talk, "31 天"));
        var reply = talk.Say("大概八百度吧");
        Assert.Equal(ReplyKind.Answer, reply.Kind);
        Assert.Equal("800", talk.State.Topic!.Answers["kwh"]);
        Assert.Contains(reply.Sheet!.Parts, p => p.Kind == PartKind.Working);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("800.5")]
    [InlineData("1000000000000")]
    [InlineData("1e12")]
    [InlineData("99999999999999999999999999999999999999999999")]
    public void Number_ThatCannotBe_IsAskedAgainWithTheReason(string typed)
    {
        var talk = real.Open();
        talk.Say("住家兩個月夏月電費試算");
        Assert.Equal("kwh", talk.State.ExpectedSlot);
        var question = talk.Last.Text.Split('\n')[^1];
        var reply = talk.Say(typed);
        Assert.Equal((ReplyKind.Question, "kwh"), (reply.Kind, talk.State.ExpectedSlot));
        Assert.EndsWith(question, reply.Text, StringComparison.Ordinal);
        Assert.Contains("用電度數", reply.Text.Split('\n')[0], StringComparison.Ordinal);
        Assert.False(talk.State.Topic!.Answers.ContainsKey("kwh"));
        Assert.Equal(ReplyKind.Answer, talk.Say("800").Kind);
    }

    [Fact]
    public void NewFigures_AfterTheResult_AreReckonedAnew_AndAgainBeginsFromTheBeginning()
    {
        var talk = real.Open();
        var first = talk.Say("住宅兩個月800度非夏月電費試算");
        var second = talk.Say("那600度呢");
        Assert.Equal(("600", "home"), (talk.State.Topic!.Answers["kwh"], talk.State.Topic.Answers["use"]));
        Assert.NotEqual(first.Text, second.Text);
        Assert.Equal("use", Asked(talk, "重算"));
        Assert.Empty(talk.State.Topic!.Answers);
    }

    [Fact]
    public void AnotherMatter_InTheMiddle_IsAnswered_AndTheWayBackIsOffered()
    {
        var talk = real.Open();
        talk.Say("電費試算");
        var reply = talk.Say("電費逾期沒繳會怎樣");
        Assert.Equal("taipower.overdue", reply.Answer.Entry);
        Assert.Contains(talk.State.Offers, o => o.Action == "command:return");
        talk.Choose("command:return");
        Assert.Equal((Bill, "use"), (talk.State.Topic!.Entry, talk.State.ExpectedSlot));
    }

    [Theory]
    [InlineData("電費怎麼算的", "taipower.bill-inquiry")]
    [InlineData("電費逾期會怎樣", "taipower.overdue")]
    [InlineData("我想申請三段式時間電價", "taipower.time-of-use")]
    [InlineData("一度水多少錢", "twc.bill-inquiry")]
    [InlineData("How is my electricity bill calculated?", "taipower.bill-inquiry")]
    public void Question_ThatIsNoSum_StaysWithItsEntry(string text, string entry)
    {
        var talk = real.Open();
        talk.Say(text);
        Assert.Equal(entry, talk.State.Topic!.Entry);
    }

    [Fact]
    public void Utterances_OfOtherEntries_AreTakenByNoCalculator_ButForThoseThatAreSums()
    {
        string[] sums =
        [
            "電費試算", "兩個月用八百度電費大概多少", "時間電價試算", "兩個月用40度水要繳多少", "electricity bill calculator",
            "how much is taipower bill if I use 500 kwh",
        ];
        var taken = real.Loaded.Knowledge.Entries.Values.Where(e => e.Kind != EntryKind.Calculator)
            .SelectMany(e => e.Utterances.Values.SelectMany(u => u))
            .Where(u => real.Loaded.Calculators.Find(u) is not null);
        Assert.Equal(sums.Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DayBeforeTheTariff_SaysThatNoneIsKnown()
    {
        var talk = real.Open(today: new DateOnly(2025, 9, 30));
        var reply = talk.Say("住宅兩個月800度非夏月電費試算");
        Assert.Equal((ReplyKind.NotInForce, null), (reply.Kind, reply.Sheet));
        Assert.Contains("2025-10-01", reply.Text, StringComparison.Ordinal);
        Assert.Equal("not-in-force", talk.Event<TurnEvent.Unanswered>().Reason);
    }

    [Fact]
    public void State_OfACalculator_HoldsNumbersAndIdsOnly()
    {
        var talk = real.Open();
        talk.Say("住宅兩個月1,200度夏月電費試算，我是王小明");
        Assert.Equal(["1200", "home", "summer", "two"], talk.State.Topic!.Answers.Values.Order(StringComparer.Ordinal));
    }

    private static string? Asked(Conversation talk, string said)
    {
        talk.Say(said);
        return talk.State.ExpectedSlot;
    }
}
