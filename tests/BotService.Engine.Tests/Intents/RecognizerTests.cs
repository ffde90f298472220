using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Intents;

public class RecognizerTests
{
    private static readonly Recognizer Asked = Recognizer.Train(Small.Knowledge, Small.OutOfScope);

    [Theory]
    [InlineData("電費過戶要準備什麼", "taipower.handover")]
    [InlineData("电费过户", "taipower.handover")]
    [InlineData("水費過戶要準備什麼", "twc.handover")]
    [InlineData("申請電子帳單", "taipower.mail-bill")]
    [InlineData("我家停電了", "taipower.blackout")]
    [InlineData("我家停水了", "twc.dry-tap")]
    [InlineData("change the name on the water bill please", "twc.handover")]
    public void Recognize_PlainRequest_IsMatched(string text, string entry)
    {
        var found = Ask(text);
        Assert.Equal(Outcome.Matched, found.Outcome);
        Assert.Equal(entry, found.Candidates[0].Entry);
        Assert.Equal(1, found.Choices);
    }

    [Theory]
    [InlineData("水停了")]
    [InlineData("水的電子帳單")]
    [InlineData("water e-bill")]
    [InlineData("自來水要改名")]
    [InlineData("北水處過戶")]
    public void Recognize_WaterSaid_NeverOffersElectricity(string text) =>
        Assert.DoesNotContain(Ask(text).Candidates, c => c.Entry.StartsWith("taipower.", StringComparison.Ordinal));

    [Theory]
    [InlineData("我要過戶")]
    [InlineData("過戶要帶什麼")]
    [InlineData("水電過戶")]
    [InlineData("change name")]
    public void Recognize_OnlyTheOrganisationMissing_AsksWhichOfTheTwo(string text)
    {
        var found = Ask(text);
        Assert.Equal(Outcome.Ambiguous, found.Outcome);
        Assert.Equal(2, found.Choices);
        Assert.Equal(
            ["taipower.handover", "twc.handover"], found.Candidates.Take(2).Select(c => c.Entry).Order());
    }

    [Theory]
    [InlineData("taipower.mail-bill", "taipower.handover")]
    [InlineData("twc.dry-tap", "twc.handover")]
    public void Recognize_OrganisationMissing_IsSettledByTheConversation(string current, string expected)
    {
        var found = Asked.Recognize("我要過戶", new RecognitionContext(current));
        Assert.Equal((Outcome.Matched, expected), (found.Outcome, found.Candidates[0].Entry));
    }

    [Theory]
    [InlineData("taipower", "taipower.handover")]
    [InlineData("twc", "twc.handover")]
    public void Recognize_OrganisationMissing_IsTheOneAsked(string asked, string expected)
    {
        var found = Asked.Recognize("我要過戶", RecognitionContext.None with { Organisation = asked });
        Assert.Equal((Outcome.Matched, expected), (found.Outcome, found.Candidates[0].Entry));
    }

    [Fact]
    public void Recognize_OrganisationSaid_OutweighsTheOneAsked() =>
        Assert.Equal(
            "twc.handover",
            Asked.Recognize("水費過戶", RecognitionContext.None with { Organisation = "taipower" }).Candidates[0].Entry);

    [Fact]
    public void Recognize_OrganisationAskedUnknown_ChangesNothing() => Assert.Equal(
        Asked.Recognize("我要過戶", RecognitionContext.None).Candidates,
        Asked.Recognize("我要過戶", RecognitionContext.None with { Organisation = "nobody" }).Candidates);

    [Fact]
    public void Recognize_OrganisationSaid_OutweighsTheConversation() =>
        Assert.Equal(
            "twc.handover", Asked.Recognize("水費過戶", new RecognitionContext("taipower.mail-bill")).Candidates[0].Entry);

