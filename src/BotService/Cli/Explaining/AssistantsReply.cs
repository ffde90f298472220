using System.Collections.Immutable;
using BotService.Engine.Dialogs;

namespace BotService.Cli.Explaining;

/// <summary>What the assistant does with a question: fixed expressions and the topic go before recognition.</summary>
internal static class AssistantsReply
{
    public static string To(string question, string? entry, IDialogEngine engine, string locale, DateOnly today)
    {
        var state = entry is null
            ? null : new DialogState(locale, new Topic(entry, ImmutableDictionary<string, string>.Empty));
        var turn = engine.Next(state, new Input(question, locale), today);
        var acts = turn.Replies.Select(r => r.Answer.Entry is { } about ? $"{r.Kind} ({about})" : r.Kind.ToString());
        var how = turn.Events.OfType<TurnEvent.Recognised>().Any()
            ? "" : " A fixed expression or what was offered settled it, before any of the above.";
        return $"The assistant replies: {string.Join(", then ", acts)}.{how}";
    }
}
