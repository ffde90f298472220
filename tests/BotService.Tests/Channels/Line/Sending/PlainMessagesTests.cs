using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Channels.Line.Sending;

namespace BotService.Tests.Channels.Line.Sending;

public sealed class PlainMessagesTests
{
    [Fact]
    public void Reply_IsItsWordsItsCardsAndItsChoices()
    {
        var reply = Message(Markdown.Escape("1. Fee: $50 [_a_]\nC:\\x"));
        reply.Json["textFormat"] = "markdown";
        reply.Json["attachments"] =
            JsonNode.Parse("""[{"content":{"fallbackText":"the list\nline by line"}},{"contentUrl":"x"},null]""");
        reply.Json["suggestedActions"] = JsonNode.Parse("""{"actions":[{"title":"yes"},{"title":"no"},{}]}""");
        Assert.Equal(["1. Fee: $50 [_a_]\nC:\\x\n\nthe list\nline by line\n\n- yes\n- no"], Texts(reply));
    }

    [Fact]
    public void TextThatIsNoMarkdown_IsLeftAsItIs() => Assert.Equal([@"a\_b"], Texts(Message(@"a\_b")));

    [Fact]
    public void NothingSaid_IsNoMessage() =>
        Assert.Empty(
            Texts(Message(""), Message(" \n"), new Activity(new JsonObject { ["type"] = "typing", ["text"] = "x" })));

    [Theory]
    [InlineData(5000, 1)]
    [InlineData(5001, 2)]
    public void Text_IsPartedAtLinesLimit(int length, int messages)
    {
        var texts = Texts(Message(new string('字', length)));
        Assert.Equal(messages, texts.Length);
        Assert.Equal(length, texts.Sum(text => text.Length));
    }

    [Fact]
    public void LongText_IsPartedBetweenLines()
    {
        var lines = string.Join(
            '\n', Enumerable.Range(0, 800).Select(i => i.ToString("D9", CultureInfo.InvariantCulture)));
        var texts = Texts(Message(lines));
        Assert.Equal(2, texts.Length);
        Assert.Equal(lines, string.Join('\n', texts));
        Assert.All(texts, text => Assert.InRange(text.Length, 1, 5000));
    }

    [Theory]
    [InlineData("👨‍👩‍👧")]
    [InlineData("e\u0301")]
    [InlineData("𠮷")]
    public void WhatOneSeesAsOneCharacter_IsNotParted(string character)
    {
        var texts = Texts(Message("x" + string.Concat(Enumerable.Repeat(character, 3000))));
        Assert.All(texts.Skip(1), text => Assert.StartsWith(character, text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.InRange(text.Length, 1, 5000));
    }

    [Fact]
    public void AHeapOfCombiningMarks_IsStillSent() =>
        Assert.Equal([5000, 1], Texts(Message("a" + new string('\u0301', 5000))).Select(text => text.Length));

    [Fact]
    public void MoreThanFiveReplies_ShareMessages()
    {
        var texts = Texts([.. Enumerable.Range(1, 7).Select(i => Message($"reply {i}"))]);
        Assert.Equal(["reply 1\n\nreply 2\n\nreply 3\n\nreply 4\n\nreply 5\n\nreply 6\n\nreply 7"], texts);
        Assert.Equal(5, Texts(Message(new string('x', 40_000))).Length);
    }

    private static string[] Texts(params Activity[] replies) =>
        [.. PlainMessages.Write(replies).Select(message => (string)message["text"]!)];

    private static Activity Message(string text) => new(new JsonObject { ["type"] = "message", ["text"] = text });
}
