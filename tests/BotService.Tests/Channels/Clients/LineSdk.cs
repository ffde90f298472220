using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Webhook;
using BotService.LineStandIn;

namespace BotService.Tests.Channels.Clients;

/// <summary>LINE's own SDK, unmodified, as the judge of signatures and message types.</summary>
internal static class LineSdk
{
    /// <summary>
    /// The SDK and the service agree on the body's signature, and every message is one by the SDK's types.
    /// </summary>
    /// <param name="messages">At most 20.</param>
    public static async Task AcceptsAsync(string secret, byte[] body, IEnumerable<JsonNode> messages)
    {
        var folder = Directory.CreateTempSubdirectory("botservice-line-").FullName;
        var signature = Deliveries.Sign(secret, body);
        Assert.True(Signature.IsGood(signature, body, [secret]));
        Assert.False(Signature.IsGood(signature, [.. body, (byte)' '], [secret]));
        Assert.False(Signature.IsGood(signature, body, [secret + "x"]));

        await File.WriteAllTextAsync(
            Path.Combine(folder, "signature.json"),
            JsonSerializer.Serialize(new { secret, body = Encoding.UTF8.GetString(body), signature }));
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "messages.json"),
            LineJson.Write(new JsonArray([.. messages.Select(m => m.DeepClone())])));
        await Node.RunAsync("line.js", folder);

        Directory.Delete(folder, recursive: true);
    }
}
