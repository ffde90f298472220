using System.Collections.Immutable;
using System.Globalization;
using BotService.Channels.Voice.Speaking;
using BotService.Engine;
using BotService.Engine.Dialogs;
using Sentence = BotService.Engine.Dialogs.Script.Line;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// Decides what an event of a call leads to: keys, menus, what was not heard. Looks nowhere and keeps nothing; what the
/// caller means is the dialog engine's to say.
/// </summary>
internal sealed class CallDesk(Release release, ISpeechWriter writer, CallTargets targets, bool isRecorded)
{
    /// <summary>Keys that choose; those above do the same everywhere.</summary>
    public const int Choosing = 5;

    /// <summary>Below the first a sentence counts as not heard, below the second it is asked about.</summary>
    private const double NotHeard = 0.4, Unsure = 0.7;

    /// <summary>How long to wait for the caller after the last word.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    /// <summary>After so long a list is offered to be taken away, before minute four ends the call on some lines.</summary>
    public static readonly TimeSpan Enough = TimeSpan.FromSeconds(150);

    private readonly KeyMenus menus = new(release);

    public CallWords Words(CallState state) => new(release.Pages.For(state.Locale), writer);

    public CallStep Next(CallState state, CallEvent happened, long sequence, CallFacts facts) => happened switch
    {
        CallEvent.Started => Greeted(state, facts),
        CallEvent.Keyed keyed => new KeyPress(this).Next(state with { Silent = 0 }, keyed, facts),
        CallEvent.Heard heard => Listen(state with { Silent = 0 }, heard, sequence, facts),
        // A number of one digit looks like a key: nothing more comes, so it is complete.
        CallEvent.Silent when state is { Collects: true, Digits.Length: > 0 } =>
            new KeyPress(this).Next(state, new CallEvent.Keyed("#"), facts),
        CallEvent.Silent => Silence(state, facts),
        CallEvent.Ended => Over(state),
        _ => new CallStep.Quiet(state),
    };

    /// <summary>What the engine said, for the ear, with the keys that choose from what it offers.</summary>
    public CallStep Tell(CallState state, IReadOnlyList<Reply> replies, DialogState? after, CallFacts facts)
    {
        var words = Words(state = state with { Locale = replies.Count > 0 ? replies[^1].Locale : state.Locale });
        var last = replies.Count > 0 ? replies[^1] : null;
        if (last?.Kind == ReplyKind.Handoff && ToPerson(state, after?.Topic?.Entry) is { } given) return given;
        if (replies.Any(reply => reply.Kind == ReplyKind.Fallback)) return Missed(state, replies, facts);

        var told = Opened(state with { Missed = 0 }, [.. replies.SelectMany(writer.Write)], replies);
        var end = state.Leaving || IsGoodbye(last) ? new CallCommand.HangUp("goodbye") : null;
        CallCommand? danger = replies.FirstOrDefault(reply => reply.Emergency is not null)?.Emergency is { } emergency
            ? targets.Find("emergency", emergency.Kind, CallTargets.Emergency) : null;
        return new CallStep.Speak(
            told,
            [.. told.Pages.FirstOrDefault([]), .. danger is null ? [] : One(words.Say(PassageKind.Notice, "to-emergency")),
                .. end is null && danger is null ? Prompt(told) : []])
        {
            Then = end ?? danger,
        };
    }

    private bool IsGoodbye(Reply? reply) => reply is { Kind: ReplyKind.Smalltalk, Offers.Count: 0 }
        && reply.Text == release.Script.Say(Sentence.Goodbye, reply.Locale);

    /// <summary>The menu's keys, with what is said before them.</summary>
    public CallStep.Speak Menu(CallState state, string menu, CallFacts facts, params IReadOnlyList<Passage> before)
    {
        var words = Words(state);
        var main = menu == KeyMenus.Main;
        var next = state with
        {
            Pages = [], Page = 0, Choices = menus.Of(menu, words, facts.Organisation), Passed = 0, InMainMenu = main,
            Rates = false, Collects = false, Digits = "", Unsure = null,
        };
        // Whoever keys danger hears the number before anything is chosen.
        var danger = KeyMenus.IsDanger(menu)
            ? One(words.Say(PassageKind.Emergency, "danger.call"), words.Say(PassageKind.Question, "danger.kind")) : [];
        return new CallStep.Speak(next, [.. before, .. danger, .. Prompt(next)]);
    }

    public CallStep Danger(CallState state, string kind)
    {
        var card = EmergencyReply.Of(release.Safety.Cards.Write(kind, state.Locale), release.Id);
        return Tell(state, [card], null, new CallFacts()) is CallStep.Speak spoken ? spoken with { Meant = card } : new CallStep.Quiet(state);
    }

