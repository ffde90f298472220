namespace BotService.Tests.Architecture;

/// <summary>What citizens read stands in data, never in the code.</summary>
public sealed class WordsTests
{
    /// <summary>Chinese that the code may hold, with the reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = [];

    [Fact]
    public void Code_HoldsNoChineseText()
    {
        var found = Compiled.Types.SelectMany(Compiled.TextsOf).Where(t => t.Any(IsHan)).Distinct().Except(Exceptions.Keys);
        RoomTests.AssertNone(found);
    }

    [Fact]
    public void Exceptions_NobodyNeedsAnyMore_AreGone() =>
        RoomTests.AssertNone(Exceptions.Keys.Except(Compiled.Types.SelectMany(Compiled.TextsOf)));

    [Fact]
    public void Reader_SeesTheTextsOfTheCode() =>
        Assert.Contains(Compiled.Types.SelectMany(Compiled.TextsOf), t => t.Contains("no row for", StringComparison.Ordinal));

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
