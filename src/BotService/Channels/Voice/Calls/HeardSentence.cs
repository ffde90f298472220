using System.Globalization;
using BotService.Channels.Voice.Speaking;
using BotService.Engine.Dialogs;
using BotService.Engine.Safety;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// What a sentence leads to: danger at once, what is unsure after a question, the rest to the engine.
/// </summary>
internal sealed class HeardSentence(CallDesk desk, SafetyDesk safety)
{
    /// <summary>Below the first a sentence counts as not heard, below the second it is asked about.</summary>
    public const double NotHeard = 0.4, Unsure = 0.7;

    /// <param name="sequence">Of the sentence in the history.</param>
    public CallStep Next(CallState state, CallEvent.Heard heard, long sequence, CallFacts facts)
    {
        var words = desk.Words(state);
        var text = heard.Text.Trim();
        // Danger needs no certainty: who is asked twice may hang up.
        if (text.Length > 0 && safety.CardFor(text, state.Locale) is not null) return Asked(state, text);
        if (state.Unsure is { } before && words.Is("yes", text))
            return new CallStep.AskHeard(state with { Unsure = null }, before);
        if (state.Unsure is not null && words.Is("no", text)) return AnewAfter(state);
        if (words.Is("fillers", text)) return desk.Again(state, []);
        if (text.Length == 0 || heard.Confidence < NotHeard) return Missed(state, [], facts);
        if (words.Is("again", text)) return desk.Turned(state, state.Page);
        if (words.Is("send", text)) return new CallStep.Send(state);
        if (!state.IsLastPage && words.Is("more", text)) return desk.Turned(state, state.Page + 1);
        return heard.Confidence < Unsure && state.Choices.All(choice => choice.Label != text)
            ? AskedAbout(state, facts.Masked ?? text, sequence, words) : Asked(state, text);
    }

    /// <summary>It was not right: said once more, or keyed.</summary>
    public CallStep.Speak AnewAfter(CallState state) => desk.Again(
        state with { Unsure = null, Choices = [] }, [desk.Words(state).Say(PassageKind.Question, "heard-again")]);

    /// <summary>First what can be said, then the keys, then a person; never the same twice.</summary>
    /// <param name="replies">The engine's, where it was asked and did not understand.</param>
    public CallStep Missed(CallState state, IReadOnlyList<Reply> replies, CallFacts facts)
    {
        var words = desk.Words(state);
        var next = state with { Missed = state.Missed + 1, Unsure = null };
        return next.Missed switch
        {
            >= 3 => desk.LeftAlone(next),
            2 => desk.Menu(next, KeyMenus.Main, facts, words.Say(PassageKind.Notice, "unclear-keys")),
            _ when replies.Count > 0 => desk.Told(next, replies),
            _ => desk.Again(next, [words.Say(PassageKind.Question, "unclear-first")]),
        };
    }

    private static CallStep.Ask Asked(CallState state, string text) => new(state with { Unsure = null }, text);

    private CallStep.Speak AskedAbout(CallState state, string text, long sequence, CallWords words) => desk.Again(
        state with
        {
            Unsure = sequence, Pages = [], Page = 0, Passed = 0, InMainMenu = false,
            Choices =
            [
                KeyActs.Of(words.Text("right"), KeyActs.Heard, sequence.ToString(CultureInfo.InvariantCulture)),
                KeyActs.Of(words.Text("wrong"), KeyActs.Unheard),
            ],
        },
        [words.Say(PassageKind.Question, "heard"), words.Of(PassageKind.Question, text)]);
}
