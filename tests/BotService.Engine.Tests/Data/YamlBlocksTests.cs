using BotService.Engine.Data;

namespace BotService.Tests.Data;

public sealed class YamlBlocksTests
{
    private const string Text = """
        # who keeps it
        id: a.b   # stays
        versions:
        - in_force: { from: 2022-02-22 }
          slots:
            by: [self, agent]
          documents:
          # the first
          - { document: one, status: open }
          - document: two
            status: 'reported'
          fees: []
        # the end

        """;

    [Fact]
    public void Put_ChangesTheKeysPartOnly()
    {
        var edit = new YamlBlocks("f", Text);
        Assert.Null(edit.Put("status", "confirmed", "versions", 0, "documents", 0));
        Assert.Null(edit.Put("source", "x", "versions", 0, "documents", 1));
        Assert.Null(edit.Put("applicant", "[person, company]", "versions", 0, "slots"));
        Assert.Null(edit.Put("to", "2026-12-31", "versions", 0, "in_force"));
        Assert.Equal(
            Text.Replace("one, status: open", "one, status: confirmed", StringComparison.Ordinal)
                .Replace("'reported'\n", "'reported'\n    source: x\n", StringComparison.Ordinal)
                .Replace("agent]\n", "agent]\n    applicant: [person, company]\n", StringComparison.Ordinal)
                .Replace("02-22 }", "02-22, to: 2026-12-31 }", StringComparison.Ordinal),
            edit.Text);
    }

    [Fact]
    public void Put_OfLines_IsIndentedAsTheMappingIs()
    {
        var edit = new YamlBlocks("f", Text);
        Assert.Null(edit.Put("times", "\n- { status: open }", "versions", 0));
        Assert.Contains("  fees: []\n  times:\n  - { status: open }\n# the end", edit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Insert_PutsAnItemBeforeOrBehind_AndIntoBrackets()
    {
        var edit = new YamlBlocks("f", Text);
        Assert.Null(edit.Insert(0, "{ document: zero }", "versions", 0, "documents"));
        Assert.Null(edit.Insert(3, "{ document: three }", "versions", 0, "documents"));
        Assert.Null(edit.Insert(0, "{ status: open }", "versions", 0, "fees"));
        Assert.Contains("  # the first\n  - { document: zero }\n  - { document: one", edit.Text, StringComparison.Ordinal);
        Assert.Contains("'reported'\n  - { document: three }\n  fees: [{ status: open }]\n", edit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ItemText_IsTheItemFromItsFirstColumn_SoThatItCanBePutInAgain()
    {
        var edit = new YamlBlocks("f", Text);
        Assert.Equal("document: two\nstatus: 'reported'", edit.ItemText(1, "versions", 0, "documents"));
        Assert.Null(edit.Insert(1, edit.ItemText(0, "versions"), "versions"));
        Assert.Equal(2, edit.Count("versions"));
        Assert.Equal("2022-02-22", edit.Value("versions", 1, "in_force", "from"));
        Assert.EndsWith("  fees: []\n# the end\n", edit.Text, StringComparison.Ordinal);
        Assert.Null(edit.Take(1, "versions"));
        Assert.Equal(Text, edit.Text);
    }

    [Fact]
    public void Take_OfTheLastItem_LeavesBrackets()
    {
        var edit = new YamlBlocks("f", "a:\n- one # gone\nb: 1\n");
        Assert.Null(edit.Take(0, "a"));
        Assert.Equal(0, edit.Count("a"));
        Assert.Equal("1", edit.Value("b"));
        Assert.Null(edit.Insert(0, "two", "a"));
        Assert.Equal("two", edit.Value("a", 0));
    }

    [Fact]
    public void WhatWouldChangeMore_IsRefused_AndChangesNothing()
    {
        var edit = new YamlBlocks("f", Text);
        Assert.NotNull(edit.Put("status", "a, b: c", "versions", 0, "documents", 0));
        Assert.NotNull(edit.Insert(0, "{ broken", "versions", 0, "documents"));
        Assert.NotNull(edit.Put("status", "open }, { document: more", "versions", 0, "documents", 0));
        Assert.NotNull(edit.Take(0, "nowhere"));
        Assert.Equal(Text, edit.Text);
        Assert.NotNull(new YamlBlocks("f", "a: &x [1]\nb: *x\n").Insert(0, "2", "a"));
    }

    /// <summary>Over the real files, as they are, with line ends of Windows, and with a mark at the beginning.</summary>
    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    public void Parts_OfTheRealFiles_ComeAndGoWithoutATrace(string line, string mark)
    {
        var files = Directory.EnumerateFiles(KnowledgeFolder(), "entry.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files.Where((_, i) => i % 4 == 0))
        {
            var text = mark + File.ReadAllText(file).ReplaceLineEndings(line);
            var edit = new YamlBlocks(file, text);
            Assert.Null(edit.Insert(edit.Count("versions"), edit.ItemText(0, "versions"), "versions"));
            Assert.StartsWith(text.TrimEnd(), edit.Text, StringComparison.Ordinal);
            Assert.Null(edit.Take(edit.Count("versions") - 1, "versions"));
            Assert.Equal(text, edit.Text);
            foreach (var section in (string[])["documents", "fees", "channels", "notes"])
            {
                if (edit.Count("versions", 0, section) is not (> 0 and var count)) continue;
                var at = count / 2;
                Assert.Null(edit.Insert(at, "{ id: new, status: open }", "versions", 0, section));
                Assert.Equal("new", edit.Value("versions", 0, section, at, "id"));
                Assert.Null(edit.Put("note", "kept", "versions", 0, section, at + 1));
                Assert.Null(edit.Drop("note", "versions", 0, section, at + 1));
                Assert.Null(edit.Take(at, "versions", 0, section));
                Assert.Equal(text, edit.Text);
            }

            Assert.Null(edit.Put("owner", "somebody", []));
            Assert.Null(edit.Put("owner", YamlEdit.Quoted(new YamlBlocks(file, text).Value("owner")!), []));
            Assert.Equal(text, edit.Text);
        }
    }

    private static string KnowledgeFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Directory.Exists(Path.Combine(folder, "knowledge", "catalogue"))) return Path.Combine(folder, "knowledge");
        throw new DirectoryNotFoundException("knowledge");
    }
}
