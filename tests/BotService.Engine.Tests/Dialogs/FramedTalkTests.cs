using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>Talks in languages of which there are fixed words and names, and no entry's sentences.</summary>
public class FramedTalkTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("Tôi mới mua nhà, muốn chuyển hóa đơn điện sang tên mình", "vi", "taipower.name-change")]
    [InlineData("toi muon chuyen hoa don dien sang ten minh", "vi", "taipower.name-change")]
    [InlineData("đồng hồ nước bị hỏng rồi, xin kiểm tra giúp tôi", "vi", "twc.meter-test")]
    [InlineData("saya mau ganti nama di rekening listrik", "id", "taipower.name-change")]
    [InlineData("kok tagihan air bulan ini jadi mahal ya", "id", "twc.high-bill")]
    public void Sentence_IsUnderstood_AndAnsweredInItsLanguage(string said, string locale, string entry)
    {
        var talk = real.Open();
        talk.Say(said);
        Assert.Equal(locale, talk.State.Locale);
        Assert.Equal(entry, talk.State.Topic?.Entry);
        Assert.All(talk.Turn.Replies, r => Assert.Equal(locale, r.Locale));
    }

    [Theory]
    [InlineData("vi", "tôi muốn sang tên điện", "cá nhân", "applicant", "person")]
    [InlineData("vi", "tôi muốn sang tên điện", "個人", "applicant", "person")]
    [InlineData("id", "saya mau ganti nama di rekening listrik", "perusahaan", "applicant", "company")]
    public void Option_IsChosenByWhatStandsInEitherColumn(
        string locale, string said, string typed, string slot, string option)
    {
        var talk = real.Open(locale);
        talk.Say(said);
        talk.Say(typed);
        Assert.Equal(option, talk.State.Topic!.Answers.GetValueOrDefault(slot));
    }

    [Theory]
    [InlineData("vi", "quên đóng tiền điện nên bị cắt điện, mở lại thế nào")]
    [InlineData("id", "listrik saya diputus karena lupa bayar, cara sambung lagi")]
    public void List_HasTheNamesInTwoLanguages_AndANumberToTouch(string locale, string said)
    {
        var talk = real.Open(locale);
        talk.Say(said);
        talk.Say(real.Words("list-all", locale));
        var reply = talk.Turn.Replies.Last(r => r.Sheet is not null);
        var spoken = real.Loaded.Knowledge.Words("zh-TW").Documents;
        Assert.All(
            reply.Sheet!.Parts.Where(p => p.Kind is PartKind.Documents or PartKind.Forms).SelectMany(p => p.Items)
                .Where(i => spoken.ContainsKey(i.Id)),
            i => Assert.EndsWith($"｜ {spoken[i.Id].Name}", i.Text, StringComparison.Ordinal));
        Assert.Contains("1911", talk.Turn.Replies.SelectMany(r => r.Calls).Select(c => c.Number));
    }

    [Theory]
    [InlineData("vi", "hôm nay trời có nắng không")]
    [InlineData("id", "besok cuacanya cerah tidak ya")]
    public void OutOfScope_IsRefusedInTheLanguage_WithWhomToCall(string locale, string said)
    {
        var talk = real.Open(locale);
        talk.Say(said);
        var reply = Assert.Single(talk.Turn.Replies);
        Assert.Equal(ReplyKind.Fallback, reply.Kind);
        Assert.StartsWith(real.Words("fallback", locale), reply.Text, StringComparison.Ordinal);
        Assert.Equal(["1911", "1910"], reply.Calls.Select(c => c.Number));
    }

    [Fact]
    public void Thai_IsToldInThaiWhomToCall()
    {
        var talk = real.Open();
        talk.Say("อยากเปลี่ยนชื่อในบิลค่าไฟ");
        Assert.Contains("1911", talk.Turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("โทร", talk.Turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal("en", talk.State.Locale);
    }

    [Theory]
    [InlineData("ATM")]
    [InlineData("Google Pay")]
    [InlineData("App")]
    [InlineData("Kevin")]
    [InlineData("👌")]
    public void Word_AmidAChineseTalk_KeepsItChinese(string said)
    {
        var talk = real.Open();
        talk.Say("電費要怎麼繳");
        talk.Say(said);
        Assert.Equal("zh-TW", talk.State.Locale);
    }

    [Fact]
    public void Command_InAnyLanguage_GoesOverToAFramedOne()
    {
        var talk = real.Open();
        talk.Say("電費過戶");
        talk.Say("Tiếng Việt");
        Assert.Equal("vi", talk.State.Locale);
        Assert.Equal("taipower.name-change", talk.State.Topic?.Entry);
        talk.Say("中文");
        Assert.Equal("zh-TW", talk.State.Locale);
    }

    /// <summary>Whatever the Chinese list says stands in the framed one too.</summary>
    [Theory]
    [InlineData("vi")]
    [InlineData("id")]
    public void Sheet_OfAFramedLocale_LosesNothing(string locale)
    {
        var (knowledge, labels) = (real.Loaded.Knowledge, real.Loaded.Script.SheetLabels);
        var writer = new SheetWriter(knowledge, labels);
        foreach (var entry in knowledge.Entries.Values.Where((_, i) => i % 4 == 0))
        {
            if (entry.InForce(RealEngine.Today) is not { } version) continue;
            var list = CaseSolver.Solve(version, new Dictionary<string, string>());
            var (plain, framed) = (
                writer.Write(entry, list, "zh-TW", RealEngine.Today),
                writer.Write(entry, list, locale, RealEngine.Today));
            Assert.Equal(
                plain.Parts.Select(p => (p.Kind, p.Items.Count)), framed.Parts.Select(p => (p.Kind, p.Items.Count)));
            foreach (var (one, other) in plain.Parts.SelectMany(p => p.Items)
                .Zip(framed.Parts.SelectMany(p => p.Items)))
            {
                Assert.Equal(one.Id, other.Id);
                Assert.True(one.Id == Fact.OpenId || other.Text.Contains(one.Text, StringComparison.Ordinal), one.Text);
                Assert.Equal(
                    (one.Details.Count, one.Mark is null, one.Condition is null),
                    (other.Details.Count, other.Mark is null, other.Condition is null));
            }
        }
    }
}
