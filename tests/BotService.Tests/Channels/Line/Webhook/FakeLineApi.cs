using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Api;

namespace BotService.Tests.Channels.Line.Webhook;

/// <summary>LINE as far as receiving needs it: whose the accounts are, and what citizens sent.</summary>
internal sealed class FakeLineApi : ILineApi
{
    /// <summary>Answers to who the bot is, one for each question; the last again and again.</summary>
    public Func<int, LineBot?> Bot { get; set; } = _ => new(Events.Bot, "@123abcde", "Power");

    public Func<string, int, CancellationToken, Task<byte[]?>> Content { get; set; } =
        (_, _, _) => Task.FromResult<byte[]?>(null);

    public int Asked { get; private set; }

    public Task<LineAnswer> CallAsync(
        LineAccount account, HttpMethod method, string path, JsonNode? body, CancellationToken cancel,
        Guid? retryKey = null) =>
        throw new NotSupportedException("Receiving sends nothing.");

    public Task<LineAnswer> UploadAsync(
        LineAccount account, string path, byte[] content, string mediaType, CancellationToken cancel) =>
        throw new NotSupportedException("Receiving sends nothing.");

    public Task<byte[]?> ContentAsync(LineAccount account, string messageId, int max, CancellationToken cancel) =>
        Content(messageId, max, cancel);

    public ValueTask<LineBot?> BotAsync(LineAccount account, CancellationToken cancel)
    {
        lock (this)
        {
            return new(Bot(++Asked));
        }
    }
}
