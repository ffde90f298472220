using BotService.Conversations;
using BotService.Engine.Dialogs;

namespace BotService.Handoff;

/// <summary>What a citizen last said of their matter.</summary>
internal sealed class CitizensWords(IConversations conversations)
{
    /// <summary>Looked for among so many of the newest lines.</summary>
    private const int Newest = 40;

    /// <returns>Null when nothing was said. What asked for a person says nothing of the matter.</returns>
    public async Task<string?> NewestAsync(string conversation, CancellationToken cancel)
    {
        if (await conversations.FindAsync(conversation, cancel) is not { } known) return null;
        var lines = await conversations.ReadAsync(conversation, Math.Max(0, known.LastSequence - Newest), Newest, cancel);
        var asking = lines.Where(l => l.Spoken?.Reply.Kind == ReplyKind.Waiting).Select(l => l.Activity.Text("replyToId")).ToHashSet();
        return lines.LastOrDefault(l => l.Spoken is null && l.Said is { Length: > 0 } && !asking.Contains(l.Activity.Id))?.Said;
    }
}
