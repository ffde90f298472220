using BotService.Engine.Cases;
using BotService.Engine.Knowledge.Checking;
using BotService.Engine.Library;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Library;

public sealed class LibraryTests
{
    internal static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly KnowledgeLibrary Library = new(Small.Knowledge, Small.Script.SheetLabels);

    private static readonly IEnumerable<string> Entries = Small.Knowledge.Entries.Keys.Order(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Cards_InEveryLocale_AreAllEntriesOnce() => Assert.All(Library.Locales, locale =>
        Assert.Equal(Entries, Library.Cards(locale).Select(c => c.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void Classifications_EachOfThem_FilesEveryEntryOnce() => Assert.All(
        Library.Classifications("en"), classification =>
        Assert.Equal(
            Entries,
            classification.Shelves.SelectMany(s => s.Entries).Order(StringComparer.Ordinal)));

    [Fact]
    public void Sheet_OfAnyAnswers_IsTheSolversList()
    {
        var knowledge = Small.Knowledge;
        foreach (var entry in knowledge.Entries.Values)
        {
            if (entry.InForce(Today) is not { } version) continue;
            foreach (var answers in Combinations.Of(version.Slots).Prepend([]))
            {
                var sheet = Library.Sheet(entry.Id, answers, "en", Today)!;

                var list = new ListMaker(knowledge).Make(entry, version, answers, Today);
                Assert.Equal(
                    new ListMerger(knowledge, ["en"]).Again(list.Items).Select(i => i.Fact.Id)
                        .Order(StringComparer.Ordinal),
                    sheet.Parts.SelectMany(p => p.Items).Select(i => i.Id).Order(StringComparer.Ordinal));
                Assert.Equal(
                    answers.Count + (Library.SupplierChoice(entry.Id, "en") is null ? 0 : 1), sheet.Case.Count);
            }
        }
    }

    [Theory]
    [InlineData("applicant", "robot")]
    [InlineData("colour", "red")]
    public void Answer_ThatTheEntryDoesNotKnow_IsNamedAndRefused(string slot, string option)
    {
        var answers = new Dictionary<string, string> { [slot] = option };

        Assert.Equal([$"{slot}={option}"], Library.Unknown("taipower.handover", answers, Today));
        Assert.Throws<ArgumentException>(() => Library.Sheet("taipower.handover", answers, "en", Today));
    }

    [Fact]
    public void Sheet_OnADayBeforeAnyRule_IsNone() =>
        Assert.Null(Library.Sheet("taipower.handover", Nothing, "en", DateOnly.MinValue));

    [Fact]
    public void Entry_ThatIsNone_HasNeitherCardNorSheetNorQuestions()
    {
        Assert.Null(Library.Card("taipower.none", "en"));
        Assert.Null(Library.Sheet("taipower.none", Nothing, "en", Today));
        Assert.Empty(Library.Questions("taipower.none", "en", Today));
    }

    [Fact]
    public void Questions_OfEveryEntry_AreItsSlotsInWords()
    {
        foreach (var entry in Small.Knowledge.Entries.Values)
        {
            var slots = entry.InForce(Today)?.Slots ?? [];
            Assert.All(Library.Locales, locale => Assert.Equal(
                slots.Select(s => (s.Id, string.Join(' ', s.Options))),
                Library.Questions(entry.Id, locale, Today)
                    .Select(q => (q.Slot, string.Join(' ', q.Options.Select(o => o.Id))))));
        }
    }
}