    /// <summary>What the keys do now.</summary>
    public IReadOnlyList<Passage> Prompt(CallState state)
    {
        var words = Words(state);
        if (!state.IsLastPage) return One(words.Say(PassageKind.Keys, state.IsLong ? "list-long" : "list-more"));
        if (state.Collects) return One(words.Say(PassageKind.Keys, "number"));
        if (state.Rates) return One(words.Say(PassageKind.Keys, "rate"));
        var here = state.Choices.Skip(state.Passed).Take(Choosing).Select((choice, i) => words.Choice(choice.Label, i + 1));
        return
        [
            .. state.HasList && state.Code is null && state.Pages.Length > 0 ? One(words.Say(PassageKind.Keys, "take-away")) : [],
            .. here,
            .. state.Choices.Length > state.Passed + Choosing ? One(words.Choice(words.Text("menu.more"), 7)) : [],
            .. state.InMainMenu
                ? One(words.Say(PassageKind.Keys, "privacy-key"), Other(state).Say(PassageKind.Keys, "language-key"))
                : state.Choices.Length > 0 ? One(words.Choice(words.Text("menu.main"), 8)) : [],
        ];
    }

    /// <summary>The other language of the telephone, which alone can offer itself.</summary>
    public CallWords Other(CallState state) =>
        new(release.Pages.All.FirstOrDefault(words => words.Locale != Words(state).Locale) ?? release.Pages.All[0], writer);

    public CallStep.Speak Again(CallState state, IReadOnlyList<Passage> passages) => new(state, [.. passages, .. Prompt(state)]);

    /// <summary>What is said for the caller who wants a person.</summary>
    public string PersonWords(CallState state) => release.Script.Say(Sentence.Person, state.Locale);

    /// <summary>What is said for the caller who has nothing more to ask.</summary>
    public string EndWords(CallState state) => release.Script.Say(Sentence.MoreNo, state.Locale);

    /// <param name="entry">What the call is about: its organisation's people come before the operator.</param>
    /// <returns>Null when nobody takes calls.</returns>
    private CallStep.Speak? ToPerson(CallState state, string? entry) =>
        targets.Find("userRequest", entry?.Split('.')[0], CallTargets.Operator) is { } target
            ? new CallStep.Speak(state, One(Words(state).Say(PassageKind.Notice, "to-person"))) { Then = target } : null;

    public CallStep.Speak Goodbye(CallState state) =>
        new(state, One(Words(state).Say(PassageKind.Notice, "goodbye"))) { Then = new CallCommand.HangUp("goodbye") };

    /// <param name="code">Six digits under which the talk goes on in another place.</param>
    public CallStep.Speak Take(CallState state, string code)
    {
        var words = Words(state);
        var next = state with { Code = code, Arrived = false };
        Passage[] told =
        [
            words.Say(PassageKind.Notice, "code"), words.Digits(code), words.Say(PassageKind.Notice, "code-again"),
            words.Digits(code), words.Say(PassageKind.Notice, "code-use"),
        ];
        return state.Ending
            ? new CallStep.Speak(next, [.. told, words.Say(PassageKind.Notice, "goodbye")]) { Then = new CallCommand.HangUp("goodbye"), IsPrivate = true }
            : new CallStep.Speak(next, [.. told, words.Say(PassageKind.Notice, "code-waiting"), .. Prompt(next)]) { IsPrivate = true };
    }

    private CallStep.Speak Greeted(CallState state, CallFacts facts)
    {
        var words = Words(state);
        var notice = isRecorded ? words.Say(PassageKind.Notice, "recorded") : null;
        return Welcome(state, words, facts) with { Notice = notice };
    }

    private CallStep.Speak Welcome(CallState state, CallWords words, CallFacts facts)
    {
        var organisation = facts.Organisation is { } id
            ? release.Library.Cards(words.Locale).FirstOrDefault(card => card.Organisation.Id == id)?.Organisation.Name : null;
        var greeting = organisation is null
            ? words.Say(PassageKind.Notice, "greeting") : words.Say(PassageKind.Notice, "greeting-organisation", ("organisation", organisation));
        if (facts.Earlier is not { } earlier) return Menu(state, KeyMenus.Main, facts, greeting, words.Say(PassageKind.Notice, "say-it"));
        var next = state with
        {
            Choices = [KeyActs.Of(words.Text("earlier-on"), KeyActs.Resume), KeyActs.Of(words.Text("earlier-new"), KeyActs.Menu, KeyMenus.Main)],
        };
        return new CallStep.Speak(
            next, [greeting, words.Say(PassageKind.Question, "earlier", ("entry", earlier)), .. Prompt(next)]);
    }

