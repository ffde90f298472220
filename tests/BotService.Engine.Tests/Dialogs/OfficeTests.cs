using System.Text.Json;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>What an office adds is told to its citizens and to nobody else.</summary>
public sealed class OfficeTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const string Ask = "電費過戶，個人，本人去";

    [Fact]
    public void Office_Named_AddsItsPromisesUnderItsName()
    {
        var talk = real.Open();
        talk.Say($"台電新營區處{Ask}");
        Assert.Equal(["taipower-sinying"], talk.State.Offices.AsEnumerable());
        Assert.Equal(ReplyKind.Checklist, talk.Last.Kind);
        var added = Added(talk).ToList();
        Assert.Equal(["form-brought", "scanned-papers"], added.Select(i => i.Id).Order());
        Assert.All(added, i => Assert.StartsWith("新營區處：", i.Text, StringComparison.Ordinal));
        Assert.All(added, i => Assert.NotNull(i.Mark));
        Assert.Contains(new CaseLine("營業單位", "台電新營區營業處"), talk.Last.Sheet!.Case);
    }

    [Fact]
    public void Office_Overlay_TakesNothingAway()
    {
        var (plain, office) = (real.Open(), real.Open());
        plain.Say(Ask);
        office.Say($"高雄區處{Ask}");
        var all = Items(office).Select(i => (i.Id, i.Office)).ToList();
        Assert.All(Items(plain), i => Assert.Contains((i.Id, i.Office), all));
        Assert.Equal(Items(plain).Count() + Added(office).Count(), all.Count);
        Assert.Empty(Added(plain));
    }

    [Fact]
    public void Office_OfAnother_IsNotSeen()
    {
        var talk = real.Open();
        talk.Say($"台電台北市區營業處{Ask}");
        Assert.Equal(["english-counter"], Added(talk).Select(i => i.Id));
    }

    [Fact]
    public void Office_NamedAfterTheList_TellsItAgainWithItsPromises()
    {
        var talk = real.Open();
        talk.Say(Ask);
        Assert.Equal(ReplyKind.Checklist, talk.Say("我在新營").Kind);
        Assert.NotEmpty(Added(talk));
        Assert.Equal(ReplyKind.Checklist, talk.Say("說錯了，是高雄區處").Kind);
        Assert.Equal(["taipower-kaohsiung"], talk.State.Offices.AsEnumerable());
        Assert.Equal(["drop-box"], Added(talk).Select(i => i.Id));
        Assert.Equal(ReplyKind.Checklist, talk.Say("不是高雄區處").Kind);
        Assert.Empty(talk.State.Offices);
        Assert.Empty(Added(talk));
    }

    [Fact]
    public void Office_NamedWhileAQuestionIsOpen_IsKeptAndTheQuestionAskedAgain()
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        var asked = talk.State.ExpectedSlot;
        Assert.Equal(ReplyKind.Question, talk.Say("新營區處").Kind);
        Assert.Equal(asked, talk.State.ExpectedSlot);
        Assert.Equal(["taipower-sinying"], talk.State.Offices.AsEnumerable());
    }

    [Fact]
    public void Office_Known_IsRememberedForTheNextMatter()
    {
        var talk = real.Open();
        talk.Say($"新營區處{Ask}");
        talk.Say("我要申訴台電");
        Assert.Equal("taipower.complaint", talk.Last.Answer.Entry);
        Assert.Contains(Added(talk), i => i.Id == "message-board");
    }

    [Fact]
    public void Station_WithinARegion_AddsWhatItsRegionAdds()
    {
        var talk = real.Open();
        talk.Say("電費有哪些繳費方式");
        Assert.Equal("taipower.payment-methods", talk.Last.Answer.Entry);
        talk.Say("高雄區處楠梓服務所");
        Assert.Equal(["taipower-nanzih"], talk.State.Offices.AsEnumerable());
        talk.Say("全部列出");
        Assert.Equal(["noon-cashier", "noon-station"], Added(talk).Select(i => i.Id).Order());
        Assert.All(Added(talk), i => Assert.Contains("100 年", i.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Office_OfASupplier_SaysWhoseWaterItIs()
    {
        var talk = real.Open(supplier: null);
        talk.Say("台水第一區管理處，用水過戶要帶什麼");
        Assert.Equal("twc", talk.State.Supplier);
        Assert.Equal(["twc-district1"], talk.State.Offices.AsEnumerable());
        talk.Say("全部列出");
        Assert.Contains(Added(talk), i => i.Id == "nine-in-one");
    }

    [Fact]
    public void Offices_OfTwoOrganisations_AreBothRemembered()
    {
        var talk = real.Open();
        talk.Say($"新營區處{Ask}");
        talk.Say("台水一區用水過戶要帶什麼");
        Assert.Equal(["taipower-sinying", "twc-district1"], talk.State.Offices.Order());
        var read = JsonSerializer.Deserialize<DialogState>(JsonSerializer.Serialize(talk.State))!;
        Assert.Equal(talk.State, read);
    }

    [Fact]
    public void TwoOffices_InOneSentence_SettleNothing()
    {
        var talk = real.Open();
        talk.Say($"新營區處和高雄區處{Ask}");
        Assert.Empty(talk.State.Offices);
    }

    [Fact]
    public void State_WithAnOfficeThatIsNone_IsAsGoodAsWithout()
    {
        var talk = real.Open();
        talk.Say(Ask);
        var turn = real.Engine.Next(
            talk.State with { Offices = ["nowhere", ""] }, new Input("要帶什麼證件", "zh-TW"), RealEngine.Today);
        Assert.Equal("taipower.name-change", turn.Replies[^1].Answer.Entry);
    }

    [Fact]
    public void Office_InEnglish_BearsItsEnglishName()
    {
        var talk = real.Open("en");
        talk.Say("How do I complain about Taipower at the Sinying district office");
        Assert.Equal("taipower.complaint", talk.Last.Answer.Entry);
        Assert.All(Added(talk), i => Assert.StartsWith("Sinying district office: ", i.Text, StringComparison.Ordinal));
        Assert.NotEmpty(Added(talk));
    }

    private static IEnumerable<SheetItem> Items(Conversation talk) => talk.Last.Sheet!.Parts.SelectMany(p => p.Items);

    private static IEnumerable<SheetItem> Added(Conversation talk) => Items(talk).Where(i => i.Office is not null);
}
