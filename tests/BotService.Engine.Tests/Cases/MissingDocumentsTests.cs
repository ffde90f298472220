using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using static BotService.Tests.Cases.Versions;

namespace BotService.Tests.Cases;

public sealed class MissingDocumentsTests
{
    private static readonly EntryVersion Version = Of(
        [Slot("who", "person", "company")],
        Document("identity", new DocumentUse(Bring.Original, ["residence-permit", "passport"], LookedUp: false)),
        Document("household", new DocumentUse(Bring.Copy, [], LookedUp: true)),
        Document("company-papers", null, ("who", ["company"])));

    [Fact]
    public void Find_NothingInHand_IsEverythingThatMustBeBrought() =>
        Assert.Equal(["identity", "company-papers"], Missing("company"));

    [Fact]
    public void Find_AcceptedInstead_IsNotMissing() => Assert.Equal(["company-papers"], Missing("company", "passport"));

    [Fact]
    public void Find_LookedUpByTheAgency_IsNeverMissing() => Assert.DoesNotContain("household", Missing("person"));

    [Fact]
    public void Find_NotForThisCase_IsNotMissing() => Assert.Empty(Missing("person", "identity"));

    [Fact]
    public void Find_UnknownPaper_ChangesNothing() => Assert.Equal(["identity"], Missing("person", "library-card"));

    [Fact]
    public void NotNeeded_NamesOnlyWhatTheCaseDoesNotAskFor()
    {
        var list = CaseSolver.Solve(Version, Answers(("who", "person")));
        Assert.Equal(
            ["company-papers", "library-card"],
            MissingDocuments.NotNeeded(list, ["passport", "company-papers", "household", "library-card"]));
    }

    private static IEnumerable<string> Missing(string who, params string[] have) =>
        MissingDocuments.Find(CaseSolver.Solve(Version, Answers(("who", who))), have).Select(i => i.Fact.Id);
}
