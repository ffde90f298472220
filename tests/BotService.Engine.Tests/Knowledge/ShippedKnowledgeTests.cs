using BotService.Engine.Language;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Knowledge;

public sealed class ShippedKnowledgeTests
{
    [Fact]
    public void Shipped_Loaded_HasNoProblems() => Assert.Empty(Shipped.Knowledge.Problems);

    [Fact]
    public void Shipped_Loaded_ProvesEveryCombination()
    {
        var combinations = Shipped.Knowledge.Knowledge.Entries.Values.SelectMany(e => e.Versions)
            .Sum(v => v.Slots.Aggregate(1, (n, s) => n * s.Options.Count));
        var overlays = Shipped.Knowledge.Knowledge.Catalogue.Offices.Values.Sum(o => o.Cases.Count);
        Assert.Equal(combinations + overlays, Shipped.Knowledge.CasesProved);
    }

    [Theory]
    [InlineData("taipower.overdue", EntryKind.Topic)]
    [InlineData("taipower.payment-methods", EntryKind.Topic)]
    [InlineData("twc.water-outage", EntryKind.Action)]
    [InlineData("taipower.name-change", EntryKind.Procedure)]
    [InlineData("taipower.move-settlement", EntryKind.Procedure)]
    [InlineData("taipower.tenant-inquiry", EntryKind.Procedure)]
    [InlineData("taipower.military-discount", EntryKind.Procedure)]
    [InlineData("taipower.disability-discount", EntryKind.Procedure)]
    [InlineData("taipower.ebill", EntryKind.Procedure)]
    [InlineData("taipower.auto-debit", EntryKind.Procedure)]
    [InlineData("taipower.reconnect", EntryKind.Procedure)]
    [InlineData("taipower.bill-reissue", EntryKind.Procedure)]
    [InlineData("taipower.time-of-use", EntryKind.Procedure)]
    [InlineData("taipower.outage-report", EntryKind.Action)]
    [InlineData("taipower.solar-grid", EntryKind.Procedure)]
    [InlineData("twc.new-service", EntryKind.Procedure)]
    [InlineData("twc.suspend", EntryKind.Procedure)]
    [InlineData("twc.resume", EntryKind.Procedure)]
    [InlineData("twc.name-change", EntryKind.Procedure)]
    [InlineData("any.joint-service", EntryKind.Procedure)]
    public void Shipped_Entry_HasItsKind(string id, EntryKind kind) =>
        Assert.Equal(kind, Shipped.Knowledge.Knowledge.Entries[id].Kind);

    [Theory]
    [ClassData(typeof(EveryEntry))]
    public void Entry_BeforeItsFirstVersion_HasNothingInForce(string id)
    {
        var entry = Shipped.Knowledge.Knowledge.Entries[id];
        var first = entry.Versions.Min(v => v.InForce.From);
        Assert.Null(entry.InForce(first.AddDays(-1)));
        Assert.NotNull(entry.InForce(first));
    }

    [Fact]
    public void SharedValue_BeforeItsPeriod_IsNull()
    {
        var knowledge = Shipped.Knowledge.Knowledge;
        var (id, value) = knowledge.Catalogue.Values.First();
        Assert.Null(knowledge.SharedValue(id, value[0].InForce.From.AddDays(-1)));
        Assert.Equal(value[0].Value, knowledge.SharedValue(id, value[0].InForce.From));
    }

    [Fact]
    public void Release_OneByteChanged_Differs()
    {
        using var copy = new KnowledgeCopy("taipower.overdue");
        var before = copy.Load().Knowledge.Release;
        copy.Append("taipower/overdue/utterances.en.yaml", "- the day my power bill was due is long past\n");
        Assert.NotEqual(before, copy.Load().Knowledge.Release);
        Assert.Matches("^[0-9a-f]{12}$", before);
    }

    [Fact]
    public void Answers_AllSpeakEveryLanguage() => Assert.All(
        Shipped.Knowledge.Knowledge.Answers.Values, a =>
        {
            Assert.Contains(a.Words["zh-TW"].Text, Scripts.IsHan);
            Assert.DoesNotContain("。", a.Words["en"].Text, StringComparison.Ordinal);
            Assert.NotEmpty(a.Words["en"].Asked);
        });
}
