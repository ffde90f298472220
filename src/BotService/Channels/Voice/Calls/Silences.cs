using BotService.Channels.Voice.Speaking;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// What silence leads to. Who listens to a list is read on to; else first the keys, the menu, a person.
/// </summary>
internal sealed class Silences(CallDesk desk)
{
    public CallStep Next(CallState state, CallFacts facts)
    {
        var words = desk.Words(state);
        if (facts.Arrived && !state.Arrived)
            return desk.Again(
                state with { Arrived = true, Silent = 0 }, [words.Say(PassageKind.Notice, "code-arrived")]);
        if (!state.IsLastPage && !state.IsLong) return desk.Turned(state with { Silent = 0 }, state.Page + 1);
        if (!state.IsLastPage && state.Code is null) return new CallStep.Send(state);
        if (state.Code is not null && state.Silent > 0) return desk.Goodbye(state);
        var next = state with { Silent = state.Silent + 1 };
        return next.Silent switch
        {
            1 => desk.Again(next, [words.Say(PassageKind.Notice, "silence-first")]),
            2 => desk.Menu(next, KeyMenus.Main, facts, words.Say(PassageKind.Notice, "silence-keys")),
            _ => desk.LeftAlone(next),
        };
    }
}
