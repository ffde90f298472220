namespace BotService.Tests.Channels.DirectLine;

/// <summary>A server for each test, with the few calls most of them begin with.</summary>
public abstract class DirectLineTests : IAsyncDisposable
{
    protected const string Base = "/v3/directline";

    private ChannelHost? host;

    private protected ChannelHost Host => host!;

    private protected async Task StartAsync(params (string Name, string Value)[] settings) =>
        host = await ChannelHost.StartAsync(settings);

    /// <summary>A conversation as the page opens one: bound to a user.</summary>
    private protected async Task<(string Id, string Token, string StreamUrl)> OpenAsync()
    {
        var token = (await Host.PostAsync("/webchat/token", null, null)).Text("token");
        var opened = await Host.PostAsync($"{Base}/conversations", token, """{"user":{},"locale":"zh-TW"}""");
        Assert.Equal(201, opened.Status);
        return (opened.Text("conversationId"), token, opened.Text("streamUrl"));
    }

    private protected Task<Answer> SayAsync(string id, string token, string text) =>
        Host.PostAsync(
            $"{Base}/conversations/{id}/activities", token,
            $$"""{"type":"message","from":{"id":"me"},"text":"{{text}}"}""");

    private protected Task<Answer> ReadAsync(string id, string token, string query = "") =>
        Host.GetAsync($"{Base}/conversations/{id}/activities{query}", token);

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();

        GC.SuppressFinalize(this);
    }
}
