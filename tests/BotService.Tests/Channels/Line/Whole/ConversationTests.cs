using BotService.LineStandIn;
using BotService.Tests.Channels.Clients;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>
/// The conversation of the showcase, which the web chat holds too, on LINE: from following the account to the rating.
/// </summary>
public sealed class ConversationTests
{
    /// <summary>What is said and what is tapped, then the words that must appear.</summary>
    public static TheoryData<string[], string[], string> Languages => new()
    {
        { ["我要辦電費過戶", "公司", "代理人"], ["有幫助", "沒有了，結束", "5 分，很滿意", "不用了"], "謝謝您，祝您順心" },
        { ["I want to change the name on my electricity account", "A company", "Someone acts for me"], ["Helpful",
            "that is all", "5", "No, thanks"], "Thank you, and all the best" },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Conversation_FromQuestionToRating_EndsWithThanks(string[] asks, string[] after, string thanks)
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        Assert.NotEmpty(await phone.AnswerAsync(host.Events.Follow(phone.Id)));

        var answer = await phone.SayAsync(asks[0]);
        foreach (var choice in asks[1..]) answer = await phone.TapAsync(choice);
        var checklist = answer.First(a => a.Type == "flex");
        Assert.True(checklist.Words.Length > 20, $"It says too little where no picture is: {checklist.Words}");
        Assert.Contains(
            answer.SelectMany(a => Phone.Actions(a.Message)),
            a => ((string?)a["uri"])?.StartsWith("https://ask.example/c/", StringComparison.Ordinal) == true);

        foreach (var choice in after) answer = await phone.TapAsync(choice);
        Assert.Contains(
            thanks, string.Concat(answer.Select(a => a.Message.ToJsonString(Readable))), StringComparison.Ordinal);
        Assert.All(phone.Received, a => Assert.Equal("reply", a.Way));
        Assert.Equal((0, 0L), (host.Deliveries.TooLate, host.Platform.Account.Pushed));
        host.Platform.AssertNoFaults();
    }

    /// <summary>
    /// What LINE's own SDK says of it, unmodified: the signature as it is delivered, and every message as it arrives.
    /// </summary>
    [NodeFact]
    public async Task Conversation_InTheEyesOfLinesOwnSdk_IsSignedAndTypedRightly()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        await phone.AnswerAsync(host.Events.Follow(phone.Id));
        await phone.SayAsync("我要辦電費過戶");
        foreach (var choice in (string[])["公司", "代理人", "有幫助", "沒有了，結束", "5 分，很滿意"]) await phone.TapAsync(choice);
        var body = Deliveries.BodyOf(host.Platform.Account, [host.Events.Text(phone.Id, "電費過戶 😀")]);
        await LineSdk.AcceptsAsync(host.Platform.Account.Secret, body, phone.Received.Select(a => a.Message));
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Follow_GreetsEachTime_AndUnfollowSaysNothing()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        var first = await phone.AnswerAsync(host.Events.Follow(phone.Id));
        await phone.SayAsync("電費過戶要帶什麼");
        var before = phone.Received.Count;
        Assert.Equal(200, await host.Deliveries.SendAsync(host.Events.Unfollow(phone.Id)));
        var again = await phone.AnswerAsync(host.Events.Follow(phone.Id, isUnblocked: true));
        Assert.Equal(first.Select(a => a.Words), again.Select(a => a.Words));
        Assert.Equal(before + again.Count, phone.Received.Count);
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Message_NotInWords_IsAnsweredInWords()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        foreach (var sent in (LineEvent[])
            [
                host.Events.Sticker(phone.Id), host.Events.Image(phone.Id), host.Events.Audio(phone.Id),
                host.Events.File(phone.Id, "申請書.pdf"),
                host.Events.Location(phone.Id, "臺南市中西區民族路二段"), host.Events.Postback(phone.Id, "of an older version"),
            ])
        {
            Assert.All(await phone.AnswerAsync(sent), a => Assert.NotEmpty(a.Words));
        }

        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task LongestText_IsAnswered()
    {
        await using var host = await LineHost.StartAsync();
        Assert.NotEmpty(await host.Phone().SayAsync("e" + new string('\u0301', 4999)));
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Group_OnlyWhenMentioned_IsAnswered()
    {
        await using var host = await LineHost.StartAsync();
        var (group, user, bot) = (LineEvents.Group("family"), LineEvents.User("member"), host.Platform.Account.BotId);
        Assert.Equal(200, await host.Deliveries.SendAsync(
            host.Events.Text(user, "電費過戶要帶什麼", group),
            host.Events.Sticker(user, group),
            host.Events.Mention(group, user, "mother", "電費過戶要帶什麼", LineEvents.User("mother"), isSelf: false)));
        var asked = host.Events.Mention(group, user, "power", "電費過戶要帶什麼", bot);
        Assert.Equal(200, await host.Deliveries.SendAsync(asked));
        await host.Platform.UntilAsync("an answer in the group", () => host.Platform.Chats.Of(group).Count > 0);
        Assert.All(host.Platform.Chats.All(), a => Assert.Equal((group, asked.Id), (a.Chat, a.Event)));
        host.Platform.AssertNoFaults();
    }

    internal static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };
}
