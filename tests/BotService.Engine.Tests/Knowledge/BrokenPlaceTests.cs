namespace BotService.Tests.Knowledge;

/// <summary>Suppliers and offices that do not fit are refused with file and line.</summary>
public sealed class BrokenPlaceTests
{
    private const string Office = "catalogue/offices/taipower-sinying.yaml", Words =
        "catalogue/offices/taipower-sinying.en.yaml";
    private const string Suppliers = "catalogue/suppliers.yaml", Areas = "catalogue/suppliers.zh-TW.yaml";

    [Theory]
    [InlineData(Office, "organisation: taipower", "organisation: nobody", "unknown organisation `nobody`")]
    [InlineData(Office, "from: 2022-02-22", "parent: nowhere\nfrom: 2022-02-22", "unknown office `nowhere`")]
    [InlineData(Office, "from: 2022-02-22", "parent: twc-district1\nfrom: 2022-02-22", "`twc-district1` belongs to `twc`")]
    [InlineData(Office, "from: 2022-02-22", "parent: taipower-sinying\nfrom: 2022-02-22", "the parents lead round in a ring")]
    [InlineData(Office, "- entries: [taipower.complaint]", "- entries: [taipower.nothing]", "unknown entry `taipower.nothing`")]
    [InlineData(Office, "- entries: [taipower.complaint]", "- entries: [twc.complaint]", "`twc.complaint` is not the organisation's own")]
    [InlineData(Office, "- entries: [taipower.complaint]", "- entries: []", "the overlay adds nothing")]
    [InlineData(Office, "id: message-board, status: planned, source: plan-taipower-sinying-111", "id: mailbox, status: planned, source: plan-taipower-sinying-111", "`mailbox` is said already in `taipower.complaint`: an overlay only adds")]
    [InlineData(Office, "id: message-board, status: planned", "id: message-board, status: confirmed", "`message-board` is confirmed, but none of its sources is official")]
    [InlineData(Office, "id: message-board, status: planned, source: plan-taipower-sinying-111", "id: message-board, status: planned, source: hearsay", "unknown source `hearsay`")]
    [InlineData(Office, "id: large-users, status: planned, source: plan-taipower-sinying-111", "status: open", "what an office leaves open needs an `id`")]
    [InlineData(Office, "id: message-board, status: planned, source: plan-taipower-sinying-111", "id: message-board, status: planned, source: plan-taipower-sinying-111, when: { colour: [red] }", "`when` names `colour`")]
    [InlineData(Office, "  taipower.complaint: [message-board]\n", "", "`cases` does not say what is added to `taipower.complaint`")]
    [InlineData(Office, "taipower.complaint: [message-board]", "taipower.complaint: [message-board, coffee]", "`cases` expects `coffee`")]
    [InlineData(Office, "taipower.complaint: [message-board]", "taipower.complaint: []", "`message-board` is added to `taipower.complaint`, but `cases` does not expect it")]
    [InlineData(Office, "review_by: 2027-06-30", "reviewed: 2027-06-30", "`review_by` is missing")]
    [InlineData(Words, "  message-board:", "  old-board:", "no words for `message-board`")]
    [InlineData(Words, "  message-board:", "  old-board:", "words for `old-board`, which no fact bears")]
    [InlineData(Words, "Outage line {number}", "Outage line", "never quotes its value {number}")]
    [InlineData(Words, "say: [sinying district office", "say: [kaohsiung district office", "`kaohsiung district office` also means the office")]
    [InlineData(Suppliers, "lead: twc", "lead: taipower", "the lead `taipower` is none of the suppliers")]
    [InlineData(Suppliers, "    kinmen: {", "    quemoy: {", "unknown organisation `quemoy`")]
    [InlineData(Suppliers, "phones: [leak-report", "phones: [flood", "there is no entry `twc.flood`")]
    [InlineData(Suppliers, "kinmen: { status: confirmed, source: kinmen-stop", "kinmen: { status: confirmed, source: now-6759979", "`kinmen` is confirmed, but none of its sources is official")]
    [InlineData(Areas, "    kinmen: {", "    quemoy: {", "no words for the supplier `kinmen`")]
    [InlineData(Areas, "say: [馬祖,", "say: [金門, 馬祖,", "`金門` means two suppliers")]
    public void Check_PlaceThatDoesNotFit_IsReported(string file, string old, string put, string says)
    {
        using var copy = new KnowledgeCopy("taipower.complaint", "twc.complaint");
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
        using var copy = new KnowledgeCopy("taipower.complaint", "twc.complaint");
        File.Delete(Path.Combine(copy.Folder, Words));
        copy.AssertProblem(Words, 1, "the file is missing");
    }
}
