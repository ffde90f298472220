using BotService.Engine.Data;
using BotService.Tests.Knowledge;
using YamlDotNet.RepresentationModel;

namespace BotService.Tests.Data;

/// <summary>One value changes, and every other byte of the file is what it was.</summary>
public sealed class YamlEditTests
{
    private static readonly List<string> Files =
        [.. ((string[])["knowledge", "dialogs", "duties"]).SelectMany(f => Directory.EnumerateFiles(
            Path.Combine(Shipped.Root, f), "*.yaml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];

    private static readonly string[] New =
        ["new", "a: b", "it's", "say \"no\"", "中文，一句話", "#1", "[x]", "- y", "2026-01-01", "back\\slash", "end:"];

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    public void Set_AnyValueOfTheShippedFiles_ChangesItAndNothingElse(string newLine, string mark)
    {
        var tried = 0;
        foreach (var file in Files.Where((_, i) => i % 3 == 0))
        {
            var text = mark + File.ReadAllText(file).ReplaceLineEndings(newLine);
            var all = Values(text);
            foreach (var (path, _) in all.Where((_, i) => i % Math.Max(1, all.Count / 4) == 0))
            {
                var edit = new YamlEdit("a.yaml", text);
                var value = New[tried % New.Length];
                if (edit.Set(value, path) is { } refused)
                {
                    Assert.Equal("value-of-several-lines", refused.Code);
                    Assert.Equal(text, edit.Text);
                    continue;
                }
                AssertOnlyOneStretchDiffers(text, edit.Text, value.Length);
                Assert.Equal(
                    all.Select(v => v.Path.SequenceEqual(path) ? value : v.Value), Values(edit.Text).Select(v => v.Value));
                tried++;
            }
        }
        Assert.True(tried > 300, $"{tried} values were changed");
    }

    [Fact]
    public void Set_BackAgain_GivesTheSameBytes()
    {
        foreach (var file in Files.Where((_, i) => i % 10 == 0))
        {
            var text = File.ReadAllText(file);
            if (Values(text).FirstOrDefault(v => v.Value is { Length: > 0 }) is not (var path, { } value)) continue;
            var edit = new YamlEdit("a.yaml", text);
            if (edit.Set("changed", path) is not null) continue;
            Assert.NotEqual(text, edit.Text);
            Assert.Null(edit.Set(value, path));
            Assert.Equal(Values(text).Select(v => v.Value), Values(edit.Text).Select(v => v.Value));
        }
    }

    [Theory]
    [InlineData("a: one # why\nb: two\n", "a: 新 # why\nb: two\n")]
    [InlineData("a:   'one'   \nb: two", "a:   '新'   \nb: two")]
    [InlineData("a: \"one\"\r\nb: two\r\n", "a: \"新\"\r\nb: two\r\n")]
    [InlineData("b: { x: 1,  a: y }\na: one", "b: { x: 1,  a: y }\na: 新")]
    [InlineData("a:\nb: two\n", "a: 新\nb: two\n")]
    public void Set_AValue_KeepsWhatStandsAroundIt(string text, string changed)
    {
        var edit = new YamlEdit("a.yaml", text);
        Assert.Null(edit.Set("新", "a"));
        Assert.Equal(changed, edit.Text);
    }

    [Theory]
    [InlineData("say: [one, two] # both\n", "say: [one, two, three] # both\n")]
    [InlineData("say: []\n", "say: [three]\n")]
    [InlineData("say:\n  - one\n  - two # last\nmore: x\n", "say:\n  - one\n  - two # last\n  - three\nmore: x\n")]
    [InlineData("say:\r\n- one\r\n- 'two'\r\n", "say:\r\n- one\r\n- 'two'\r\n- 'three'\r\n")]
    [InlineData("say:\n- one\n- two", "say:\n- one\n- two\n- three")]
    public void Add_AnItem_PutsItLast(string text, string changed)
    {
        var edit = new YamlEdit("a.yaml", text);
        Assert.Null(edit.Add("three", "say"));
        Assert.Equal(changed, edit.Text);
    }

    [Theory]
    [InlineData("say: [one, two, three]\n", "say: [one, three]\n")]
    [InlineData("say: [two,  three]\n", "say: [three]\n")]
    [InlineData("say: [one, \"two\"]\n", "say: [one]\n")]
    [InlineData("say: [two]\n", "say: []\n")]
    [InlineData("say:\n- one\n- two # why\n- three\n", "say:\n- one\n- three\n")]
    [InlineData("say:\r\n- one\r\n- two\r\n", "say:\r\n- one\r\n")]
    public void Remove_AnItem_TakesItAlone(string text, string changed)
    {
        var edit = new YamlEdit("a.yaml", text);
        Assert.Null(edit.Remove("two", "say"));
        Assert.Equal(changed, edit.Text);
    }

    [Fact]
    public void Edit_WhatItCannotDo_SaysWhyAndChangesNothing()
    {
        const string text = "a: one\nlong: |\n  two\n  lines\nmark: &m x\nlist: [one]\nblock:\n- only\nmap: { a: b }\n";
        var edit = new YamlEdit("knowledge/a.yaml", text);
        Assert.Equal(
            ["nothing-at-path", "nothing-at-path", "value-of-several-lines", "value-of-several-lines",
                "value-with-anchor", "not-a-value", "item-there", "item-missing", "last-item", "not-a-list"],
            ((Problem?[])[
                edit.Set("x", "none"), edit.Set("x", "list", 5), edit.Set("x", "long"), edit.Set("x\ny", "a"),
                edit.Set("x", "mark"), edit.Set("x", "map"), edit.Add("one", "list"), edit.Remove("two", "list"),
                edit.Remove("only", "block"), edit.Add("x", "map")]).Select(p => p?.Code));
        Assert.Equal(text, edit.Text);
        Assert.Equal("knowledge/a.yaml:2: `long` cannot be changed here: only values of one line can", edit.Set("x", "long")!.ToString());
    }

    /// <summary>What differs is no longer than the new value with its quotation marks.</summary>
    private static void AssertOnlyOneStretchDiffers(string before, string after, int value)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        Assert.True(after.Length - start - end <= 2 * value + 3, after[start..^end]);
    }

    private static List<(object[] Path, string? Value)> Values(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text.TrimStart('\uFEFF')));
        return [.. Values(stream.Documents[0].RootNode, [])];
    }

    private static IEnumerable<(object[] Path, string? Value)> Values(YamlNode node, object[] path) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(c => Values(c.Value, [.. path, ((YamlScalarNode)c.Key).Value!])),
        YamlSequenceNode list => list.Children.SelectMany((c, i) => Values(c, [.. path, i])),
        _ => [(path, (node as YamlScalarNode)?.Value)],
    };
}
