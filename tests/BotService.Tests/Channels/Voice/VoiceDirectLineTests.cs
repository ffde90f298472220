using BotService.Conversations;
using BotService.Conversations.Turns;
using BotService.Tests.Channels.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Voice;

/// <summary>VoiceAI Connect as a client of our own Direct Line, with the whole pipeline behind it.</summary>
public sealed class VoiceDirectLineTests
{
    private const string Secret = "a-gateway-of-calls";

    [NodeFact]
    public async Task Gateway_IsAnsweredForTheEar_AndLeavesNothingOfTheCaller()
    {
        Room[] rooms = [Room.Release, Room.Storage, Room.Conversations, Room.Rendering, Room.Edge, Room.DirectLine];
        await using var service = await TestService.StartAsync(
            new() { ["DirectLine:VoiceSecrets:0"] = Secret }, rooms: rooms,
            change: services => services.AddScoped<IResponder, EarResponder>());

        await Node.RunAsync(
            "voice-directline.js", service.Address, Secret, Path.Combine("scenarios", "directline.jsonl"));

        // Whatever was told stands in the store without the number that called.
        var files = Directory.GetFiles(service.Folder, "store.db*").Select(ReadShared).ToList();
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, bytes => bytes.AsSpan().IndexOf("0912345678"u8) >= 0);
        Assert.DoesNotContain(files, bytes => bytes.AsSpan().IndexOf("recognitionOutput"u8) >= 0);
        Assert.Contains(files, bytes => bytes.AsSpan().IndexOf("DTMF"u8) >= 0);
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
