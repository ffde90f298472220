using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>
/// A life event in the chat: recognised, asked, answered with one merged list, and its tasks opened from there.
/// </summary>
public sealed class LifeEventTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("我要搬家，水電要辦什麼", "any.move")]
    [InlineData("買房子交屋，水電有哪些手續", "any.home-sale")]
    [InlineData("房子要租給別人，水電要辦哪些", "any.letting")]
    [InlineData("爺爺過世，家裡水電要辦什麼", "any.death")]
    [InlineData("搬家電費要結算", "taipower.move-settlement")]
    [InlineData("搬家要結清水費", "twc.settlement")]
    [InlineData("買房子電費要過戶", "taipower.name-change")]
    [InlineData("租屋怎麼查電費單價", "taipower.tenant-inquiry")]
    [InlineData("水電可以一起辦嗎", "any.joint-service")]
    public void Question_AboutTheEventOrAboutOneEntry_IsToldApart(string said, string entry) =>
        Assert.Equal(entry, real.Open().Say(said).Answer.Entry);

    [Fact]
    public void Answer_IsOneListWithTheTasksFirst()
    {
        var talk = MoveIn();
        Assert.Equal(ReplyKind.Checklist, talk.Last.Kind);
        var sheet = talk.Last.Sheet!;
        Assert.Equal(PartKind.Tasks, sheet.Parts[0].Kind);
        Assert.Equal(6, sheet.Parts[0].Items.Count);
        Assert.Equal(
            talk.Documents.Where(d => real.Loaded.Knowledge.Catalogue.Documents.ContainsKey(d)).Distinct().Count(),
            talk.Documents.Count(d => real.Loaded.Knowledge.Catalogue.Documents.ContainsKey(d)));
        Assert.NotNull(sheet.Reservation);
        Assert.Contains("6", talk.Last.Text, StringComparison.Ordinal);
        Assert.Contains("6", talk.Last.Speak, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_IsToldOverAllTasks()
    {
        var talk = MoveIn();
        var all = talk.Documents.ToList();
        Assert.Equal(ReplyKind.Missing, talk.Say("我有身分證，還缺什麼").Kind);
        Assert.Contains("identity", all);
        Assert.DoesNotContain("identity", talk.Documents);
        Assert.Contains("water-change-form", talk.Documents);
    }

    [Fact]
    public void Task_ChosenFromTheList_OpensItsEntryWithWhatIsKnownAndLeadsBack()
    {
        var talk = MoveIn();
        talk.Choose("task:taipower.name-change");
        Assert.Equal(ReplyKind.Checklist, talk.Last.Kind);
        Assert.Equal("taipower.name-change", talk.Last.Answer.Entry);
        Assert.Equal("person", talk.Last.Answer.Case["applicant"]);
        Assert.Equal("any.move", talk.Choose("command:return").Answer.Entry);
        Assert.Equal(ReplyKind.Checklist, talk.Last.Kind);
    }

    [Fact]
    public void Task_SettledByTheEvent_IsNotAskedAgain()
    {
        var talk = real.Open();
        talk.Say("我要搬家，水電要辦什麼");
        talk.Choose("slot:role=out");
        talk.Choose("task:cancel-water-debit");
        Assert.Equal("twc.auto-debit", talk.Last.Answer.Entry);
        Assert.Equal("cancel", talk.Last.Answer.Case["task"]);
    }

    [Fact]
    public void ListAll_GivesEveryTaskWithItsCondition()
    {
        var talk = real.Open("en");
        talk.Say("I am moving house, what do I need to do about water and electricity");
        Assert.Equal(ReplyKind.Checklist, talk.Choose("command:list-all").Kind);
        var tasks = talk.Last.Sheet!.Parts.Single(p => p.Kind == PartKind.Tasks).Items;
        Assert.Equal(14, tasks.Count);
        Assert.All(tasks, t => Assert.NotNull(t.Condition));
    }

    [Fact]
    public void Facet_OfAnEvent_IsReadFromTheMergedList()
    {
        var talk = MoveIn();
        Assert.Equal(ReplyKind.Facet, talk.Say("要多少錢").Kind);
        Assert.Contains("1. ", talk.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-TW", "外公上個月離世，電表和水表的戶名都要換", "請節哀")]
    [InlineData("zh-TW", "老伴走了，電費單上還是他的名字要過戶", "請節哀")]
    [InlineData("en", "my husband has died and I must change the name on the water account", "sorry for your loss")]
    public void Loss_ThatIsTold_IsAnsweredFirstAndOnce(string locale, string said, string condolence)
    {
        var talk = real.Open(locale);
        Assert.StartsWith(condolence, talk.Say(said).Text.Replace("I am ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(condolence, talk.Say(said).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("姑姑往生，她的水費跟電費都要改成我", "any.death")]
    [InlineData("伯父辭世，電費該怎麼處理", "taipower.name-change")]
    [InlineData("爺爺過世以後我想申請電費過戶", "taipower.name-change")]
    public void Loss_WithWishes_IsTheEventWhereItMeansSeveralOfItsTasks(string said, string entry) =>
        Assert.Equal(entry, real.Open().Say(said).Answer.Entry);

    [Fact]
    public void Dead_AreNotAskedToSign()
    {
        var talk = real.Open(supplier: "twc");
        talk.Say("爸爸過世，家裡的水電戶名要處理");
        talk.Choose("slot:plan=keep");
        talk.Choose("slot:by=self");
        Assert.DoesNotContain("former-user-signature", talk.Documents);
        Assert.Contains("sole-transfer-statement", talk.Documents);

        var alone = real.Open(supplier: "twc");
        Assert.Equal("alone", alone.Say("我祖母過世了，水費要過戶給我").Answer.Case["consent"]);
    }

    [Fact]
    public void Move_ToAnotherCompanysPlace_SettlesWithTheOneThatIsLeft()
    {
        var talk = real.Open(supplier: null);
        talk.Say("要從士林搬去高雄，水電要辦什麼");
        Assert.Equal("twc", talk.State.Supplier);
        talk.Choose("slot:role=across");
        talk.Choose("slot:applicant=person");
        talk.Choose("slot:by=self");
        var tasks = talk.Last.Sheet!.Parts[0].Items;
        Assert.Contains("北水處", tasks.Single(t => t.Id == "old-settlement").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("北水處", tasks.Single(t => t.Id == "twc.name-change").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_NamesEachStageOnceInItsOrder()
    {
        foreach (var life in real.Loaded.Knowledge.Entries.Values.Where(e => e.Kind == EntryKind.LifeEvent))
        {
            var stages = life.InForce(RealEngine.Today)!.Facts.OfType<Fact.Task>().Select(t => t.Use.Stage!.Value).ToList();
            Assert.Equal(stages.Order(), stages);
        }
        var labels = MoveIn().Last.Sheet!.Brief.Where(b => b.Kind == BriefKind.Do).Select(b => b.Label);
        Assert.Equal(["這個月", "之後"], labels.Where(l => l.Length > 0));
    }

    private Conversation MoveIn()
    {
        var talk = real.Open();
        talk.Say("我要搬家，水電要辦什麼");
        talk.Choose("slot:role=in");
        talk.Choose("slot:applicant=person");
        talk.Choose("slot:by=self");
        return talk;
    }
}