    [Theory]
    [InlineData("今天會下雨嗎")]
    [InlineData("瓦斯過戶")]
    [InlineData("講個笑話")]
    [InlineData("what is the capital of France")]
    public void Recognize_SomebodyElsesBusiness_IsOutOfScope(string text) =>
        Assert.Equal(Outcome.OutOfScope, Ask(text).Outcome);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("？！…")]
    [InlineData("😀😀")]
    [InlineData("\u200b\u202e")]
    public void Recognize_NothingToRead_IsNoInput(string text)
    {
        var found = Ask(text);
        Assert.Equal(Outcome.NoInput, found.Outcome);
        Assert.Empty(found.Candidates);
    }

    [Fact]
    public void Recognize_Candidates_AreProbabilitiesAndAtMostFive()
    {
        foreach (var text in (string[])["我要過戶", "停電", "帳單", "你好"])
        {
            var found = Ask(text);
            Assert.InRange(found.Candidates.Count, 1, 5);
            Assert.All(found.Candidates, c => Assert.InRange(c.Score, 0, 1));
            Assert.InRange(found.Candidates.Sum(c => c.Score), 0, found.InScope + 1e-9);
        }
    }

    [Fact]
    public void Train_SameKnowledgeInAnotherOrder_GivesTheSameFindings()
    {
        var knowledge = Small.Knowledge;
        var turned = knowledge with { Entries = knowledge.Entries.Reverse().ToDictionary(e => e.Key, e => e.Value) };
        var again = Recognizer.Train(turned, Small.OutOfScope);
        foreach (var text in HostileTexts.Some(50).Append("我要過戶").Append("停電多久"))
        {
            var (one, other) = (Ask(text), again.Recognize(text, RecognitionContext.None));
            Assert.Equal(one.Outcome, other.Outcome);
            Assert.Equal(one.Candidates, other.Candidates);
        }
    }

    [Fact]
    public void Train_NothingKnown_RefusesEverything()
    {
        var empty = Small.Knowledge with { Entries = new Dictionary<string, Entry>() };
        var recognizer = Recognizer.Train(empty, Small.OutOfScope);
        Assert.Equal(Outcome.OutOfScope, recognizer.Recognize("我要過戶", RecognitionContext.None).Outcome);
    }

    [Fact]
    public void Train_OneEntryAndNoSentencesOutOfScope_StillRecognises()
    {
        var knowledge = Small.Knowledge;
        var one = knowledge with { Entries = knowledge.Entries.Where(e => e.Key == "taipower.handover").ToDictionary(e => e.Key, e => e.Value) };
        var recognizer = Recognizer.Train(one, new Dictionary<string, IReadOnlyList<string>>());
        Assert.Equal("taipower.handover", recognizer.Recognize("電費過戶", RecognitionContext.None).Candidates[0].Entry);
    }

    /// <summary>「白費水」 names water; as an entry's own way of asking it is said of electricity.</summary>
    [Fact]
    public void Recognize_EntrysOwnWords_AreItsWhateverElseTheyName()
    {
        const string said = "訂金白費水一樣流掉了";
        var entry = Small.Knowledge.Entries["taipower.handover"];
        var words = entry.Utterances.ToDictionary(
            u => u.Key, u => u.Key == "zh-TW" ? (IReadOnlyList<string>)[.. u.Value, said] : u.Value);
        var taught = Small.Knowledge with
        {
            Entries = new Dictionary<string, Entry>(Small.Knowledge.Entries) { [entry.Id] = entry with { Utterances = words } },
        };
        var recognizer = Recognizer.Train(taught, Small.OutOfScope);
        Assert.Equal(entry.Id, recognizer.Recognize(said, RecognitionContext.None).Candidates[0].Entry);
        Assert.DoesNotContain(
            recognizer.Recognize("水費白繳了", RecognitionContext.None).Candidates, c => c.Entry == entry.Id);
    }

    /// <summary>A hundred thousand in every run; <c>BOTSERVICE_FUZZ=10000000</c> asks for more.</summary>
    [Fact]
    public void Recognize_HostileTexts_NeverThrowsAndTakesLittleMemory()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("BOTSERVICE_FUZZ"), out var wanted)
            ? wanted : 100_000;
        foreach (var text in HostileTexts.Some(count))
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var found = Ask(text);
            Assert.InRange(found.InScope, 0, 1);
            Assert.InRange(found.Candidates.Count, 0, 5);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
    }

    [Fact]
    public void Recognize_TenMegabytes_ReadsTheBeginningOnly()
    {
        var text = "電費過戶" + new string('好', 10 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(Ask(text).Candidates);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Recognize_ManyThreads_AgreeWithOne()
    {
        string[] texts = ["我要過戶", "停電", "水費過戶", "電子帳單", "今天天氣", "no water"];
        var expected = texts.Select(t => Ask(t).Candidates[0]).ToArray();
        Parallel.For(
            0, 2000, i => Assert.Equal(expected[i % texts.Length], Ask(texts[i % texts.Length]).Candidates[0]));
    }

    private static Recognition Ask(string text) => Asked.Recognize(text, RecognitionContext.None);
}
