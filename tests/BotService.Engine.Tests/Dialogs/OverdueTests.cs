using BotService.Engine.Cases;
using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>What was not read again in time is told with one sentence that says so, or is no longer told.</summary>
public sealed class OverdueTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const string Procedure = "taipower.name-change";

    /// <summary>Long after every day of the shipped knowledge.</summary>
    private static readonly DateOnly Late = new(2028, 3, 1);

    private Sheet Sheet(string entry, string locale, DateOnly day) =>
        real.Loaded.Library.Sheet(entry, new Dictionary<string, string>(), locale, day)!;

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public void Sheet_OfWhatIsOverdue_SaysSoOnce(string locale)
    {
        foreach (var card in real.Loaded.Library.Cards(locale))
        {
            Assert.Null(Sheet(card.Id, locale, RealEngine.Today).Overdue);
            if (real.Loaded.Library.Sheet(card.Id, new Dictionary<string, string>(), locale, Late) is not { Overdue: { } late } sheet) continue;
            var read = sheet.Brief.Select(b => b.Text).Append(sheet.Reservation ?? "");
            Assert.Equal(1, read.Count(text => text.Contains(late, StringComparison.Ordinal)));
            Assert.Contains(read, text => text.Contains(sheet.Contact, StringComparison.Ordinal) || sheet.Brief.Any(b => b.Label.Contains(sheet.Contact, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Sheet_OfWhatIsOverdue_NamesTheDay() =>
        Assert.Contains("2027-", Sheet(Procedure, "zh-TW", Late).Overdue, StringComparison.Ordinal);

    [Fact]
    public void Sheet_OfALifeEvent_SpeaksOfItsOldestTask()
    {
        var knowledge = real.Loaded.Knowledge;
        var life = knowledge.Entries["any.move"];
        var oldest = life.Tasks.Select(t => knowledge.Entries[t.Use.Entry]).Append(life).Min(e => e.ReviewBy);
        Assert.Contains($"{oldest:yyyy-MM-dd}", Sheet(life.Id, "zh-TW", oldest.AddDays(15)).Overdue, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-TW", "電費試算")]
    [InlineData("en", "calculate my electricity bill")]
    public void Talk_OfWhatIsWithheld_NamesTheMatterAndWhomToAsk(string locale, string said)
    {
        var talk = real.Open(locale, Late);
        var reply = talk.Say(said);
        Assert.Equal((ReplyKind.NotInForce, "taipower.bill-estimate"), (reply.Kind, talk.State.Topic!.Entry));
        Assert.Contains(real.Loaded.Knowledge.Entries["taipower.bill-estimate"].Wordings[locale].Name, reply.Text, StringComparison.Ordinal);
        Assert.Contains("1911", reply.Text, StringComparison.Ordinal);
        Assert.Null(reply.Sheet);
        Assert.Contains(talk.Turn.Events, e => e is TurnEvent.Unanswered { Reason: "withheld" });
    }

    [Fact]
    public void Talk_OfWhatIsWithheld_TellsNoPartOfIt()
    {
        var talk = real.Open(today: Late);
        talk.Say("身心障礙電費優惠怎麼申請");
        Assert.Equal("taipower.disability-discount", talk.State.Topic!.Entry);
        var reply = talk.Say("要帶什麼證件");
        Assert.DoesNotContain("・", reply.Text, StringComparison.Ordinal);
        Assert.Contains("1911", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Part_OfWhatIsOverdue_SaysSo()
    {
        var talk = real.Open(today: Late);
        talk.Say("台電過戶要帶什麼");
        Assert.Equal(Procedure, talk.State.Topic!.Entry);
        Assert.Contains("2027-", talk.Say("要多少錢").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("id")]
    public void Sheet_InAFramedLanguage_SaysItInItsWords(string locale)
    {
        var late = Sheet(Procedure, locale, Late).Overdue!;
        Assert.StartsWith(real.Loaded.Script.SheetLabels[locale]["overdue.also"].Split('{')[0], late, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_ThatIsOverdue_SaysSo_AsTextAndAloud()
    {
        var talk = real.Open(today: Late);
        var reply = talk.Say("夏月是幾月到幾月");
        Assert.Equal("taipower.summer-months", reply.Answer.Item);
        const string Again = "重新核對";
        Assert.Contains(Again, reply.Text, StringComparison.Ordinal);
        Assert.Contains(Again, reply.Speak, StringComparison.Ordinal);
        Assert.Contains(Again, real.Loaded.Library.Answer("taipower.summer-months", "zh-TW", Late)!.Mark, StringComparison.Ordinal);
        Assert.DoesNotContain(Again, real.Open().Say("夏月是幾月到幾月").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Danger_IsToldAsEver()
    {
        var (now, late) = (real.Open(), real.Open(today: Late));
        Assert.Equal(now.Say("電線桿在冒火花").Text, late.Say("電線桿在冒火花").Text);
        Assert.Null(Sheet("taipower.hazard-report", "zh-TW", Late).Overdue);
    }
}
