using BotService.Conversations;
using BotService.Conversations.Turns;

namespace BotService.Tests.Conversations;

public class CallTurnTests
{
    [Theory]
    [InlineData("DTMF")]
    [InlineData("dtmf")]
    [InlineData("start")]
    [InlineData("channel")]
    [InlineData("noUserInput")]
    [InlineData("conversationEnd")]
    public async Task EventOfACall_InAnotherConversation_IsKeptAndAnswersNothing(string name)
    {
        await using var bot = await BotHost.StartAsync();
        var c = await bot.OpenAsync();
        var told = BotHost.Message("", "k", "event");
        told.Json["name"] = name;

        var accepted = await bot.Bot.ReceiveAsync(c, told, default);

        Assert.Empty(await bot.Bot.RepliesToAsync(c, accepted, BotHost.Soon()));
        Assert.Equal(name, Assert.Single(await bot.HistoryAsync()).Activity.Text("name"));
        Assert.Empty(bot.Engine.Asked);
        Assert.Equal(Purpose.Turn, TurnInput.PurposeOf(told, "bot"));
    }
}
