using BotService.Engine.Search;
using static BotService.Tests.Search.Searches;

namespace BotService.Tests.Search;

/// <summary>What is found, over the tests' own knowledge.</summary>
public sealed class FindingTests
{
    [Theory]
    [InlineData("過戶", "taipower.handover")]
    [InlineData("電費過戶", "taipower.handover")]
    [InlineData("過戶電費", "taipower.handover")]
    [InlineData("請問電費過戶要帶什麼", "taipower.handover")]
    [InlineData("电费过户", "taipower.handover")]
    [InlineData("電費　過戶", "taipower.handover")]
    [InlineData("房子買賣電費改名字", "taipower.handover")]
    [InlineData("how do I change the name on my electricity bill", "taipower.handover")]
    [InlineData("ELECTRICITY NAME CHANGE", "taipower.handover")]
    [InlineData("ｎａｍｅ ｃｈａｎｇｅ", "taipower.handover")]
    public void Text_OfWords_FindsTheEntryFirst(string text, string entry) =>
        Assert.Contains(entry, Find(text).Ids().Take(3));

    [Theory]
    [InlineData("證")]
    [InlineData("戶")]
    public void Text_OfOneCharacter_FindsWhatHoldsIt(string text)
    {
        var result = Find(text);

        Assert.NotEmpty(result.Hits);
        Assert.All(result.Hits,
            h => Assert.Contains($"[{text}", h.Name.Shown() + h.Snippet.Shown(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("臺電", "台電")]
    [InlineData("电费", "電費")]
    [InlineData("ＡＰＰ", "app")]
    public void Text_InAnotherForm_FindsTheSame(string one, string other)
    {
        Assert.NotEmpty(Find(one).Hits);
        Assert.Equal(Find(other).Ids(), Find(one).Ids());
    }

    [Fact]
    public void Words_Several_AreAllWanted()
    {
        var both = Own.All(new("電費 帳單", "zh-TW")).Select(h => h.Entry).ToHashSet();

        Assert.NotEmpty(both);
        Assert.Subset(Own.All(new("電費", "zh-TW")).Select(h => h.Entry).ToHashSet(), both);
        Assert.Subset(Own.All(new("帳單", "zh-TW")).Select(h => h.Entry).ToHashSet(), both);
    }

    [Theory]
    [InlineData("elec", "electricity")]
    [InlineData("electricit", "electricity")]
    [InlineData("invoices", "invoice")]
    public void Word_ItsBeginningOrPlural_FindsWhatTheWordFinds(string typed, string word) =>
        Assert.Superset(
            Own.All(new(word, "en")).Select(h => h.Entry).ToHashSet(),
            Own.All(new(typed, "en")).Select(h => h.Entry).ToHashSet());

    [Theory]
    [InlineData("「統一編號」")]
    [InlineData("“統一編號”")]
    [InlineData("\"統一編號\"")]
    [InlineData("＂統一編號＂")]
    [InlineData("『統一編號』")]
    public void Phrase_InAnyQuotationMarks_StandsAsTyped(string text)
    {
        var result = Find(text);

        Assert.Equal(["統一編號"], result.Understood.Phrases);
        Assert.NotEmpty(result.Hits);
    }

    [Fact]
    public void Phrase_OfWordsElsewhereInTheEntry_DoesNotFindIt()
    {
        Assert.NotEmpty(Find("過戶電費").Hits);
        Assert.Empty(Find("「過戶電費」").Hits);
        Assert.Empty(Find("\"number account\"", "en").Hits);
        Assert.NotEmpty(Find("number account", "en").Hits);
    }

    [Theory]
    [InlineData("過戶 -水費")]
    [InlineData("過戶 －水費")]
    [InlineData("過戶 -「水費」")]
    public void Word_AfterAMinus_IsNowhereInWhatIsShown(string text)
    {
        var left = Own.All(new(text, "zh-TW")).Select(h => h.Entry).ToList();

        Assert.Contains("taipower.handover", left);
        Assert.DoesNotContain("twc.handover", left);
        Assert.True(left.Count < Own.Find(new("過戶", "zh-TW"), Today).Total);
    }

    [Fact]
    public void Minus_WithinAWord_LeavesNothingOut() => Assert.Empty(Find("e-bill", "en").Understood.Excluded);

    [Fact]
    public void Exclusion_Alone_FindsAllTheRest()
    {
        var (all, without) = (Find(null).Total, Find("-水費").Total);

        Assert.InRange(without, 1, all - 1);
    }

    [Fact]
    public void Text_InAnotherLanguage_IsToldInTheReaders()
    {
        var hit = Find("過戶", "en").Hits.First(h => h.Entry == "taipower.handover");

        Assert.All(hit.Name.Text + hit.Snippet.Text, c => Assert.False(c is >= '\u4E00' and <= '\u9FFF'));
    }

    [Fact]
    public void Hits_OfOrdinaryWords_AreMarkedInNameOrSnippet() =>
        Assert.All(Find("電費").Hits,
            h => Assert.Contains("[", h.Name.Shown() + h.Snippet.Shown(), StringComparison.Ordinal));

    [Fact]
    public void Examples_OfTheHelp_AllFindSomething()
    {
        foreach (var locale in Real.Locales)
        {
            Assert.InRange(Real.Examples(locale).Count, 5, 10);
            Assert.All(Real.Examples(locale), e => Assert.True(Real.Find(new(e.Text, locale), Today).Total > 0, e.Text));
        }
    }

    [Fact]
    public void Search_ByManyAtOnce_GivesEachTheSame()
    {
        string[] texts = ["過戶", "電費 帳單", "過互", "name change", "「統一編號」 -水費", "電廢帳單"];
        var alone = texts.Select(t => Whole(t)).ToList();

        Parallel.For(0, 200, i => Assert.Equal(alone[i % texts.Length], Whole(texts[i % texts.Length])));

        static string Whole(string text) => System.Text.Json.JsonSerializer.Serialize(Find(text));
    }
}
