using System.Globalization;
using BotService.Channels.Voice.Speaking;

namespace BotService.Channels.Voice.Calls;

/// <summary>What a key does. Person, again, end, take away, more and back do so everywhere; the rest choose.</summary>
internal sealed class KeyPress(CallDesk desk)
{
    /// <summary>Digits of a number, at most.</summary>
    public const int LongestNumber = 6;

    /// <summary>How a number is keyed in.</summary>
    public static readonly Collect Collecting = new(LongestNumber, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(3));

    private const char Complete = '#';

    public CallStep Next(CallState state, CallEvent.Keyed keyed, CallFacts facts)
    {
        var digits = string.Concat(keyed.Digits.Where(c => char.IsAsciiDigit(c) || c is '*' or Complete));
        if (digits.Length == 0) return new CallStep.Quiet(state);
        if (state.Collects) return Number(state, digits);

        var words = desk.Words(state);
        return digits[0] switch
        {
            '0' => Person(state),
            '*' => Again(state, keyed.At),
            Complete => End(state),
            '9' => new CallStep.Send(state),
            '8' when state.InMainMenu => desk.Again(
                state, [.. words.Text("privacy").Split('\n').Select(line => words.Of(PassageKind.Notice, line))]),
            '8' => desk.Menu(state, KeyMenus.Main, facts),
            '7' when state.Choices.Length > state.Passed + CallDesk.Choosing =>
                desk.Again(state with { Passed = state.Passed + CallDesk.Choosing }, []),
            '6' when state.InMainMenu =>
                desk.Menu(state with { Locale = desk.Other(state).Locale }, KeyMenus.Main, facts),
            '1' or '2' when Reads(state, keyed.At) => Turn(state, digits[0], keyed.At),
            var digit => Choose(state, digit - '0', facts),
        };
    }

    /// <summary>A list is being told: the keys turn its leaves, and choose once it is over.</summary>
    private static bool Reads(CallState state, int? at) =>
        state.Pages.Length > 0 && (!state.IsLastPage || (state.Pages[state.Page].Length > 2 && IsOf(state, at)));

    /// <summary>The passage is one of the page, and not of the keys behind it.</summary>
    private static bool IsOf(CallState state, int? at) =>
        state.Pages.Length > 0 && at is { } passage && passage < state.Pages[state.Page].Length;

    private CallStep Turn(CallState state, char digit, int? at)
    {
        if (digit == '2') return desk.Turned(state, 0);
        return IsOf(state, at + 1) ? desk.Turned(state, state.Page, at!.Value + 1) : desk.Turned(state, state.Page + 1);
    }

    /// <summary>From the line that was being told, where the gateway knows it; else all of it.</summary>
    private CallStep Again(CallState state, int? at) =>
        desk.Turned(state, state.Page, IsOf(state, at) ? at!.Value : 0);

    private CallStep Choose(CallState state, int key, CallFacts facts)
    {
        var words = desk.Words(state);
        // Scores are offered best first; on the telephone the key is the score.
        var at = state.Rates ? state.Choices.Length - key : state.Passed + key - 1;
        if (key < 1 || key > CallDesk.Choosing || at < 0 || at >= state.Choices.Length)
            return desk.Again(state, [words.Say(PassageKind.Notice, "key-wrong")]);
        var (act, about) = KeyActs.Read(state.Choices[at].Act);
        return act switch
        {
            KeyActs.Menu => desk.Menu(state, about, facts),
            KeyActs.Entry => new CallStep.Ask(state, state.Choices[at].Label) { Entry = about },
            KeyActs.Danger => desk.Danger(state, about),
            KeyActs.Heard => new CallStep.AskHeard(
                state with { Unsure = null }, long.Parse(about, CultureInfo.InvariantCulture)),
            KeyActs.Unheard => desk.Sentences.AnewAfter(state),
            KeyActs.Number => desk.Again(state with { Choices = [], Collects = true, Digits = "" }, []),
            KeyActs.Resume => new CallStep.Resume(state),
            _ => new CallStep.Ask(state, about),
        };
    }

    /// <summary>Digits come together or one by one; the number is read back before it counts.</summary>
    private CallStep Number(CallState state, string keyed)
    {
        var words = desk.Words(state);
        if (keyed == "0" && state.Digits.Length == 0) return Person(state);
        if (keyed == "*") return desk.Again(state with { Digits = "" }, []);
        var number = state.Digits + string.Concat(keyed.TakeWhile(char.IsAsciiDigit));
        if (number.Length > LongestNumber) number = number[..LongestNumber];
        if (keyed.Length == 1 && keyed[0] != Complete && number.Length < LongestNumber)
            return new CallStep.Quiet(state with { Digits = number });
        if (number.Length == 0) return desk.Again(state, []);
        var asked = state with
        {
            Collects = false, Digits = "", Pages = [], Page = 0, Passed = 0,
            Choices =
            [
                KeyActs.Of(words.Text("right"), KeyActs.Say, number),
                KeyActs.Of(words.Text("number-again"), KeyActs.Number),
            ],
        };
        Passage[] read = [words.Say(PassageKind.Question, "number-right"), words.Digits(number)];
        return desk.Again(asked, read) with { IsPrivate = true };
    }

    private CallStep.Ask Person(CallState state) => new(state, desk.PersonWords(state));

    /// <summary>What was not told goes along by its number; a rating is asked for once; then the call ends.</summary>
    private CallStep End(CallState state)
    {
        if (state.Untold.Any() && state.Code is null) return new CallStep.Send(state with { Ending = true });
        return state.Ending || !state.HasList ? desk.Goodbye(state)
            : new CallStep.Ask(state with { Ending = true }, desk.EndWords(state));
    }
}
