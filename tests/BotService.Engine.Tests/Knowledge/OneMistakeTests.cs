namespace BotService.Tests.Knowledge;

/// <summary>
/// Mistakes as editors make them: each gives one message, at its line, by which it can be mended. Nothing follows from
/// what could not be read.
/// </summary>
public sealed class OneMistakeTests : IDisposable
{
    private const string Folder = "taipower/lookup", Entry = $"{Folder}/entry.yaml";
    private readonly KnowledgeCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Theory]
    // A letter too few, too many, or changed.
    [InlineData("document: lease, status: confirmed, source: power-page }", "document: lease, statsu: confirmed, source: power-page }", "unknown-key", "did you mean `status`?")]
    [InlineData("document: lease, status: confirmed, source: power-page }", "document: lease, status: confirmed, soruce: power-page }", "unknown-key", "did you mean `source`?")]
    [InlineData("document: tenant-pledge,", "document: tenant-plegde,", "unknown-document", "did you mean `tenant-pledge`?")]
    [InlineData("document: identity,", "document: identiy,", "unknown-document", "did you mean `identity`?")]
    [InlineData("channel: power-counter, status", "channel: power-couter, status", "unknown-channel", "did you mean `power-counter`?")]
    [InlineData("source: [power-page, a-newspaper]", "source: [power-page, a-newspape]", "unknown-source", "did you mean `a-newspaper`?")]
    [InlineData("when: { view: [simple] }", "when: { veiw: [simple] }", "unknown-slot", "did you mean `view`?")]
    [InlineData("when: { view: [simple] }", "when: { view: [simpel] }", "unknown-option", "did you mean `simple`?")]
    [InlineData("    view: [simple, detailed]", "    veiw: [simple, detailed]", "slot-misnamed", "did you mean `view`?")]
    [InlineData("theme: housing", "theme: hosuing", "unknown-class", "did you mean `housing`?")]
    [InlineData("kind: procedure", "kind: proceedure", "not-choice", "did you mean `procedure`?")]
    // Values that say too little or the wrong thing.
    [InlineData("id: renewal, status: reported", "id: renewal, status: report", "not-choice", "did you mean `reported`?")]
    [InlineData("id: cancel, status: confirmed", "id: cancel, status: sure", "not-choice", "confirmed, reported, planned, open")]
    [InlineData("in_force: { from: 2024-01-31 }", "in_force: { from: 31.1.2024 }", "not-date", "2026-11-20")]
    [InlineData("in_force: { from: 2024-01-31 }", "in_force: { from: 113/1/31 }", "not-date", "2026-11-20")]
    [InlineData("updated: 2026-11-20", "updated: 2026-11-31", "not-date", "`updated`")]
    [InlineData("view: [simple, detailed]", "view: { simple: yes, detailed: no }", "not-texts", "`view`")]
    [InlineData("id: renewal, status: reported, source: a-newspaper", "id: renewal, status: reported", "no-source", "`renewal`")]
    [InlineData("id: average, status: confirmed, source: power-page", "id: average, status: confirmed, source: a-newspaper", "not-official", "reported or planned")]
    [InlineData("  fees:\n  - { status: open }\n", "", "section-silent", "`fees`", "in_force")]
    public void Check_OneMistakeInAnEntry_IsOneMessageAtItsLine(
        string right, string wrong, string code, string says, string? at = null)
    {
        var line = copy.LineOf(Entry, (at ?? right).Split('\n')[0]);
        copy.Edit(Entry, right, wrong);
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(($"knowledge/{Entry}", line, code), (problem.File, problem.Line, problem.Code));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cases.yaml", "documents: [lease, lookup-form, tenant-pledge, landlord-consent]", "documents: [lease, lookup-form, landlord-consent]", "rules-give", "`tenant-pledge`")]
    [InlineData("cases.yaml", "documents: [lease, lookup-form, tenant-pledge, landlord-consent]", "documents: [lease, lookup-from, tenant-pledge, landlord-consent]", "row-misspelt", "did you mean `lookup-form`?")]
    [InlineData("wording.en.yaml", "  renewal: After", "  renewl: After", "words-of-no-fact", "did you mean `renewal`?")]
    [InlineData("wording.en.yaml", "      simple:   {", "      simpel:   {", "words-of-no-option", "did you mean `simple`?")]
    [InlineData("wording.en.yaml", "  view:\n", "  veiw:\n", "words-of-no-slot", "did you mean `view`?")]
    [InlineData("wording.en.yaml", "{days} days", "{day} days", "value-unknown", "did you mean `days`?")]
    [InlineData("wording.en.yaml", "{days} days", "sixty days", "value-unquoted", "{days}")]
    [InlineData("wording.en.yaml", "short: Tenant", "shrot: Tenant", "unknown-key", "did you mean `short`?")]
    public void Check_OneMistakeBesideAnEntry_IsOneMessage(
        string file, string right, string wrong, string code, string says)
    {
        copy.Edit($"{Folder}/{file}", right, wrong);
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(code, problem.Code);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("entry.yaml")]
    [InlineData("cases.yaml")]
    [InlineData("wording.zh-TW.yaml")]
    [InlineData("utterances.en.yaml")]
    public void Check_AFileThatIsMissing_IsOneMessage(string file)
    {
        File.Delete(Path.Combine(copy.Folder, Folder, file));
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(($"knowledge/{Folder}/{file}", "file-missing"), (problem.File, problem.Code));
    }

    [Theory]
    [InlineData("entry.yaml", "  slots:", "   slots:", "yaml-indent")]
    [InlineData("wording.en.yaml", "summary: A tenant", "summary: Note: a tenant", "yaml-colon")]
    [InlineData("wording.en.yaml", "cancel: You", "cancel: \"You", "yaml-quote")]
    [InlineData("cases.yaml", "  channel: online\n  documents: [lease, lookup-form, tenant-pledge]", "\tchannel: online\n  documents: [lease, lookup-form, tenant-pledge]", "yaml-tab")]
    public void Check_AFileThatIsNoYaml_IsOneMessageAtItsLine(string file, string right, string wrong, string code)
    {
        var line = copy.LineOf($"{Folder}/{file}", right.Split('\n')[0]);
        copy.Edit($"{Folder}/{file}", right, wrong);
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(($"knowledge/{Folder}/{file}", line, code), (problem.File, problem.Line, problem.Code));
    }

    [Fact]
    public void Check_AFolderOfAnUnknownOrganisation_IsOneMessageThoughItIsACopy()
    {
        Directory.CreateDirectory(Path.Combine(copy.Folder, "taipwer/lookup"));
        foreach (var file in Directory.GetFiles(Path.Combine(copy.Folder, Folder)))
            File.WriteAllText(
                file.Replace("taipower", "taipwer", StringComparison.Ordinal),
                File.ReadAllText(file).Replace("id: taipower.", "id: taipwer.", StringComparison.Ordinal));
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal("unknown-organisation", problem.Code);
        Assert.EndsWith("did you mean `taipower`?", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AnUtteranceOfAnotherEntry_IsOneMessageAtItsLine()
    {
        var file = "taipower/lookup/utterances.en.yaml";
        var line = copy.Lines(file).Length + 1;
        copy.Append(file, copy.Lines("taipower/blackout/utterances.en.yaml")[2] + "\n");
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(($"knowledge/{file}", line, "utterance-twice"), (problem.File, problem.Line, problem.Code));
    }

    [Fact]
    public void Check_ASentenceForgottenInOneLanguage_IsOneMessageThere()
    {
        copy.Edit($"{Folder}/wording.en.yaml", "  cancel: You can also cancel the enquiry online.\n", "");
        var problem = Assert.Single(copy.NewProblems());
        Assert.Equal(
            ("no-words-in-section", $"knowledge/{Folder}/wording.en.yaml"), (problem.Code, problem.File));
    }

    [Fact]
    public void Check_TwoMistakesInOneFact_AreBothTold()
    {
        copy.Edit(Entry, "document: identity, status: confirmed,", "document: identiy, status: confimed,");
        Assert.Equal(["not-choice", "unknown-document"], copy.NewProblems().Select(p => p.Code).Order());
    }

    [Fact]
    public void Check_AWholeTableThatCannotBeRead_IsOneMessage()
    {
        File.WriteAllText(Path.Combine(copy.Folder, "catalogue/channels.yaml"), "power-counter: [\n");
        var problems = copy.NewProblems();
        var problem = Assert.Single(problems, p => p.File.EndsWith("channels.yaml", StringComparison.Ordinal));
        Assert.Equal("yaml-bracket", problem.Code);
        Assert.Equal([problem], problems);
    }
}
