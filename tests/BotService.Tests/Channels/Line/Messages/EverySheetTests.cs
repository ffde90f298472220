using BotService.Tests.Dialogs;
using BotService.Channels.Line.Messages;
using BotService.Engine.Knowledge.Checking;
using BotService.Tests.Library;
using BotService.Tests.Sheets;

namespace BotService.Tests.Channels.Line.Messages;

/// <summary>Every case of every entry in every language, and sheets that no entry is.</summary>
public sealed class EverySheetTests
{
    [Theory]
    [ClassData(typeof(Knowledge.EveryEntry))]
    public void Entry_InEveryCase_LosesNothingAndKeepsTheLimits(string entry)
    {
        var library = RealEngine.Shared.Library;
        if (Knowledge.Shipped.Knowledge.Knowledge.Entries[entry].InForce(LibraryTests.Today) is not { } version) return;
        foreach (var answers in Combinations.Of(version.Slots).Prepend([]))
            foreach (var locale in library.Locales)
                AssertWhole(library.Sheet(entry, answers, locale, LibraryTests.Today)!);
    }

    [Fact]
    public void Sheets_OfStrangeWords_LoseNothingAndKeepTheLimits() => Assert.All(SheetSamples.All, AssertWhole);

    private static void AssertWhole(Engine.Cases.Sheet sheet)
    {
        var messages = ToLine.Write(ToLine.List(sheet, "A", "B"));

        Limits.AssertKept(messages);
        SheetWords.AssertInOrder([.. SheetWords.Of(sheet), $"r-{0:x32}"], LineReader.Text(messages));
        var links = LineReader.Links(messages);
        Assert.All(SheetWords.Addresses(sheet)
            .Where(url => url.StartsWith("http", StringComparison.Ordinal)
                || url.StartsWith("tel", StringComparison.Ordinal)),
            url => Assert.Contains(LineAddress.Of(url), links));
    }
}
