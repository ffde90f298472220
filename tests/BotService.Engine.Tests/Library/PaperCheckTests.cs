using BotService.Engine.Library;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Library;

/// <summary>What is still to be asked, and what of the papers is missing, of the knowledge as shipped.</summary>
public sealed class PaperCheckTests
{
    private static readonly ILibrary Library = RealEngine.Shared.Library;

    [Fact]
    public void OpenQuestions_OfEveryEntry_EndWithASettledList()
    {
        foreach (var entry in Library.Cards("zh-TW").Select(c => c.Id))
        {
            var (answers, asked) = (new Dictionary<string, string>(), 0);
            while (Library.OpenQuestions(entry, answers, "zh-TW", RealEngine.Today) is [var next, ..])
            {
                Assert.DoesNotContain(next.Slot, answers.Keys);
                answers[next.Slot] = next.Options[0].Id;
                Assert.True(++asked < 30, entry);
            }
        }
    }

    [Fact]
    public void Papers_OfEveryEntry_AreMissingUntilTheyAreHeld()
    {
        foreach (var entry in Library.Cards("zh-TW").Select(c => c.Id))
        {
            if (Library.Papers(entry, new Dictionary<string, string>(), [], "zh-TW", RealEngine.Today) is not { } none) continue;
            Assert.Null(none.Missing);
            Assert.All(none.Papers, p => Assert.False(p.IsHeld));
            var all = Library.Papers(
                entry, new Dictionary<string, string>(), [.. none.Papers.Select(p => p.Id)], "zh-TW", RealEngine.Today)!;
            Assert.Empty(all.Lacking);
            foreach (var one in none.Papers)
                Assert.NotNull(Library.Papers(
                    entry, new Dictionary<string, string>(), [one.Id], "zh-TW", RealEngine.Today)!.Missing);
        }
    }

    [Fact]
    public void Papers_TakenInsteadOfAnother_AreHeld()
    {
        var papers = Library.Papers(
            "taipower.name-change", new Dictionary<string, string> { ["applicant"] = "person" }, [], "zh-TW", RealEngine.Today)!;
        var paper = papers.Papers.First(p => p.Instead.Count > 0);
        var held = Library.Papers(
            "taipower.name-change", new Dictionary<string, string> { ["applicant"] = "person" }, [paper.Instead[0].Id], "zh-TW",
            RealEngine.Today)!;
        Assert.True(held.Papers.Single(p => p.Id == paper.Id).IsHeld);
    }

    [Fact]
    public void UnknownEntry_HasNeither()
    {
        Assert.Empty(Library.OpenQuestions("no.such", new Dictionary<string, string>(), "zh-TW", RealEngine.Today));
        Assert.Null(Library.Papers("no.such", new Dictionary<string, string>(), [], "zh-TW", RealEngine.Today));
    }

    [Theory]
    [InlineData("公司要辦過戶，我有身分證", "company", "identity")]
    [InlineData("公司要辦過戶，身分證要帶嗎", "company", null)]
    public void Words_TellTheCaseOfANamedEntry(string text, string applicant, string? held)
    {
        var told = RealEngine.Shared.Cases.Read("taipower.name-change", text, RealEngine.Today);
        Assert.Equal((applicant, held), (told.Answers["applicant"], told.Held.FirstOrDefault()));
        Assert.Empty(RealEngine.Shared.Cases.Read("no.such", text, RealEngine.Today).Answers);
    }
}
