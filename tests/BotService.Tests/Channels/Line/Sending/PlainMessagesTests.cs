using System.Globalization;
using BotService.Channels.Line.Sending;
using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Protocol;
using BotService.Sheets;
using BotService.Tests.Channels.Line.Messages;
using BotService.Tests.Sheets;

namespace BotService.Tests.Channels.Line.Sending;

public sealed class PlainMessagesTests
{
    [Fact]
    public void Reply_IsItsWordsItsListAndItsChoices()
    {
        var text = Assert.Single(Texts(ToLine.List(SheetSamples.Plain(), "yes", "no") with { Text = "1. Fee: $50 [_a_]" }));

        Assert.StartsWith("1. Fee: $50 [_a_]\n\n", text, StringComparison.Ordinal);
        Assert.Contains(PlainSheet.Render(SheetSamples.Plain(), "r").Trim(), text, StringComparison.Ordinal);
        Assert.EndsWith("\n\n- yes\n- no", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingSaid_IsNoMessage() => Assert.Empty(Texts(Message(""), Message(" \n")));

    /// <summary>A program before this one left it in the outbox.</summary>
    [Fact]
    public void FormerReply_IsItsShortForm() => Assert.Equal("Three papers", FormerReply.Of(new StoredActivity(
        1, new Activity(new() { ["text"] = @"Three \*papers\*", ["speak"] = "Three papers" }))).Reply.Text);

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

    private static string[] Texts(params Reply[] replies) =>
        [.. PlainMessages.Write([.. replies.Select(reply => new Spoken(reply, reply.Sheet is null ? null : "r"))])
            .Select(message => (string)message["text"]!)];

    private static Reply Message(string text) => ToLine.Text(text);
}
