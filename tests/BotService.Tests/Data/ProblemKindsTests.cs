using System.Text.RegularExpressions;
using BotService.Cli;
using BotService.Engine.Data;
using BotService.Tests.Architecture;

namespace BotService.Tests.Data;

/// <summary>Each kind of problem is stated once, in both languages alike, and is one that something reports.</summary>
public sealed partial class ProblemKindsTests
{
    /// <summary>The enumerations that have sentences beside them.</summary>
    private static readonly List<Type> Rooms =
        [.. new[] { typeof(Problem).Assembly, typeof(ExitCode).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.IsEnum && t.Assembly.GetManifestResourceInfo($"{t.Namespace}.problems.yaml") is not null)
            .Where(t => t.Name.EndsWith("Problem", StringComparison.Ordinal))];

    private static IEnumerable<Enum> Kinds => Rooms.SelectMany(r => Enum.GetValues(r).Cast<Enum>());

    [Fact]
    public void Rooms_ThatReadData_StateTheirProblems() =>
        Assert.Superset(
            new HashSet<string> { "FileProblem", "KnowledgeProblem", "DialogProblem", "DutyProblem", "MenuProblem" },
            Rooms.Select(r => r.Name).ToHashSet());

    [Fact]
    public void Codes_OfAllRooms_NameOneKindEach() => RoomTests.AssertNone(
        Kinds.GroupBy(k => KebabCase.Of(k.ToString())).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Sentences_BesideARoom_AreThoseOfItsKinds() => RoomTests.AssertNone(Rooms.SelectMany(r =>
        Enum.GetNames(r).Select(KebabCase.Of).Except(ProblemKinds.CodesBeside(r)).Select(c => $"{r.Name}: no sentence for {c}")
            .Concat(ProblemKinds.CodesBeside(r).Except(Enum.GetNames(r).Select(KebabCase.Of))
                .Select(c => $"{r.Name}: {c} is no kind"))));

    [Fact]
    public void Sentences_OfAKind_HaveTheSameHoles() => RoomTests.AssertNone(
        from kind in Kinds
        let text = ProblemKinds.Statement(kind).Text
        where !Holes(text.English).SetEquals(Holes(text.Chinese))
        select $"{kind}: {text.English} | {text.Chinese}");

    [Fact]
    public void Sentences_OfAKind_AreInTheirLanguage() => RoomTests.AssertNone(
        from kind in Kinds
        let text = ProblemKinds.Statement(kind).Text
        where !text.Chinese.Any(IsHan) || text.English.Any(IsHan)
        select $"{kind}: {text.English} | {text.Chinese}");

    /// <summary>Words of the mainland that an editor in Taiwan would stumble over.</summary>
    [Fact]
    public void Sentences_InChinese_AreTaiwans() => RoomTests.AssertNone(
        from kind in Kinds
        let chinese = ProblemKinds.Statement(kind).Text.Chinese
        from word in (string[])["文檔", "字段", "默認", "信息", "數據", "文本", "鏈接", "視頻", "缺失", "必選項", "渠道", "台灣省"]
        where chinese.Contains(word, StringComparison.Ordinal)
        select $"{kind}: {chinese}");

    [Fact]
    public void Kinds_AreAllReportedSomewhere()
    {
        var code = string.Concat(RoomTests.Sources("src").Where(f => !Path.GetFileName(f).EndsWith("Problem.cs", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        RoomTests.AssertNone(
            from kind in Kinds
            let name = $"{kind.GetType().Name}.{kind}"
            where !Regex.IsMatch(code, $@"\b{Regex.Escape(name)}\b")
            select name);
    }

    [Fact]
    public void Problem_OfAKind_SaysTheSameInBothLanguages()
    {
        var problem = FileProblem.NotChoice.At(new("knowledge/a.yaml", 3), "status", "confirmed, open");
        Assert.Equal(("not-choice", Severity.Error), (problem.Code, problem.Severity));
        Assert.Equal("knowledge/a.yaml:3: `status` must be one of confirmed, open", problem.ToString());
        Assert.Equal("knowledge/a.yaml:3: 「status」只能填下列其中一個：confirmed, open", problem.In("zh-Hant-TW"));
    }

    [Fact]
    public void Problem_WithANearName_AsksForItInBothLanguages()
    {
        var problem = FileProblem.UnknownKey.At(new("a.yaml", 1), "sorce").OrNearest("sorce", ["id", "source"]);
        Assert.Equal("unknown key `sorce`; did you mean `source`?", problem.Message);
        Assert.Equal("沒有「sorce」這個欄位；是不是「source」？", problem.Text.Chinese);
        Assert.Same(problem, problem.OrNearest("sorce", ["seen"]));
    }

    private static HashSet<string> Holes(string sentence) =>
        [.. Hole().Matches(sentence.Replace("{{", "", StringComparison.Ordinal)).Select(m => m.Value)];

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Hole();
}
