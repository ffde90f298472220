using BotService.Editing.Saving;

namespace BotService.Tests.Editing;

/// <summary>Two people in one file: what they did in different parts stands side by side, and nothing is lost unseen.</summary>
public sealed class SectionMergeTests
{
    private const string Base = """
        id: a.b
        versions:
        - in_force: { from: 2026-01-01 }
          documents:
          - { document: one, status: open }
          fees:
          - { status: open }
        """;

    [Fact]
    public void Neighbours_AreNoClash()
    {
        var mine = Base.Replace("one, status: open }", "one, status: open }\n  - { document: two, status: open }", StringComparison.Ordinal);
        var theirs = Base.Replace("  fees:\n  - { status: open }", "  fees:\n  - { id: cost, status: open }", StringComparison.Ordinal);
        var merged = SectionMerge.Merge(Base, mine, theirs);
        Assert.Equal(mine.Replace("  fees:\n  - { status: open }", "  fees:\n  - { id: cost, status: open }", StringComparison.Ordinal), merged.Text);
    }

    [Fact]
    public void SamePart_ChangedDifferently_IsShownWithBothTexts()
    {
        var merged = SectionMerge.Merge(Base, Base.Replace("one", "two", StringComparison.Ordinal), Base.Replace("one", "three", StringComparison.Ordinal));
        Assert.Null(merged.Text);
        var clash = Assert.Single(merged.Clashes);
        Assert.Equal("versions/2026-01-01/documents", clash.Section);
        Assert.Contains("two", clash.Mine, StringComparison.Ordinal);
        Assert.Contains("three", clash.Theirs, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoVersionsAddedAtOnce_StandBoth()
    {
        var (mine, theirs) = (Base + "\n- in_force: { from: 2027-01-01 }\n  fees: []", Base + "\n- in_force: { from: 2028-01-01 }\n  fees: []");
        var text = SectionMerge.Merge(Base, mine, theirs).Text!;
        Assert.Contains("2027-01-01", text, StringComparison.Ordinal);
        Assert.Contains("2028-01-01", text, StringComparison.Ordinal);
    }

    [Fact]
    public void SentencesAddedAtOnce_StandBoth_AndWhatOneTookAwayIsGone()
    {
        var merged = SectionMerge.Merge("- one\n- two\n", "- one\n- two\n- mine\n", "- two\n- theirs\n");
        Assert.Equal(["- mine", "- theirs", "- two"], merged.Text!.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TakenAwayHere_ChangedThere_Clashes()
    {
        var merged = SectionMerge.Merge("a: 1\nb: 1\nc: 1\n", "a: 1\nc: 1\n", "a: 1\nb: 2\nc: 1\n");
        Assert.Equal(("b", "", "b: 2\n"), (merged.Clashes[0].Section, merged.Clashes[0].Mine, merged.Clashes[0].Theirs));
        Assert.NotEmpty(SectionMerge.Merge("a: 1\nb: 1\nc: 1\n", "a: 1\nb: 2\nc: 1\n", "a: 1\nc: 1\n").Clashes);
    }

    [Fact]
    public void WhatIsNoYaml_IsMergedByLines()
    {
        Assert.Equal("x: [1\n\ty: 2\nz\n", SectionMerge.Merge("a: [1\n\ty: 2\nb\n", "x: [1\n\ty: 2\nb\n", "a: [1\n\ty: 2\nz\n").Text);
        Assert.NotEmpty(SectionMerge.Merge("a: [1\n", "b: [1\n", "c: [1\n").Clashes);
    }

    /// <summary>Alone, or both alike, it is as it was written, to the byte.</summary>
    [Theory]
    [InlineData("a: 1 # why\r\nb: 2\r\n")]
    [InlineData("\uFEFFa: 1\n\n# end")]
    [InlineData("")]
    public void WhatOneSideChanged_IsAsThatSideHasIt(string changed)
    {
        Assert.Equal(changed, SectionMerge.Merge(Base, changed, Base).Text);
        Assert.Equal(changed, SectionMerge.Merge(Base, Base, changed).Text);
        Assert.Equal(changed, SectionMerge.Merge(Base, changed, changed).Text);
    }
}
