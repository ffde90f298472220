using BotService.Editing.Forms;
using BotService.Engine.Data;

namespace BotService.Tests.Editing;

public sealed class EntryCasesTests
{
    private const string Text = """
        # Read from the form, not from entry.yaml.
        - by: self
          documents: [one]   # item 3
          fees: [open]
        - by: agent
          documents: [one, two]
          fees: [open]

        """;

    [Fact]
    public void Row_ChangesWhereItDiffers_AndIsAdded()
    {
        var cases = new EntryCases("cases.yaml", Text);
        Assert.Null(cases.Put(0, Row(("by", ["self"]), ("documents", ["one", "three"]), ("fees", ["open"])), null));
        Assert.Null(cases.Put(null, Row(("by", ["*"]), ("documents", []), ("fees", ["open"])), new DateOnly(2027, 1, 1)));
        Assert.Equal(
            Text.Replace("[one]", "[one, three]", StringComparison.Ordinal)
                + "- version: 2027-01-01\n  by: \"*\"\n  documents: []\n  fees: [open]\n",
            cases.Text);
        Assert.Equal("row-unfit", cases.Put(null, Row(("by", [])), null)!.Code);
        Assert.Null(cases.Drop(2));
    }

    [Fact]
    public void NewVersion_HasRowsOfItsOwn()
    {
        var cases = new EntryCases("cases.yaml", Text);
        Assert.Null(cases.Copy(new DateOnly(2022, 2, 22), new DateOnly(2027, 1, 1)));
        var yaml = new YamlBlocks("cases.yaml", cases.Text);
        Assert.Equal(["2022-02-22", "2022-02-22", "2027-01-01", "2027-01-01"], Enumerable.Range(0, 4).Select(i => yaml.Value(i, "version")));
        Assert.Equal(["one", "two"], yaml.Texts(3, "documents"));
        Assert.Contains("# item 3", cases.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_ChangeWhereTheyDiffer()
    {
        const string words = "name: One\nsteps:\n  go: 'Go there.'   # short\n";
        var yaml = new YamlBlocks("wording.en.yaml", words);
        Assert.Null(EntryWords.Put(yaml, ["steps", "go"], "Go there."));
        Assert.Equal(words, yaml.Text);
        Assert.Null(EntryWords.Put(yaml, ["notes", "who"], "Anyone: really #1"));
        Assert.Equal(words + "notes:\n  who: \"Anyone: really #1\"\n", yaml.Text);
        Assert.Null(EntryWords.Put(yaml, ["notes", "who"], null));
        Assert.Equal(words, yaml.Text);
    }

    [Fact]
    public void Sentences_ThatStay_AreNotTouched()
    {
        var yaml = new YamlBlocks("utterances.en.yaml", "- \"one\"\n- two # why\n- three\n");
        Assert.Null(EntryWords.List(yaml, ["two", "one", "four: five"]));
        Assert.Equal("- \"one\"\n- two # why\n- \"four: five\"\n", yaml.Text);
    }

    private static Dictionary<string, IReadOnlyList<string>> Row(params (string Key, string[] Names)[] row) =>
        row.ToDictionary(r => r.Key, r => (IReadOnlyList<string>)r.Names);
}
