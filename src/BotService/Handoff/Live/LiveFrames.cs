using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using BotService.Conversations;

namespace BotService.Handoff.Live;

/// <summary>Writes events with all that a page needs for showing them at once.</summary>
internal sealed class LiveFrames(IConversations conversations)
{
    /// <summary>What is said at once is at most so many lines.</summary>
    private const int Together = 6;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public async Task<LiveShown> MakeAsync(LiveEvent shown, CancellationToken cancel)
    {
        var lines = shown is { Kind: LiveEvent.Message, Conversation: { } conversation, Sequence: > 0 }
            ? await LinesAsync(conversation, shown.Sequence, cancel) : null;
        var data = JsonSerializer.Serialize(
            new { shown.Conversation, shown.Organisation, shown.Person, shown.Sequence, at = shown.At, lines }, Options);
        var id = shown.Number > 0 ? FormattableString.Invariant($"id: {shown.Number}\n") : "";
        return new(Encoding.UTF8.GetBytes($"{id}event: {shown.Kind}\ndata: {data}\n\n"));
    }

    /// <summary>The line of that number, and those that were said in one breath with it.</summary>
    private async Task<IReadOnlyList<LiveLine>> LinesAsync(string conversation, long sequence, CancellationToken cancel)
    {
        var read = (await conversations.ReadAsync(conversation, Math.Max(0, sequence - Together), Together, cancel))
            .Where(s => s.Sequence <= sequence).Select(LiveLine.Of).ToList();
        if (read.Count == 0) return [];
        var last = read[^1];
        return [.. read.Where(l => l.At == last.At && l.Author == last.Author && l.Type == "message")];
    }
}
