namespace BotService.Tests.Channels.Line.Whole;

/// <summary>Twelve turns with corrections, a second wish and a danger in the midst, as they are walked in the chat page.</summary>
public sealed class LongTalkTests
{
    /// <summary>What is said, and a word that its reply must hold.</summary>
    public static TheoryData<(string Say, string Holds)[]> Talks => new()
    {
        new[]
        {
            ("我買了房子，電費要過戶", "個人"), ("我自己去", "本人辦理"), ("等一下，是公司名義", "統一編號"), ("要帶印章嗎", "印章"),
            ("那水呢", "用水過戶"), ("桃園", "簽章"), ("不是我去，是會計去", "好，代理人代辦"),
            ("地下室淹水了 插座泡在水裡", "119"), ("沒事了，繼續", "簽章"), ("願意簽", "受託人資料"), ("影本可以嗎", "正本"),
            ("謝謝，沒問題了", "分數"),
        },
        new[]
        {
            ("I bought a flat and need the electricity in my name", "someone act for you"),
            ("I'll go myself", "I apply myself"), ("sorry, it's for a company", "business number"),
            ("do I need a seal?", "seal"), ("and the water?", "water"), ("Taichung", "sign"),
            ("actually my accountant will go", "Someone acts for me"),
            ("the basement is flooded and the sockets are under water", "119"), ("we are safe now, continue", "sign"),
            ("yes, the former user signs", "business number"), ("is a copy ok?", "original"), ("thanks, that's all", "5"),
        },
    };

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task TwelveTurns_HoldTogether((string Say, string Holds)[] talk)
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        await phone.AnswerAsync(host.Events.Follow(phone.Id));
        foreach (var (say, holds) in talk)
        {
            var answer = await phone.SayAsync(say);
            Assert.True(
                answer.Any(a => a.Message.ToJsonString(ConversationTests.Readable).Contains(holds, StringComparison.OrdinalIgnoreCase)),
                $"{say}: {string.Join(" / ", answer.Select(a => a.Words))}");
        }
        host.Platform.AssertNoFaults();
    }
}
