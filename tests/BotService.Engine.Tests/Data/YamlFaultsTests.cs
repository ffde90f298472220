using BotService.Engine.Data;

namespace BotService.Tests.Data;

/// <summary>What YAML does not understand is said in words of somebody who does not know YAML, at the line to mend.</summary>
public sealed class YamlFaultsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    // Indented too far, too little, and a key of a list's item that stands beside it.
    [InlineData(2, "yaml-indent", "kind: procedure", "  owner: 電費組")]
    [InlineData(4, "yaml-indent", "slots:", "    view: [a, b]", "    mood: [c, d]", "  state: [e, f]")]
    [InlineData(3, "yaml-indent", "- say: one", "  expect: x", "   more: y")]
    [InlineData(3, "yaml-indent", "versions:", "- list: open", " - list: open")]
    // A colon within a sentence, alone and in braces.
    [InlineData(1, "yaml-colon", "summary: 兩種方式: 臨櫃或郵寄", "short: 兩種")]
    [InlineData(2, "yaml-colon", "notes:", "  until: Open until five: come early", "  other: x")]
    [InlineData(1, "yaml-colon", "- { say: note: bring it, more: x }")]
    // Tabs.
    [InlineData(2, "yaml-tab", "slots:", "\tview: [a, b]")]
    [InlineData(3, "yaml-tab", "slots:", "  view: [a, b]", "\tmood: [a, b]")]
    // Quotation marks.
    [InlineData(1, "yaml-quote", "title: \"the page", "url: x", "seen: y")]
    [InlineData(2, "yaml-quote", "grade: plan", "title: \"the page", "url: \"x\"")]
    [InlineData(2, "yaml-quote", "grade: plan", "title: 'the page", "url: x")]
    [InlineData(1, "yaml-after-quote", "say: 'it's late'", "more: x")]
    [InlineData(2, "yaml-after-quote", "grade: plan", "title: \"One\" and two")]
    // Brackets: at the end of a list the library itself gives up.
    [InlineData(1, "yaml-bracket", "- { document: seal, status: open", "- { document: lease, status: open }")]
    [InlineData(2, "yaml-bracket", "slots:", "  view: [simple, detailed", "documents: x")]
    [InlineData(1, "yaml-bracket", "- { when: { by: [self } }")]
    // Twice the same key.
    [InlineData(3, "yaml-key-twice", "kind: topic", "owner: x", "kind: procedure")]
    // Signs that mean something to YAML.
    [InlineData(2, "yaml-special", "name: x", "short: @home")]
    [InlineData(2, "yaml-special", "name: x", "short: `bill`")]
    [InlineData(1, "yaml-special", "short: *star", "name: x")]
    [InlineData(1, "yaml-special", "short: {days} days at most", "name: x")]
    // A key without its colon, or without the space behind it.
    [InlineData(2, "yaml-no-colon", "kind: topic", "owner", "list: open")]
    [InlineData(1, "yaml-no-colon", "kind:topic", "owner: x")]
    public void Read_WhatIsNoYaml_SaysWhatToDoAtTheLine(int line, string code, params string[] lines)
    {
        var problem = Read(string.Join('\n', lines) + "\n");
        Assert.Equal((code, line), (problem.Code, problem.Line));
        Assert.StartsWith("not valid YAML", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ACommentOrATextOfSeveralLines_IsNotTakenForTheFault()
    {
        var problem = Read("# it's \"only\" a [comment\ntext: |\n  he said \"and left {\nlist: [a, b]\n  owner: x\n");
        Assert.Equal(("yaml-indent", 5), (problem.Code, problem.Line));
    }

    [Fact]
    public void Read_ASentenceWithAColon_ShowsItQuoted() => Assert.Contains(
        "\"Open until five: come early\"", Read("notes:\n  until: Open until five: come early\n").Message,
        StringComparison.Ordinal);

    private Problem Read(string yaml)
    {
        File.WriteAllText(Path.Combine(folder, "a.yaml"), yaml);
        var findings = new Findings();
        Assert.Null(DataFolder.Root(folder).Map("a.yaml", findings));
        return Assert.Single(findings);
    }
}
