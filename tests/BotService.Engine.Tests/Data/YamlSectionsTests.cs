using BotService.Engine.Data;

namespace BotService.Tests.Data;

public sealed class YamlSectionsTests
{
    [Fact]
    public void Sections_AreKeysAndVersions_AndTogetherTheText()
    {
        const string text = "# head\nid: a\nversions:\n- in_force: { from: 2026-01-01 }\n  fees:\n  - { status: open }\n  # why\n  notes: []\n";
        var sections = YamlSections.Of(text)!;
        Assert.Equal(["", "id", "versions", "versions/2026-01-01/in_force", "versions/2026-01-01/fees", "versions/2026-01-01/notes"],
            sections.Select(s => s.Key));
        Assert.Equal(text, string.Concat(sections.Select(s => s.Text)));
    }

    [Fact]
    public void Sections_OfAList_AreItsItems()
    {
        Assert.Equal(["one", "two"], YamlSections.Of("- one\n- two\n")!.Select(s => s.Key));
        Assert.Equal(["a=x, b=y", "a=z"], YamlSections.Of("- a: x\n  b: y\n  c: [d]\n- { a: z }\n")!.Select(s => s.Key));
        Assert.Null(YamlSections.Of("- one\n- one\n"));
        Assert.Null(YamlSections.Of("a: [b\n"));
    }

    [Theory]
    [InlineData("a: &x [1]\nb: *x\n", "yaml-anchor")]
    [InlineData("a: &lol lol\n", "yaml-anchor")]
    [InlineData("{[{[{[{[{[{[{[{[{[{[{[{[{[{[{[{[{[{[{[{[{[{[{[{[", "yaml-deep")]
    public void Guard_RefusesWhatStandsForTooMuch(string text, string code) => Assert.Equal(code, YamlGuard.Refuse("f", text)!.Code);

    [Theory]
    [InlineData("a: b & c\n")]
    [InlineData("a: [broken\n")]
    [InlineData("\ta: 1\n")]
    [InlineData("")]
    public void Guard_LetsTheRestBeRead(string text) => Assert.Null(YamlGuard.Refuse("f", text));
}
