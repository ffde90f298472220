using System.Globalization;

namespace BotService.Tests.Channels.Clients;

/// <summary>Microsoft's own clients, unmodified, against the whole service.</summary>
public sealed class StockClientTests
{
    [NodeTheory]
    [InlineData("websocket")]
    [InlineData("polling")]
    public async Task DirectLineClient_TalksToTheChecklist(string way)
    {
        await using var service = await TestService.StartAsync();
        await Node.RunAsync("talk.js", service.Address, way);
    }

    [NodeFact]
    public async Task DirectLineClient_DroppedSocket_ComesBackAndMissesNothing()
    {
        await using var service = await TestService.StartAsync();
        await Node.RunAsync("dropped.js", service.Address);
    }

    [NodeTheory]
    [InlineData("websocket")]
    [InlineData("polling")]
    public async Task DirectLineClient_ExpiredToken_GoesOnAfterReconnect(string way)
    {
        const double Seconds = 6;
        await using var service = await TestService.StartAsync(
            new() { ["DirectLine:TokenMinutes"] = (Seconds / 60).ToString(CultureInfo.InvariantCulture) });
        await Node.RunAsync(
            "expired.js", service.Address, TestService.Secret, Seconds.ToString(CultureInfo.InvariantCulture), way);
    }

    [NodeFact]
    public async Task DirectLineClient_ServiceRestarts_GoesOnWithTheSameToken()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        var service = await TestService.StartAsync(folder: folder);
        var address = service.Address;
        try
        {
            await Node.RunAsync("restarted.js", [address], async () =>
            {
                await service.DisposeAsync();
                service = await TestService.StartAsync(folder: folder, urls: [address]);
            });
        }
        finally
        {
            await service.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    [NodeFact]
    public async Task BotBuilderClient_PostsAndIsReplied()
    {
        await using var service = await TestService.StartAsync(new() { ["Bot:AllowLocalWithoutAppId"] = "true" });
        await Node.RunAsync("botbuilder.js", service.Address);
    }
}
