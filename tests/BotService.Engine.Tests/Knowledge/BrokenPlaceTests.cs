namespace BotService.Tests.Knowledge;

/// <summary>Suppliers and offices that do not fit are refused with file and line.</summary>
public sealed class BrokenPlaceTests
{
    private const string Office = "catalogue/offices/power-north.yaml", Words =
        "catalogue/offices/power-north.en.yaml", HarbourWords = "catalogue/offices/power-harbour.en.yaml";
    private const string Suppliers = "catalogue/suppliers.yaml", Areas = "catalogue/suppliers.zh-TW.yaml";

    [Theory]
    [InlineData(Office, "organisation: taipower", "organisation: nobody", "unknown organisation `nobody`")]
    [InlineData(Office, "from: 2022-01-01", "parent: nowhere\nfrom: 2022-01-01", "unknown office `nowhere`")]
    [InlineData(Office, "from: 2022-01-01", "parent: water-south\nfrom: 2022-01-01", "`water-south` belongs to `twc`")]
    [InlineData(Office, "from: 2022-01-01", "parent: power-north\nfrom: 2022-01-01", "the parents lead round in a ring")]
    [InlineData(Office, "- entries: [taipower.handover]", "- entries: [taipower.nothing]", "unknown entry `taipower.nothing`")]
    [InlineData(Office, "- entries: [taipower.handover]", "- entries: [twc.handover]", "`twc.handover` is not the organisation's own")]
    [InlineData(Office, "- entries: [taipower.handover]", "- entries: []", "the overlay adds nothing")]
    [InlineData(Office, "id: drop-box, status: planned, source: a-plan", "id: tenant, status: planned, source: a-plan", "`tenant` is said already in `taipower.handover`: an overlay only adds")]
    [InlineData(Office, "id: drop-box, status: planned", "id: drop-box, status: confirmed", "`drop-box` is confirmed, but none of its sources is official")]
    [InlineData(Office, "id: drop-box, status: planned, source: a-plan", "id: drop-box, status: planned, source: hearsay", "unknown source `hearsay`")]
    [InlineData(Office, "id: volunteers, status: planned, source: a-plan", "status: open", "what an office leaves open needs an `id`")]
    [InlineData(Office, "id: drop-box, status: planned, source: a-plan", "id: drop-box, status: planned, source: a-plan, when: { colour: [red] }", "`when` names `colour`")]
    [InlineData(Office, "  taipower.handover: [drop-box]\n", "", "`cases` does not say what is added to `taipower.handover`")]
    [InlineData(Office, "taipower.handover: [drop-box]", "taipower.handover: [drop-box, coffee]", "`cases` expects `coffee`")]
    [InlineData(Office, "taipower.handover: [drop-box]", "taipower.handover: []", "`drop-box` is added to `taipower.handover`, but `cases` does not expect it")]
    [InlineData(Office, "review_by: 2027-06-30", "reviewed: 2027-06-30", "`review_by` is missing")]
    [InlineData(Words, "  drop-box:", "  old-box:", "no words for `drop-box`")]
    [InlineData(Words, "  drop-box:", "  old-box:", "words for `old-box`, which no fact bears")]
    [InlineData(HarbourWords, "telephone is {number}", "telephone is unknown", "never quotes its value {number}")]
    [InlineData(Words, "say: [northern office", "say: [harbour station", "`harbour station` also means the office")]
    [InlineData(Suppliers, "lead: twc", "lead: taipower", "the lead `taipower` is none of the suppliers")]
    [InlineData(Suppliers, "    kinmen: {", "    quemoy: {", "unknown organisation `quemoy`")]
    [InlineData(Suppliers, "phones: [burst", "phones: [flood", "there is no entry `twc.flood`")]
    [InlineData(Suppliers, "twd: { status: reported,", "twd: { status: confirmed,", "`twd` is confirmed, but none of its sources is official")]
    [InlineData(Areas, "    kinmen: {", "    quemoy: {", "no words for the supplier `kinmen`")]
    [InlineData(Areas, "say: [北水處,", "say: [金門, 北水處,", "`金門` means two suppliers")]
    public void Check_PlaceThatDoesNotFit_IsReported(string file, string old, string put, string says)
    {
        using var copy = new KnowledgeCopy();
        copy.Edit(file, old, put);
        var problems = copy.NewProblems();
        Assert.True(problems.Any(p => p.Message.Contains(says, StringComparison.Ordinal)),
            $"expected «{says}», found:\n{string.Join('\n', problems)}");
        Assert.All(problems,
            p => Assert.True(p.File.StartsWith("knowledge/", StringComparison.Ordinal) && p.Line > 0, p.ToString()));
    }

    [Fact]
    public void Check_OfficeWithoutWordsInALocale_NamesTheFile()
    {
        using var copy = new KnowledgeCopy();
        File.Delete(Path.Combine(copy.Folder, Words));
        copy.AssertProblem(Words, 1, "the file is missing");
    }
}
