using Mono.Cecil;

namespace BotService.Tests.Architecture;

/// <summary>What citizens read stands in data, never in the code.</summary>
public sealed class WordsTests
{
    /// <summary>Types that may hold Chinese, with the reason. None of them says anything to a citizen.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["BotService.Engine.Language.Masking.Addresses"] = "patterns of Taiwan's addresses, to mask them",
        ["BotService.Engine.Language.Masking.BirthDates"] = "patterns of dates of birth, to mask them",
        ["BotService.Engine.Language.Masking.CustomerNumbers"] = "patterns of customer numbers, to mask them",
        ["BotService.Engine.Language.Masking.Emails"] = "what a masked e-mail address is replaced with",
        ["BotService.Engine.Language.Masking.NumberKind"] = "what a masked number is replaced with",
        ["BotService.Engine.Language.Masking.Kinds"] = "words that stand before personal data",
        ["BotService.Engine.Language.Numerals"] = "Chinese numerals and the name of the calendar, to read numbers",
        ["BotService.Engine.Calculators.UtteranceInputs"] = "how days and amounts are written, to read them",
        ["BotService.Engine.Language.Masking.Shadow"] = "Chinese numerals, to read numbers written in words",
    };

    [Fact]
    public void Code_HoldsNoChineseText() => RoomTests.AssertNone(
        ChineseTexts().Where(t => !Exceptions.ContainsKey(t.Type)).Select(t => $"{t.Type}: {t.Text}"));

    [Fact]
    public void Exceptions_NobodyNeedsAnyMore_AreGone() =>
        RoomTests.AssertNone(Exceptions.Keys.Except(ChineseTexts().Select(t => t.Type)));

    [Fact]
    public void Reader_SeesTheTextsOfTheCode() =>
        Assert.Contains(
            Compiled.Types.SelectMany(Compiled.TextsOf), t => t.Contains("conversations.yaml", StringComparison.Ordinal));

    private static IEnumerable<(string Type, string Text)> ChineseTexts() =>
        from type in Compiled.Types
        from text in Compiled.TextsOf(type)
        where text.Any(IsHan)
        select (Outermost(type).FullName, text);

    private static TypeDefinition Outermost(TypeDefinition type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
