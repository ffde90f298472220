using BotService.Benchmarks.Sets;
using BotService.Engine.Intents;

namespace BotService.Tests.Benchmarks;

public sealed class LabelledFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("a.csv", "text,category\n\"hello, you\",greet\nbye,oos\n")]
    [InlineData("a.csv", "\"hello, you\",greet\r\nbye,oos\r\n")]
    [InlineData("a.csv", "id,intent,text\n1,greet,\"hello, you\"\n2,oos,bye")]
    [InlineData("a.tsv", "hello, you\tgreet\n\nbye\toos\n")]
    [InlineData("a.jsonl", "{\"text\":\"hello, you\",\"label\":\"greet\"}\n\n{\"q\":\"bye\",\"procedure\":\"oos\",\"lang\":\"en\"}\n")]
    public void Read_EachForm_GivesTextsAndLabels(string name, string content) =>
        Assert.Equal(
            [new LabelledText("hello, you", "greet"), new LabelledText("bye", LabelledText.OutOfScope)],
            LabelledFile.Read(Write(name, content)));

    [Theory]
    [InlineData("a.csv", "text,label\n\"two\nlines\",x\nalone\n", 4)]
    [InlineData("a.csv", "hello,greet\n\"open,x\n", 2)]
    [InlineData("a.tsv", "hello\tgreet\nbye\t \n", 2)]
    [InlineData("a.tsv", "hello\tgreet\n \tx\n", 2)]
    [InlineData("a.jsonl", "{\"text\":\"a\",\"label\":\"b\"}\nnot json\n", 2)]
    [InlineData("a.jsonl", "{\"text\":\"a\",\"label\":\"b\"}\n\n{\"text\":\"a\"}\n", 3)]
    [InlineData("a.jsonl", "{\"text\":1,\"label\":\"b\"}\n", 1)]
    [InlineData("a.jsonl", "null\n", 1)]
    [InlineData("a.csv", "", 1)]
    public void Read_WhatCannotBeRead_NamesFileAndLine(string name, string content, int line)
    {
        var path = Write(name, content);
        var error = Assert.Throws<InvalidDataException>(() => LabelledFile.Read(path));
        Assert.StartsWith($"{path}:{line}:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnotherEnding_NamesTheEndingsThatAreRead() =>
        Assert.Contains(
            ".jsonl", Assert.Throws<InvalidDataException>(() => LabelledFile.Read(Write("a.xlsx", "x"))).Message,
            StringComparison.Ordinal);

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
