using System.Text.Json.Nodes;

namespace BotService.Tests.Channels.Line.Webhook;

/// <summary>In groups and rooms the account listens only when it is addressed.</summary>
public sealed class GroupTests
{
    private const string InRoom =
        """{"type":"room","roomId":"Rc0000000000000000000000000000003","userId":"Ua0000000000000000000000000000001"}""";

    private static string Mention(params (int Index, int Length, string Self)[] all) =>
        $$"""{"mentionees":[{{string.Join(',', all.Select(one => $$"""{"index":{{one.Index}},"length":{{one.Length}},"type":"user","isSelf":{{one.Self}}}"""))}}]}""";

    [Theory]
    [InlineData(Events.InGroup, "group", "Cb0000000000000000000000000000002")]
    [InlineData(InRoom, "room", "Rc0000000000000000000000000000003")]
    public void AddressedText_IsAskedInTheGroupsConversation(string source, string kind, string to)
    {
        var arrival = Assert.Single(
            Events.Read(Events.Webhook(Events.Text("@電力 過戶要帶什麼", source: source, mention: Mention((0, 3, "true"))))));
        Assert.Equal("過戶要帶什麼", arrival.Activity.Said);
        Assert.Equal(
            $$"""{"account":"power","destination":"{{Events.Bot}}","to":"{{to}}","kind":"{{kind}}"}""",
            arrival.Conversation.Reference);
        Assert.NotEqual(arrival.Conversation.UserId, arrival.Activity.FromId);
    }

    [Fact]
    public void OneWhoWritesInAGroup_HasTheSameNameAsAlone()
    {
        var inGroup = Assert.Single(
            Events.Read(Events.Webhook(Events.Text("@A x", source: Events.InGroup, mention: Mention((0, 2, "true"))))));
        var alone = Assert.Single(Events.Read(Events.Webhook(Events.Text("x"))));
        Assert.Equal(alone.Activity.FromId, inGroup.Activity.FromId);
        Assert.NotEqual(alone.Conversation.Id, inGroup.Conversation.Id);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("""{"mentionees":null}""")]
    [InlineData("""{"mentionees":[5,null]}""")]
    [InlineData("""{"mentionees":[{"index":0,"length":4,"type":"all"}]}""")]
    [InlineData("""{"mentionees":[{"index":0,"length":4,"type":"user","userId":"U1","isSelf":false}]}""")]
    [InlineData("""{"mentionees":[{"index":0,"length":4,"type":"user","isSelf":"true"}]}""")]
    public void TextToOthers_IsNotListenedTo(string mention) =>
        Assert.Empty(Events.Read(Events.Webhook(Events.Text("@All 過戶要帶什麼", source: Events.InGroup, mention: mention))));

    [Theory]
    [InlineData("image")]
    [InlineData("video")]
    [InlineData("audio")]
    [InlineData("file")]
    [InlineData("location")]
    [InlineData("sticker")]
    public void WhatCannotAddressAnybody_IsNotListenedTo(string type) =>
        Assert.Empty(
            Events.Read(Events.Webhook(
                Events.Event("message", $"\"message\":{{\"type\":\"{type}\",\"id\":\"1\"}}", Events.InGroup))));

    [Fact]
    public void ButtonPressedInAGroup_IsForUs() =>
        Assert.Equal(
            "x", Assert.Single(Events.Read(Events.Webhook(Events.Event("postback", "\"postback\":{\"data\":\"v=1&say=x\"}", Events.InGroup)))).Activity.Said);

    [Fact]
    public void MessageTakenBackInAGroup_IsTakenBackHere() =>
        Assert.Equal(
            "messageDelete",
            Events.Only(Events.Event("unsend", "\"unsend\":{\"messageId\":\"7\"}", Events.InGroup)).Type);

    [Theory]
    [InlineData("follow")]
    [InlineData("unfollow")]
    public void FollowingIsForPeopleOnly(string type) =>
        Assert.Empty(Events.Read(Events.Webhook(Events.Event(type, source: Events.InGroup))));

    [Fact]
    public void AddressedBySomebodyUnnamed_IsAnsweredToTheGroup()
    {
        var arrival = Assert.Single(Events.Read(Events.Webhook(
            Events.Text("@A x", source: $$"""{"type":"group","groupId":"{{Events.Group}}"}""",
                mention: Mention((0, 2, "true"))))));
        Assert.Equal(arrival.Conversation.UserId, arrival.Activity.FromId);
    }

    /// <summary>Positions count UTF-16 units, and may be wrong.</summary>
    [Theory]
    [InlineData("😀@A 過戶", 2, 2, "😀 過戶")]
    [InlineData("過戶 @A", 3, 2, "過戶")]
    [InlineData("@A", 0, 2, "")]
    [InlineData("@A 過戶", -1, 2, "@A 過戶")]
    [InlineData("@A 過戶", 4, 2, "@A 過戶")]
    [InlineData("@A 過戶", 0, 0, "@A 過戶")]
    [InlineData("@A 過戶", 0, 2147483647, "@A 過戶")]
    [InlineData("@A 過戶", 2147483647, 2147483647, "@A 過戶")]
    public void OwnName_IsCutOutOfTheText(string text, int index, int length, string said) =>
        Assert.Equal(
            said, Events.Only(Events.Text(text, source: Events.InGroup, mention: Mention((index, length, "true")))).Said);

    [Fact]
    public void OwnNameTwiceAndAnothersBetween_OnlyOwnIsCut() =>
        Assert.Equal(
            "問  @B 過戶", Events.Only(Events.Text("@A 問 @A @B 過戶", source: Events.InGroup, mention: Mention((0, 2, "true"), (5, 2, "true"), (8, 2, "false")))).Said);
}
