using BotService.Engine.Safety;

namespace BotService.Engine.Dialogs;

/// <summary>A card as a reply: its lines, its calls, and nothing to choose.</summary>
public static class EmergencyReply
{
    /// <param name="kept">What becomes of what was in hand, as a last line; null for nothing.</param>
    public static Reply Of(EmergencyCard card, string release, string? kept = null)
    {
        string?[] lines = [.. card.Lines, card.Operator, kept];
        return new Reply(
            ReplyKind.Emergency, card.Language, string.Join('\n', lines.OfType<string>()), string.Join(' ', card.Lines),
            Sheet: null, [],
            new AnswerInfo(null, new Dictionary<string, string>(), release, null, null, card.Sources))
        {
            Emergency = new EmergencyInfo(card.Kind, [.. card.Calls.Select(c => c.Number)]),
            Calls = card.Calls,
        };
    }
}
