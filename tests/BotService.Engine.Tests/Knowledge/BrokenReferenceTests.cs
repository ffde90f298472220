namespace BotService.Tests.Knowledge;

/// <summary>Names that name nothing, and claims that claim too much, each in an otherwise sound entry.</summary>
public sealed class BrokenReferenceTests : IDisposable
{
    private const string Entry = "taipower/lookup/entry.yaml";
    private readonly KnowledgeCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Theory]
    [InlineData("document: landlord-consent", "document: landlord-blessing", "unknown document `landlord-blessing`")]
    [InlineData("channel: power-counter", "channel: power-balcony", "unknown channel `power-balcony`")]
    [InlineData("source: [power-page, a-newspaper]", "source: [power-page, rumour]", "unknown source `rumour`")]
    [InlineData("when: { view: [detailed] } }\n  fees:", "when: { vista: [detailed] } }\n  fees:", "unknown slot `vista`")]
    [InlineData("when: { view: [detailed] } }\n  fees:", "when: { view: [total] } }\n  fees:", "unknown option `total`")]
    [InlineData("id: renewal, status: reported, source: a-newspaper", "id: renewal, status: confirmed, source: a-newspaper", "is confirmed, but none of its sources is official")]
    [InlineData("id: renewal, status: reported, source: a-newspaper", "id: renewal, status: planned, source: a-newspaper", "is planned, but none of its sources is a plan")]
    [InlineData("id: renewal, status: reported, source: a-newspaper", "id: renewal, status: reported", "is reported but names no source")]
    [InlineData("id: renewal, status: reported", "id: renewal, status: certain", "`status` must be one of confirmed, reported, planned, open")]
    [InlineData("document: lease, status: confirmed,", "document: lease, state: confirmed,", "unknown key `state`")]
    [InlineData("document: lease, status: confirmed,", "document: lease, status: confirmed, accepts: [handshake],", "unknown document `handshake`")]
    [InlineData("document: lease, status: confirmed,", "document: lease, status: confirmed, looked_up: maybe,", "`looked_up` must be true or false")]
    public void Fact_NamingWhatIsNot_IsReportedAtItsLine(string old, string put, string says)
    {
        var line = copy.LineOf(Entry, old.Split('\n')[0]);
        if (old.Contains('\n', StringComparison.Ordinal)) line = copy.LineOf(Entry, "document: landlord-consent");
        copy.Edit(Entry, old, put);
        copy.AssertProblem(Entry, line, says);
    }

    [Theory]
    [InlineData("kind: procedure", "kind: rumour", "`kind` must be one of procedure, topic, calculator, action, life-event")]
    [InlineData("theme: housing", "theme: astrology", "`astrology` is no theme")]
    [InlineData("review_by: 2027-06-30", "review_by: next summer", "`review_by` must be a date")]
    [InlineData("review_by: 2027-06-30", "confirm: oracle\nreview_by: 2027-06-30", "unknown contact `oracle`")]
    [InlineData("id: taipower.lookup", "id: taipower.tenant", "the id is `taipower.tenant`")]
    [InlineData("owner: ", "holder: ", "`owner` is missing")]
    public void Entry_WithAWrongHead_IsReported(string old, string put, string says)
    {
        copy.Edit(Entry, old, put);
        copy.AssertProblem(Entry, line: null, says);
    }

    [Fact]
    public void Slot_WhoseOptionsNeverDiffer_IsReportedAtItsLine()
    {
        copy.Edit(Entry, "view: [simple, detailed]", "view: [simple, plain, detailed]");
        copy.Edit(Entry, "when: { view: [simple] }", "when: { view: [simple, plain] }");
        copy.AssertProblem(
            Entry, copy.LineOf(Entry, "view: [simple, plain"), "the reply never differs between simple, plain");
    }

    [Fact]
    public void Slot_ThatNoFactNames_IsReported()
    {
        copy.Edit(Entry, "    channel: [online, counter]", "    channel: [online, counter]\n    mood: [good, bad]");
        copy.AssertProblem(Entry, copy.LineOf(Entry, "mood:"), "the reply never differs between good, bad");
    }

    [Fact]
    public void Condition_NamingEveryOption_IsReportedAtItsLine()
    {
        copy.Edit(Entry, "when: { channel: [counter] } }\n  - { document: landlord",
            "when: { channel: [online, counter] } }\n  - { document: landlord");
        copy.AssertProblem(Entry, copy.LineOf(Entry, "[online, counter] } }"), "`channel` names every option");
    }

    [Fact]
    public void Procedure_SilentAboutFees_IsReported()
    {
        copy.Edit(Entry, "  fees:\n  - { status: open }\n", "");
        copy.AssertProblem(Entry, copy.LineOf(Entry, "in_force"), "`fees` says nothing");
    }

    [Fact]
    public void Catalogue_DocumentNobodyUses_IsReported()
    {
        copy.Append("catalogue/documents.yaml", "moon-permit: { bring: original }\n");
        copy.AssertProblem("catalogue/documents.yaml", line: null, "no entry uses `moon-permit`");
        copy.AssertProblem("catalogue/documents.en.yaml", line: null, "no words for `moon-permit`");
    }

    [Fact]
    public void Source_NobodyRead_IsReportedAtItsLine()
    {
        const string file = "catalogue/sources/plans.yaml";
        var line = copy.Lines(file).Length + 1;
        copy.Append(file, "plan-nobody: { title: A plan, grade: plan, seen: 2026-11-20 }\n");
        copy.AssertProblem(file, line, "no fact was read in the source `plan-nobody`");
    }

    [Fact]
    public void Source_WithoutTheDayItWasSeen_IsReported()
    {
        copy.Append("catalogue/sources/plans.yaml", "plan-nobody: { title: A plan, grade: plan }\n");
        copy.AssertProblem("catalogue/sources/plans.yaml", line: null, "`seen` is missing");
    }

    [Fact]
    public void Source_InTwoFiles_IsReported()
    {
        copy.Append("catalogue/sources/plans.yaml", "power-page: { title: Again, grade: plan, seen: 2026-11-20 }\n");
        Assert.Contains(copy.NewProblems(), p => p.Message == "source `power-page` stands twice");
    }

    [Theory]
    [InlineData("{ twc.paus: { view: [simple] } }", "unknown entry `twc.paus`")]
    [InlineData("{ twc.pause: { wish: [simple] } }", "unknown slot `wish`")]
    [InlineData("{ twc.pause: { view: [plain] } }", "`plain`")]
    public void Counterpart_ForAnswersThatAreNone_IsReported(string written, string says)
    {
        copy.Edit("taipower/lookup/entry.yaml", "kind: procedure\n", $"kind: procedure\ncounterparts_if: {written}\n");
        copy.AssertProblem("taipower/lookup/entry.yaml", line: null, says);
    }
}
