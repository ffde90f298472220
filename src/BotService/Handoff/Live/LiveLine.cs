using BotService.Conversations;

namespace BotService.Handoff.Live;

/// <summary>One line of a transcript.</summary>
/// <param name="Author">citizen · assistant · person</param>
/// <param name="Name">Under which name a person says it; null for all others.</param>
/// <param name="At">As the activity tells it.</param>
/// <param name="Text">Null where something without words was sent.</param>
/// <param name="Offers">Labels that were offered.</param>
/// <param name="Receipt">Number of the sheet that came with it.</param>
internal sealed record LiveLine(
    long Sequence, string Author, string? Name, string? At, string Type, string? Text, IReadOnlyList<string> Offers, string? Receipt)
{
    public static LiveLine Of(StoredActivity stored) => new(
        stored.Sequence, stored.Spoken is null ? "citizen" : stored.WorkName is null ? "assistant" : "person", stored.WorkName,
        stored.Activity.Text("timestamp"), stored.Activity.Type,
        stored.Said is { Length: > 0 } said ? said : stored.Activity.Text("value"), stored.Spoken?.Reply.Choices ?? [], stored.Spoken?.Receipt);
}
