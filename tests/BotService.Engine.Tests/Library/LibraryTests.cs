using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge.Checking;
using BotService.Engine.Library;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Library;

public sealed class LibraryTests
{
    internal static readonly DateOnly Today = new(2026, 11, 21);

    internal static readonly KnowledgeLibrary Shipped = new(Knowledge.Shipped.Knowledge.Knowledge,
        DialogScriptLoader.Load(Path.Combine(Knowledge.Shipped.Root, "dialogs"),
            Knowledge.Shipped.Knowledge.Knowledge).Script.SheetLabels);

    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Cards_InEveryLocale_AreAllEntriesOnce() => Assert.All(Shipped.Locales, locale =>
        Assert.Equal(Knowledge.Shipped.Entries, Shipped.Cards(locale).Select(c => c.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void Classifications_EachOfThem_FilesEveryEntryOnce() => Assert.All(
        Shipped.Classifications("en"), classification =>
        Assert.Equal(
            Knowledge.Shipped.Entries,
            classification.Shelves.SelectMany(s => s.Entries).Order(StringComparer.Ordinal)));

    [Fact]
    public void Sheet_OfAnyAnswers_IsTheSolversList()
    {
        var knowledge = Knowledge.Shipped.Knowledge.Knowledge;
        foreach (var entry in knowledge.Entries.Values)
        {
            if (entry.InForce(Today) is not { } version) continue;
            foreach (var answers in Combinations.Of(version.Slots).Prepend([]))
            {
                var sheet = Shipped.Sheet(entry.Id, answers, "en", Today)!;

                var list = new ListMaker(knowledge).Make(entry, version, answers, Today);
                Assert.Equal(
                    new ListMerger(knowledge, ["en"]).Again(list.Items).Select(i => i.Fact.Id)
                        .Order(StringComparer.Ordinal),
                    sheet.Parts.SelectMany(p => p.Items).Select(i => i.Id).Order(StringComparer.Ordinal));
                Assert.Equal(
                    answers.Count + (Shipped.SupplierChoice(entry.Id, "en") is null ? 0 : 1), sheet.Case.Count);
            }
        }
    }

    [Theory]
    [InlineData("applicant", "robot")]
    [InlineData("colour", "red")]
    public void Answer_ThatTheEntryDoesNotKnow_IsNamedAndRefused(string slot, string option)
    {
        var answers = new Dictionary<string, string> { [slot] = option };

        Assert.Equal([$"{slot}={option}"], Shipped.Unknown("taipower.name-change", answers, Today));
        Assert.Throws<ArgumentException>(() => Shipped.Sheet("taipower.name-change", answers, "en", Today));
    }

    [Fact]
    public void Sheet_OnADayBeforeAnyRule_IsNone() =>
        Assert.Null(Shipped.Sheet("taipower.name-change", Nothing, "en", DateOnly.MinValue));

    [Fact]
    public void Entry_ThatIsNone_HasNeitherCardNorSheetNorQuestions()
    {
        Assert.Null(Shipped.Card("taipower.none", "en"));
        Assert.Null(Shipped.Sheet("taipower.none", Nothing, "en", Today));
        Assert.Empty(Shipped.Questions("taipower.none", "en", Today));
    }

    [Fact]
    public void Questions_OfEveryEntry_AreItsSlotsInWords()
    {
        foreach (var entry in Knowledge.Shipped.Knowledge.Knowledge.Entries.Values)
        {
            var slots = entry.InForce(Today)?.Slots ?? [];
            Assert.All(Shipped.Locales, locale => Assert.Equal(
                slots.Select(s => (s.Id, string.Join(' ', s.Options))),
                Shipped.Questions(entry.Id, locale, Today)
                    .Select(q => (q.Slot, string.Join(' ', q.Options.Select(o => o.Id))))));
        }
    }
}
