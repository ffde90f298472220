using System.Text.RegularExpressions;

namespace BotService.Tests.Architecture;

/// <summary>One hand, where no analyser holds it: what stands on one line needs no braces; fields bear plain names.</summary>
public sealed partial class StyleTests
{
    [Fact]
    public void Braces_StandWhereABodyHasSeveralLines() => RoomTests.AssertNone(
        from file in RoomTests.Sources("src", "tests")
        let text = File.ReadAllText(file)
        from Match found in BracedLine().Matches(text)
        where !MustStayABlock().IsMatch(found.Groups[3].Value) && Balanced(found.Groups[1].Value)
        select $"{file}: {found.Groups[1].Value} {found.Groups[3].Value}");

    [Fact]
    public void Fields_BearNoUnderscore() => RoomTests.AssertNone(
        from type in Compiled.Engine.MainModule.Types.Concat(Compiled.Host.MainModule.Types)
        where type.Namespace.StartsWith("BotService", StringComparison.Ordinal)
        from field in type.Fields
        where field.Name.StartsWith('_') && !field.Name.StartsWith("__", StringComparison.Ordinal)
        select $"{type.FullName}.{field.Name}");

    private static bool Balanced(string head) => head.Count(c => c == '(') == head.Count(c => c == ')');

    /// <summary>A whole statement of one line in braces, with no other branch after it.</summary>
    [GeneratedRegex(
        @"^ *((?:if|foreach|while|for) \([^\n]*\))\n( *)\{\n\2    ([^\n{}]+;)\n\2\}\n(?! *else\b)",
        RegexOptions.Multiline)]
    private static partial Regex BracedLine();

    /// <summary>A declaration, a comment, or a statement in a statement.</summary>
    [GeneratedRegex(@"^(var|using|const|await using|[A-Z]\w*(<.*>)?\?? \w+ =|int|string|long|bool|byte|double|if |for |foreach |while )|//")]
    private static partial Regex MustStayABlock();
}
