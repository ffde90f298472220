using BotService.Engine.Knowledge.Loading;

namespace BotService.Tests.Knowledge;

/// <summary>Files that are not what they should be: each is named, and none hides what is wrong elsewhere.</summary>
public sealed class BrokenYamlTests : IDisposable
{
    private readonly KnowledgeCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Theory]
    [InlineData("taipower/blackout/entry.yaml")]
    [InlineData("taipower/blackout/cases.yaml")]
    [InlineData("taipower/blackout/wording.en.yaml")]
    [InlineData("taipower/blackout/utterances.zh-TW.yaml")]
    [InlineData("catalogue/documents.yaml")]
    [InlineData("catalogue/documents.zh-TW.yaml")]
    [InlineData("catalogue/sources/pages.yaml")]
    [InlineData("locales.yaml")]
    public void Yaml_SyntaxError_NamesFileAndLine(string file)
    {
        var line = copy.Lines(file).Length + 1;
        copy.Append(file, "\"unfinished: [\n");
        Assert.Contains(
            copy.NewProblems(),
            p => p.File == $"knowledge/{file}" && p.Line >= line
                && p.Message.StartsWith("not valid YAML", StringComparison.Ordinal));
    }

    [Fact]
    public void Yaml_SyntaxErrorInOneEntry_DoesNotHideProblemsOfAnother()
    {
        copy.Append("taipower/blackout/entry.yaml", "\"unfinished: [\n");
        copy.Edit("taipower/mail-bill/entry.yaml", "kind: procedure", "kind: rumour");
        copy.AssertProblem("taipower/blackout/entry.yaml", line: null, "not valid YAML");
        copy.AssertProblem(
            "taipower/mail-bill/entry.yaml", copy.LineOf("taipower/mail-bill/entry.yaml", "kind: rumour"), "`kind` must be");
    }

    [Fact]
    public void Yaml_KeyTwice_IsReported()
    {
        copy.Append("taipower/blackout/entry.yaml", "kind: topic\n");
        copy.AssertProblem("taipower/blackout/entry.yaml", line: null, "not valid YAML");
    }

    [Theory]
    [InlineData("taipower/blackout/entry.yaml", "the file must be a mapping", "- a\n- b\n")]
    [InlineData("taipower/blackout/cases.yaml", "the file must be a list", "a: b\n")]
    [InlineData("taipower/blackout/utterances.en.yaml", "the file must be a list of sentences", "a: b\n")]
    [InlineData("taipower/blackout/utterances.en.yaml", "each line must be one sentence", "- a: b\n")]
    [InlineData("taipower/blackout/wording.en.yaml", "the file is empty", "")]
    public void Yaml_OfAnotherShape_IsReported(string file, string says, string content)
    {
        File.WriteAllText(Path.Combine(copy.Folder, file), content);
        copy.AssertProblem(file, line: 1, says);
    }

    [Theory]
    [InlineData("taipower/blackout/entry.yaml", "colour: red")]
    [InlineData("taipower/blackout/wording.zh-TW.yaml", "colour: red")]
    [InlineData("taipower/blackout/wording.zh-TW.yaml", "footnotes: { a: b }")]
    public void Yaml_UnknownKey_IsReportedAtItsLine(string file, string text)
    {
        var line = copy.Lines(file).Length + 1;
        copy.Append(file, text + "\n");
        copy.AssertProblem(file, line, $"unknown key `{text.Split(':')[0]}`");
    }

    [Fact]
    public void Problems_OfManyKinds_AreAllReportedAtOnce()
    {
        copy.Append("taipower/blackout/entry.yaml", "colour: red\n");
        copy.Append("taipower/blackout/wording.en.yaml", "colour: red\n");
        copy.Append("taipower/blackout/cases.yaml", "- { documents: [], fees: [], channels: [] }\n");
        copy.Append("catalogue/documents.yaml", "moon-permit: { bring: original }\n");
        copy.Append("taipower/mail-bill/utterances.en.yaml", "- { not: a sentence }\n");
        var problems = copy.NewProblems();
        string[] files =
            ["taipower/blackout/entry", "taipower/blackout/wording.en", "taipower/blackout/cases", "catalogue/documents",
                "taipower/mail-bill/utterances.en"];
        Assert.All(files, f => Assert.Contains(problems, p => p.File == $"knowledge/{f}.yaml" && p.Line > 0));
        Assert.Equal(
            problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).Select(p => p.ToString()),
            problems.Select(p => p.ToString()));
    }

    [Fact]
    public void Folder_Missing_IsOneProblem()
    {
        var loaded = KnowledgeLoader.Load(Path.Combine(copy.Folder, "nowhere"));
        Assert.Contains("there is no such folder", Assert.Single(loaded.Problems).Message, StringComparison.Ordinal);
    }
}
