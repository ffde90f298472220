using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Releases.Files;

namespace BotService.Tests.Editing;

public sealed class HalvesTests
{
    private const string Rules = "knowledge/taipower/ebill/entry.yaml", Cases = "knowledge/taipower/ebill/cases.yaml",
        Words = "knowledge/taipower/ebill/wording.en.yaml";

    [Fact]
    public void RulesAndCases_OfOneHand_AreAFault_ThatNamesEntryAndPerson()
    {
        var fault = Assert.Single(Halves.Faults(Written((Rules, "p"), (Cases, "p"))));
        Assert.Equal(("taipower.ebill", "p"), (fault.Entry, fault.Person));
        Assert.Contains("taipower.ebill", fault.Problem.Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoHands_OrOneHalf_OrWords_AreNone()
    {
        Assert.Empty(Halves.Faults(Written((Rules, "p"), (Cases, "q"))));
        Assert.Empty(Halves.Faults(Written((Rules, "p"))));
        Assert.Empty(Halves.Faults(Written((Cases, "p"))));
        Assert.Empty(Halves.Faults(Written((Rules, "p"), (Words, "p"))));
        Assert.Empty(Halves.Faults(Written((Rules, "p"), (Cases.Replace("ebill", "einvoice", StringComparison.Ordinal), "p"))));
    }

    [Fact]
    public void WhoseTurnItIs_FollowsFromTheOtherHalf()
    {
        Assert.Equal("p", Halves.NotTheCases(Written((Rules, "p")), "taipower.ebill"));
        Assert.Equal("q", Halves.NotTheRules(Written((Cases, "q")), "taipower.ebill"));
        Assert.Null(Halves.NotTheCases(Written((Words, "p")), "taipower.ebill"));
    }

    private static DraftFiles Written(params (string Path, string By)[] writes) => new(
        1, FileList.Empty, FileList.Empty, [.. writes.Select(w => new DraftWrite(1, w.Path, "h", w.By, DateTimeOffset.UnixEpoch))]);
}
