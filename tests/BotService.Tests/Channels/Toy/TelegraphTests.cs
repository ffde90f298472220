using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Hosting;
using BotService.Tests.Channels.Clients;
using BotService.Tests.Conversations;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Toy;

public sealed class TelegraphTests
{
    [Fact]
    public async Task NewChannel_OfOneFolderAndOneLine_CarriesAListAndWhatIsSaidUnasked()
    {
        await using var host = await TestService.StartAsync(change: services => services.AddTelegraph());
        var sent = host.Services.GetRequiredService<TelegraphSender>().Sent;
        var talk = new RealEngine().Open(today: BotService.Hosting.Taiwan.Today(TimeProvider.System), supplier: null);
        foreach (var words in (string[])["電費過戶要帶什麼", "公司", "委託別人辦"])
        {
            await host.Services.GetRequiredService<Telegraph>().HearAsync("a", words);
            talk.Say(words);
        }

        await BotHost.UntilAsync(() => Task.FromResult(sent.Count >= 3));
        var papers = talk.Last.Sheet!.Parts.Where(part => part.Kind is PartKind.Documents or PartKind.Forms)
            .SelectMany(part => part.Items).ToList();
        Assert.NotEmpty(papers);
        Assert.All(papers, paper => Assert.Contains(paper.Text, sent.Last(), StringComparison.Ordinal));

        await host.Services.GetRequiredService<ISpeaker>()
            .SayAsync("t-a", FakeEngine.Say(Engine.Dialogs.ReplyKind.Answer, "明天櫃檯休息"), "notice:1", default);
        await BotHost.UntilAsync(() => Task.FromResult(sent.Last() == "明天櫃檯休息"));
    }
}
