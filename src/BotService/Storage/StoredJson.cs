using System.Text;
using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Protocol;

namespace BotService.Storage;

/// <summary>
/// How activities lie in JSON columns. A reply of ours lies there by its meaning; those of former programs, and all that
/// clients wrote, as the activities they are.
/// </summary>
internal static class StoredJson
{
    /// <summary>
    /// No activity begins so: it has no such property, and what clients invent is never read as a reply.
    /// </summary>
    private const string Mark = "{\"envelope\":";

    public static string Write(StoredActivity stored) => stored.Spoken is { } spoken
        ? Json.WriteBare(new Kept(stored.Activity.Json, spoken.Reply, spoken.Receipt))
        : stored.Activity.ToJson();

    /// <param name="fromBot">False for what a client wrote, whatever it looks like.</param>
    public static StoredActivity Read(long sequence, string json, bool fromBot)
    {
        if (!fromBot || !json.StartsWith(Mark, StringComparison.Ordinal))
            return new StoredActivity(sequence, Activity.Parse(Encoding.UTF8.GetBytes(json)));
        var kept = Json.Read<Kept>(json);
        return new StoredActivity(sequence, new Activity(kept.Envelope), new Spoken(kept.Reply, kept.Receipt));
    }

    private sealed record Kept(JsonObject Envelope, Reply Reply, string? Receipt);
}
