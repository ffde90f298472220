using System.Collections.Immutable;
using BotService.Conversations;
using BotService.Editing.Replay;
using BotService.Engine.Dialogs;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Editing.Replay;

/// <summary>What a change of the tests' own knowledge changes for who asked before.</summary>
public sealed class ReplayTests
{
    private const string Entry = "taipower.handover", Folder = "knowledge/taipower/handover/";

    private const string Identity = "  - { document: identity, status: confirmed, source: power-page, when: { by: [self] } }\n";

    [Fact]
    public async Task NothingChanged_IsNoGroup()
    {
        var (figures, groups) = await Asked(new SmallReplay()).RunAsync();
        Assert.Empty(groups);
        Assert.Equal(3, figures.Questions);
        Assert.True(figures.Conversations > 1);
        Assert.Equal(figures.Release, Small.Release.Id);
    }

    [Fact]
    public async Task DocumentForEverybody_IsOneGroupOfEachCase_AndExpectedWhereItWasMeant()
    {
        var draft = WithTenancy(Asked(new SmallReplay()));
        var (_, open) = await draft.RunAsync();
        var (figures, expected) = await draft.RunAsync(Entry);
        Assert.Equal([ReplayKind.List], open.Select(g => g.Kind).Distinct());
        Assert.All(open, g => Assert.Equal(
            (GroupDecision.Open, Entry), (g.Status, Assert.Single(g.Difference.New.Entries))));
        Assert.All(open, g => Assert.Equal(["documents/water-number"], g.Difference.Came));
        Assert.All(open, g => Assert.Empty(g.Difference.Went));
        Assert.Equal(open.Select(g => (g.Id, g.Count)), expected.Select(g => (g.Id, g.Count)));
        Assert.All(expected, g => Assert.Equal(GroupDecision.Expected, g.Status));
        Assert.Empty(figures.Problems);
    }

    [Fact]
    public async Task RuleFromALaterDay_IsSeenOnThatDay()
    {
        var (figures, groups) = await Later(Asked(new SmallReplay())).RunAsync();
        Assert.Equal([new DateOnly(2026, 11, 20), new DateOnly(2027, 1, 1)], figures.Days);
        var group = Assert.Single(groups, g => g.Difference.Came.Count > 0);
        Assert.Equal((new DateOnly(2027, 1, 1), "2025-01-01", "2027-01-01"),
            (group.Difference.Day, group.Difference.Old.InForce, group.Difference.New.InForce));
    }

    [Fact]
    public async Task Receipt_IsMadeAgain()
    {
        var given = new GivenCase(
            new Topic(Entry, ImmutableDictionary<string, string>.Empty.Add("applicant", "person").Add("by", "self")), null, []);
        var sheet = SheetAgain.Of(Small.Release, given, "zh-TW", new(2026, 11, 20))!;
        var (figures, groups) = await WithTenancy(
            new SmallReplay().Given(new Receipt("r1", default, sheet) { Case = given })).RunAsync();
        Assert.Equal(1, figures.Receipts);
        Assert.Contains(groups, g => g.Example == sheet.Title && g.Difference.Came.SequenceEqual(["documents/water-number"]));
    }

    [Fact]
    public async Task OtherQuestion_OtherWords_AndRefusal_AreTheirOwnKinds()
    {
        var draft = new SmallReplay().Asked(("電費過戶要帶什麼", 4)).Talked("幫公司辦電費過戶，委託代理人去")
            .With($"{Folder}wording.zh-TW.yaml", "收件後 {days} 天內辦好。", "收件之後 {days} 天辦好。");
        var (_, words) = await draft.RunAsync();
        Assert.All(words, g => Assert.Equal(ReplayKind.Words, g.Kind));
        Assert.Contains(words, g => g.Difference.Reworded.SequenceEqual(["times/processing"]));
    }

    [Fact]
    public async Task TwoRuns_GiveTheSameGroups()
    {
        var draft = Later(WithTenancy(Asked(new SmallReplay()).Talked("電費過戶要帶什麼", "公司", "本人")));
        var (first, second) = (await draft.RunAsync(), await draft.RunAsync());
        Assert.NotEmpty(first.Groups);
        Assert.Equal(first.Groups.Select(g => (g.Id, g.Count, g.Example)), second.Groups.Select(g => (g.Id, g.Count, g.Example)));
    }

    [Fact]
    public async Task DraftThatDoesNotCompile_SaysWhy_AndAsksNothing()
    {
        var (figures, groups) = await Asked(new SmallReplay()).With($"{Folder}entry.yaml", Identity, "").RunAsync();
        Assert.Empty(groups);
        Assert.Equal(0, figures.Questions);
        Assert.Contains(figures.Problems, p => p.Contains("cases.yaml", StringComparison.Ordinal));
    }

    private static SmallReplay Asked(SmallReplay replay) =>
        replay.Asked(("電費過戶要帶什麼", 4), ("幫公司辦電費過戶", 2), ("自來水暫停用水", 1));

    /// <summary>A further document for whoever comes.</summary>
    private static SmallReplay WithTenancy(SmallReplay replay) => replay
        .With($"{Folder}entry.yaml", Identity, $"{Identity}  - {{ document: water-number, status: confirmed, source: power-page }}\n")
        .With($"{Folder}cases.yaml", "[electricity-number, identity]", "[electricity-number, identity, water-number]")
        .With($"{Folder}cases.yaml", "[electricity-number, authorisation, agent-identity]", "[electricity-number, authorisation, agent-identity, water-number]")
        .With($"{Folder}cases.yaml", "company-register, identity]", "company-register, identity, water-number]")
        .With($"{Folder}cases.yaml", "register, authorisation, agent-identity]", "register, authorisation, agent-identity, water-number]");

    /// <summary>From 2027 on everybody brings the same two.</summary>
    private static SmallReplay Later(SmallReplay replay) => replay
        .With($"{Folder}entry.yaml", replay.Text($"{Folder}entry.yaml")
            .Replace("- in_force: { from: 2025-01-01 }", "- in_force: { from: 2025-01-01, to: 2026-12-31 }", StringComparison.Ordinal) + """
            - in_force: { from: 2027-01-01 }
              list: confirmed
              documents:
              - { document: electricity-number, status: confirmed, source: power-page }
              - { document: water-number, status: confirmed, source: power-page }
              fees:
              - { status: open }
              times:
              - { status: open }
              channels:
              - { channel: power-counter, status: confirmed, source: power-page }

            """)
        .With($"{Folder}cases.yaml", replay.Text($"{Folder}cases.yaml") + """
            - version: 2027-01-01
              documents: [electricity-number, water-number]
              fees: [open]
              channels: [power-counter]

            """);
}
