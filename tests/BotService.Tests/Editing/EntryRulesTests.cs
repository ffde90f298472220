using BotService.Editing.Forms;

namespace BotService.Tests.Editing;

/// <summary>What an editor does in forms, as a change of the lines that it is about.</summary>
public sealed class EntryRulesTests
{
    private const string Text = """
        # kept
        id: a.b
        owner: 'somebody'
        versions:
        - in_force: { from: 2022-02-22 }   # since then
          list: reported
          slots:
            by: [self, agent]
          documents:
          - { document: one, status: reported, source: app }   # looked up
          - { document: two, status: open, when: { by: [agent] } }
          fees:
          - { status: open }

        """;

    [Fact]
    public void NewRule_IsTheOldOneOnceMore_WhichGetsItsLastDay()
    {
        var rules = new EntryRules("entry.yaml", Text);
        Assert.Null(rules.Begin(0, new DateOnly(2027, 1, 1)));
        var head = Text.Replace("from: 2022-02-22 }", "from: 2022-02-22, to: 2026-12-31 }", StringComparison.Ordinal);
        Assert.StartsWith(head, rules.Text, StringComparison.Ordinal);
        Assert.Contains("- in_force: { from: 2027-01-01 }   # since then\n  list: reported\n", rules.Text[head.Length..], StringComparison.Ordinal);
        Assert.Equal("day-taken", rules.Begin(0, new DateOnly(2027, 1, 1))!.Code);
        Assert.Equal("day-before", rules.Begin(0, new DateOnly(2020, 1, 1))!.Code);
        Assert.Null(rules.TakeBack(1, Text));
        Assert.Equal(Text, rules.Text);
    }

    [Fact]
    public void RuleOfTheRelease_IsNotTakenBack() => Assert.Equal("version-kept", new EntryRules("entry.yaml", Text).TakeBack(0, Text)!.Code);

    [Fact]
    public void Fact_IsAddedChangedAndTakenAway_AndNothingElse()
    {
        var rules = new EntryRules("entry.yaml", Text);
        Assert.Null(rules.PutFact(0, "documents", 0, Fact("one", "confirmed", ["app", "law"])));
        Assert.Null(rules.PutFact(0, "documents", null, Fact("three", "reported", ["app"], ("by", ["self"]))));
        Assert.Null(rules.PutFact(0, "times", null, Fact(null, "open", [])));
        Assert.Equal(
            Text.Replace("status: reported, source: app }", "status: confirmed, source: [app, law] }", StringComparison.Ordinal)
                .Replace("agent] } }\n", "agent] } }\n  - { document: three, status: reported, source: app, when: { by: [self] } }\n", StringComparison.Ordinal)
                .Replace("  - { status: open }\n", "  - { status: open }\n  times:\n  - { status: open }\n", StringComparison.Ordinal),
            rules.Text);
        Assert.Null(rules.DropFact(0, "times", 0));
        Assert.Null(rules.DropFact(0, "documents", 2));
        Assert.Null(rules.PutFact(0, "documents", 0, Fact("one", "reported", ["app"])));
        Assert.Equal(Text, rules.Text);
    }

    [Fact]
    public void SameFormAgain_ChangesNothing()
    {
        var rules = new EntryRules("entry.yaml", Text);
        Assert.Null(rules.PutFact(0, "documents", 1, Fact("two", "open", [], ("by", ["agent"]))));
        Assert.Null(rules.PutSlot(0, "by", ["self", "agent"]));
        Assert.Null(rules.Limit(0, new DateOnly(2022, 2, 22), null));
        Assert.Null(rules.Put("owner", "somebody"));
        Assert.Equal(Text, rules.Text);
    }

    [Fact]
    public void BadInput_IsRefused_AndChangesNothing()
    {
        var rules = new EntryRules("entry.yaml", Text);
        Assert.Equal("fact-unfit", rules.PutFact(0, "documents", null, Fact("three", "reported", []))!.Code);
        Assert.Equal("fact-unfit", rules.PutFact(0, "documents", null, Fact("three", "surely", ["app"]))!.Code);
        Assert.Equal("fact-unfit", rules.PutFact(0, "nonsense", null, Fact("three", "reported", ["app"]))!.Code);
        Assert.Equal("slot-unfit", rules.PutSlot(0, "By Whom", ["self", "agent"])!.Code);
        Assert.Equal("slot-unfit", rules.PutSlot(0, "by", ["self"])!.Code);
        Assert.Equal("slot-asked", rules.DropSlot(0, "by")!.Code);
        Assert.Equal("day-unfit", rules.Limit(0, null, null)!.Code);
        Assert.NotNull(rules.PutFact(7, "documents", null, Fact("three", "reported", ["app"])));
        Assert.Equal(Text, rules.Text);
    }

    [Fact]
    public void Text_ThatWouldBeMoreThanAValue_StaysAValue()
    {
        var rules = new EntryRules("entry.yaml", Text);
        Assert.Null(rules.PutFact(0, "documents", null, Fact("x }, { y: z", "reported", ["a: b # c"])));
        Assert.Contains("- { document: \"x }, { y: z\", status: reported, source: \"a: b # c\" }", rules.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Condition_IsReadAsItIsTyped()
    {
        Assert.Equal(["by", "who"], FactInput.Condition("by: self, agent\nwho：company")!.Keys);
        Assert.Equal(["self", "agent"], FactInput.Condition("by: self、agent")!["by"]);
        Assert.Empty(FactInput.Condition(null)!);
        Assert.Null(FactInput.Condition("by"));
        Assert.Null(FactInput.Condition("by:"));
    }

    private static FactInput Fact(string? id, string status, IReadOnlyList<string> sources, params (string Slot, string[] Options)[] when) =>
        new(id, status, sources, when.ToDictionary(w => w.Slot, w => (IReadOnlyList<string>)w.Options));
}