    private CallStep Listen(CallState state, CallEvent.Heard heard, long sequence, CallFacts facts)
    {
        var words = Words(state);
        var text = heard.Text.Trim();
        // Danger needs no certainty: who is asked twice may hang up.
        if (text.Length > 0 && release.Safety.CardFor(text, state.Locale) is not null) return new CallStep.Ask(state with { Unsure = null }, text);
        if (state.Unsure is { } before)
        {
            if (words.Is("yes", text)) return new CallStep.AskHeard(state with { Unsure = null }, before);
            if (words.Is("no", text)) return Again(state with { Unsure = null, Choices = [] }, One(words.Say(PassageKind.Question, "heard-again")));
        }

        if (words.Is("fillers", text)) return Again(state, []);
        if (text.Length == 0 || heard.Confidence < NotHeard) return Missed(state, [], facts);
        if (words.Is("again", text)) return Again(state, state.Pages.ElementAtOrDefault(state.Page) is { IsDefault: false } page ? page : []);
        if (words.Is("send", text)) return new CallStep.Send(state);
        if (!state.IsLastPage && words.Is("more", text)) return Turned(state, state.Page + 1);
        if (heard.Confidence < Unsure && state.Choices.All(choice => choice.Label != text))
        {
            var asked = state with
            {
                Unsure = sequence, Pages = [], Page = 0, Passed = 0, InMainMenu = false,
                Choices =
                [
                    KeyActs.Of(words.Text("right"), KeyActs.Heard, sequence.ToString(CultureInfo.InvariantCulture)),
                    KeyActs.Of(words.Text("wrong"), KeyActs.Unheard),
                ],
            };
            return Again(asked, One(words.Say(PassageKind.Question, "heard"), words.Of(PassageKind.Question, text)));
        }

        return new CallStep.Ask(state with { Unsure = null }, text);
    }

    /// <summary>The page from the start, with its keys.</summary>
    public CallStep.Speak Turned(CallState state, int page, int from = 0)
    {
        var next = state with { Page = Math.Clamp(page, 0, Math.Max(0, state.Pages.Length - 1)) };
        return Again(next, [.. next.Pages.ElementAtOrDefault(next.Page) is { IsDefault: false } told ? told.Skip(from) : []]);
    }

    /// <summary>First the keys again, then the menu, then a person. Who listens to a list is read on to.</summary>
    private CallStep Silence(CallState state, CallFacts facts)
    {
        var words = Words(state);
        if (facts.Arrived && !state.Arrived)
            return Again(state with { Arrived = true, Silent = 0 }, One(words.Say(PassageKind.Notice, "code-arrived")));
        if (!state.IsLastPage && !state.IsLong) return Turned(state with { Silent = 0 }, state.Page + 1);
        if (!state.IsLastPage && state.Code is null) return new CallStep.Send(state);
        if (state.Code is not null && state.Silent > 0) return Goodbye(state);
        var next = state with { Silent = state.Silent + 1 };
        return next.Silent switch
        {
            1 => Again(next, One(words.Say(PassageKind.Notice, "silence-first"))),
            2 => Menu(next, KeyMenus.Main, facts, words.Say(PassageKind.Notice, "silence-keys")),
            _ => LeftAlone(next),
        };
    }

    private CallStep Missed(CallState state, IReadOnlyList<Reply> replies, CallFacts facts)
    {
        var words = Words(state);
        var next = state with { Missed = state.Missed + 1, Unsure = null };
        if (next.Missed >= 3) return LeftAlone(next);
        if (next.Missed == 2) return Menu(next, KeyMenus.Main, facts, words.Say(PassageKind.Notice, "unclear-keys"));
        if (replies.Count == 0) return Again(next, One(words.Say(PassageKind.Question, "unclear-first")));
        var told = Opened(next, [.. replies.SelectMany(writer.Write)], replies);
        return new CallStep.Speak(told, [.. told.Pages.FirstOrDefault([]), .. Prompt(told)]);
    }

    /// <summary>Nobody is left in silence: a person, else whom to dial and the end.</summary>
    private CallStep LeftAlone(CallState state) =>
        ToPerson(state, null) ?? (CallStep)new CallStep.Ask(state with { Leaving = true }, PersonWords(state));

    private CallStep.Quiet Over(CallState state)
    {
        var words = Words(state);
        var untold = state.Untold.Select(one => string.Concat(one.Breaths.Select(breath => breath.Text))).ToList();
        return new CallStep.Quiet(state, !state.HasList ? words.Text("ended")
            : state.Code is not null ? words.Text("ended-sent")
            : untold.Count == 0 ? words.Text("ended-all") : words.Text("ended-part", ("items", string.Concat(untold))));
    }

    private static CallState Opened(CallState state, IReadOnlyList<Passage> passages, IReadOnlyList<Reply> replies)
    {
        var asking = replies.LastOrDefault();
        var offers = asking?.Offers ?? [];
        var list = replies.Any(reply => reply.Sheet is not null);
        return state with
        {
            Pages = Calls.Pages.Of(passages), Page = 0, Passed = 0, InMainMenu = false, Digits = "", Unsure = null,
            Choices = [.. offers.Select(offer => KeyActs.Of(offer.Label, KeyActs.Say, offer.Label))],
            Rates = asking?.Kind == ReplyKind.Rating && offers.Count == Choosing,
            Collects = asking is { Kind: ReplyKind.Question, Offers.Count: 0 },
            HasList = state.HasList || list,
            Code = list ? null : state.Code, Arrived = !list && state.Arrived,
        };
    }

    private static Passage[] One(params Passage[] passages) => passages;
}
