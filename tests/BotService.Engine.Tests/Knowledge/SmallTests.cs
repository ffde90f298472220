using BotService.Engine;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.Conversations;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Knowledge;

/// <summary>The tests' own knowledge is as sound as a shipped one has to be, and another one.</summary>
public sealed class SmallTests
{
    [Fact]
    public void Small_Loaded_HasNoProblemsButTheCalculatorsItDoesWithout()
    {
        var problems = Release.Load(Small.Folders).Problems;
        Assert.Equal(
            Ground.Shipped.Knowledge().Entries.Values.Where(e => e.Kind == EntryKind.Calculator)
                .Select(e => (e.Id, "calculator-without-entry")).Order(),
            problems.Select(p => (p.Message.Split('`')[1], p.Code)).Order());
        Assert.All(problems, p => Assert.Equal(Severity.Warning, p.Severity));
    }

    [Fact]
    public void Small_Conversations_AllHold() => Assert.Empty(
        ConversationCheck.Run(
            Small.Folders.Knowledge, Small.Knowledge, Small.Release.Engine, new DateOnly(2026, 11, 20)).Problems);

    /// <summary>The commands of <c>dialogs/phrases</c> name the one that both have.</summary>
    [Fact]
    public void Small_Entries_AreNoneOfTheShipped() =>
        Assert.Equal(["any.human-agent"], Small.Knowledge.Entries.Keys.Intersect(Shipped.Entries));

    [Fact]
    public void Small_Facts_AreOfEveryStatus() => Assert.Equal(
        Enum.GetValues<FactStatus>().Order(),
        Small.Knowledge.Entries.Values.SelectMany(e => e.Versions).SelectMany(v => v.Facts).Select(f => f.Status)
            .Distinct().Order());
}
