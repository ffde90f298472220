using BotService.Channels.Voice.Speaking;
using BotService.Engine;
using BotService.Engine.Dialogs;
using Sentence = BotService.Engine.Dialogs.Script.Line;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// Decides what an event of a call leads to: keys, menus, what was not heard. Looks nowhere and keeps nothing; what the
/// caller means is the dialog engine's to say.
/// </summary>
/// <param name="isRecorded">The switchboard records, and the call begins by saying so.</param>
internal sealed class CallDesk(Release release, ISpeechWriter writer, CallTargets targets, bool isRecorded)
{
    /// <summary>Keys that choose; those above do the same everywhere.</summary>
    public const int Choosing = 5;

    private const int More = 7, Main = 8;

    /// <summary>How long to wait for the caller after the last word.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    /// <summary>
    /// After so long a list is offered to be taken away, before minute four ends the call on some lines.
    /// </summary>
    public static readonly TimeSpan Enough = TimeSpan.FromSeconds(150);

    private readonly KeyMenus menus = new(release);

    public HeardSentence Sentences => new(this, release.Safety);

    public CallWords Words(CallState state) => WordsOf(state.Locale);

    /// <summary>The other language of the telephone, which alone can offer itself.</summary>
    public CallWords Other(CallState state) => WordsOf(
        release.Pages.All.Select(words => words.Locale).FirstOrDefault(locale => locale != Words(state).Locale));

    /// <summary>What is said for the caller who wants a person.</summary>
    public string PersonWords(CallState state) => release.Script.Say(Sentence.Person, state.Locale);

    /// <summary>What is said for the caller who has nothing more to ask.</summary>
    public string EndWords(CallState state) => release.Script.Say(Sentence.MoreNo, state.Locale);

    /// <param name="sequence">Of the event in the history.</param>
    public CallStep Next(CallState state, CallEvent happened, long sequence, CallFacts facts) => happened switch
    {
        CallEvent.Started => Greeted(state, facts),
        CallEvent.Keyed keyed => new KeyPress(this).Next(state with { Silent = 0 }, keyed, facts),
        CallEvent.Heard heard => Sentences.Next(state with { Silent = 0 }, heard, sequence, facts),
        // A number of one digit looks like a key: nothing more comes, so it is complete.
        CallEvent.Silent when state is { Collects: true, Digits.Length: > 0 } =>
            new KeyPress(this).Next(state, new CallEvent.Keyed("#"), facts),
        CallEvent.Silent => new Silences(this).Next(state, facts),
        CallEvent.Ended => Over(state),
        _ => new CallStep.Quiet(state),
    };

    /// <summary>What the engine said, for the ear, with the keys that choose from what it offers.</summary>
    /// <param name="after">The dialog's state then; null where the engine was not asked.</param>
    public CallStep Tell(CallState state, IReadOnlyList<Reply> replies, DialogState? after, CallFacts facts)
    {
        var last = replies.LastOrDefault();
        state = state with { Locale = last?.Locale ?? state.Locale };
        if (last?.Kind == ReplyKind.Handoff && ToPerson(state, after?.Topic?.Entry) is { } given) return given;
        if (replies.Any(reply => reply.Kind == ReplyKind.Fallback)) return Sentences.Missed(state, replies, facts);

        var told = Opened(state with { Missed = 0 }, replies);
        var first = told.Pages.FirstOrDefault([]);
        if (state.Leaving || IsGoodbye(last))
            return new CallStep.Speak(told, first) { Then = new CallCommand.HangUp("goodbye") };
        if (replies.Select(reply => reply.Emergency).FirstOrDefault(one => one is not null) is { } danger
            && targets.Find("emergency", danger.Kind, CallTargets.Emergency) is { } target)
            return new CallStep.Speak(told, [.. first, Words(told).Say(PassageKind.Notice, "to-emergency")]) { Then = target };
        return new CallStep.Speak(told, [.. first, .. Prompt(told)]);
    }

    /// <summary>The replies and the keys that choose from what they offer.</summary>
    public CallStep.Speak Told(CallState state, IReadOnlyList<Reply> replies)
    {
        var told = Opened(state, replies);
        return new CallStep.Speak(told, [.. told.Pages.FirstOrDefault([]), .. Prompt(told)]);
    }

    /// <summary>The menu's keys, with what is said before them.</summary>
    public CallStep.Speak Menu(CallState state, string menu, CallFacts facts, params IReadOnlyList<Passage> before)
    {
        var words = Words(state);
        var next = state with
        {
            Pages = [], Page = 0, Passed = 0, Choices = menus.Of(menu, words, facts.Organisation),
            InMainMenu = menu == KeyMenus.Main, Rates = false, Collects = false, Digits = "", Unsure = null,
        };
        // Whoever keys danger hears the number before anything is chosen.
        Passage[] danger = KeyMenus.IsDanger(menu)
            ? [words.Say(PassageKind.Emergency, "danger.call"), words.Say(PassageKind.Question, "danger.kind")] : [];
        return new CallStep.Speak(next, [.. before, .. danger, .. Prompt(next)]);
    }

    public CallStep Danger(CallState state, string kind)
    {
        var card = EmergencyReply.Of(release.Safety.Cards.Write(kind, state.Locale), release.Id);
        var step = Tell(state, [card], null, new CallFacts());
        return step is CallStep.Speak spoken ? spoken with { Meant = card } : step;
    }

    /// <summary>What the keys do now.</summary>
    public IReadOnlyList<Passage> Prompt(CallState state)
    {
        var words = Words(state);
        if (!state.IsLastPage) return [words.Say(PassageKind.Keys, state.IsLong ? "list-long" : "list-more")];
        if (state.Collects) return [words.Say(PassageKind.Keys, "number")];
        if (state.Rates) return [words.Say(PassageKind.Keys, "rate")];
        var said = new List<Passage>();
        if (state is { HasList: true, Code: null, Pages.Length: > 0 }) said.Add(words.Say(PassageKind.Keys, "take-away"));
        said.AddRange(state.Choices.Skip(state.Passed).Take(Choosing).Select((one, i) => words.Choice(one.Label, i + 1)));
        if (state.Choices.Length > state.Passed + Choosing) said.Add(words.Choice(words.Text("menu.more"), More));
        if (!state.InMainMenu && state.Choices.Length > 0) said.Add(words.Choice(words.Text("menu.main"), Main));
        if (state.InMainMenu)
            said.AddRange([words.Say(PassageKind.Keys, "privacy-key"), Other(state).Say(PassageKind.Keys, "language-key")]);
        return said;
    }

    public CallStep.Speak Again(CallState state, IReadOnlyList<Passage> passages) =>
        new(state, [.. passages, .. Prompt(state)]);

    /// <summary>A page of what is being told, with its keys.</summary>
    /// <param name="from">The passage to begin with.</param>
    public CallStep.Speak Turned(CallState state, int page, int from = 0)
    {
        if (state.Pages.Length == 0) return Again(state, []);
        var next = state with { Page = Math.Clamp(page, 0, state.Pages.Length - 1) };
        return Again(next, [.. next.Pages[next.Page].Skip(from)]);
    }

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
        var step = state.Ending ? Goodbye(next) : Again(next, [words.Say(PassageKind.Notice, "code-waiting")]);
        return step with { Passages = [.. told, .. step.Passages], IsPrivate = true };
    }

    public CallStep.Speak Goodbye(CallState state) =>
        new(state, [Words(state).Say(PassageKind.Notice, "goodbye")]) { Then = new CallCommand.HangUp("goodbye") };

    /// <summary>Nobody is left in silence: a person, else whom to dial and the end.</summary>
    public CallStep LeftAlone(CallState state) =>
        ToPerson(state, null) ?? (CallStep)new CallStep.Ask(state with { Leaving = true }, PersonWords(state));

    /// <param name="entry">What the call is about: its organisation's people come before the operator.</param>
    /// <returns>Null when nobody takes calls.</returns>
    private CallStep.Speak? ToPerson(CallState state, string? entry) =>
        targets.Find("userRequest", entry?.Split('.')[0], CallTargets.Operator) is { } target
            ? new CallStep.Speak(state, [Words(state).Say(PassageKind.Notice, "to-person")]) { Then = target } : null;

    private CallStep.Speak Greeted(CallState state, CallFacts facts)
    {
        var words = Words(state);
        var name = release.Library.Cards(words.Locale).Select(card => card.Organisation)
            .FirstOrDefault(organisation => organisation.Id == facts.Organisation)?.Name;
        var greeting = name is null ? words.Say(PassageKind.Notice, "greeting")
            : words.Say(PassageKind.Notice, "greeting-organisation", ("organisation", name));
        var step = facts.Earlier is null
            ? Menu(state, KeyMenus.Main, facts, greeting, words.Say(PassageKind.Notice, "say-it"))
            : WelcomedBack(state, words, greeting, facts.Earlier);
        return step with { Notice = isRecorded ? words.Say(PassageKind.Notice, "recorded") : null };
    }

    private CallStep.Speak WelcomedBack(CallState state, CallWords words, Passage greeting, string entry) => Again(
        state with
        {
            Choices =
            [
                KeyActs.Of(words.Text("earlier-on"), KeyActs.Resume),
                KeyActs.Of(words.Text("earlier-new"), KeyActs.Menu, KeyMenus.Main),
                KeyMenus.ToDanger(words),
            ],
        },
        [greeting, words.Say(PassageKind.Question, "earlier", ("entry", entry))]);

    private CallStep.Quiet Over(CallState state)
    {
        var words = Words(state);
        var untold = string.Concat(state.Untold.Select(one => one.Text));
        return new CallStep.Quiet(state, !state.HasList ? words.Text("ended")
            : state.Code is not null ? words.Text("ended-sent")
            : untold.Length == 0 ? words.Text("ended-all") : words.Text("ended-part", ("items", untold)));
    }

    private CallState Opened(CallState state, IReadOnlyList<Reply> replies)
    {
        var asking = replies.LastOrDefault();
        var offers = asking?.Offers ?? [];
        var isList = replies.Any(reply => reply.Sheet is not null);
        return state with
        {
            Pages = Calls.Pages.Of([.. replies.SelectMany(writer.Write)]), Page = 0,
            Choices = [.. offers.Select(offer => KeyActs.Of(offer.Label, KeyActs.Say, offer.Label))], Passed = 0,
            Rates = asking?.Kind == ReplyKind.Rating && offers.Count == Choosing,
            Collects = asking is { Kind: ReplyKind.Question, Offers.Count: 0 },
            Digits = "", Unsure = null, InMainMenu = false,
            HasList = state.HasList || isList,
            Code = isList ? null : state.Code, Arrived = !isList && state.Arrived,
        };
    }

    private bool IsGoodbye(Reply? reply) => reply is { Kind: ReplyKind.Smalltalk, Offers.Count: 0 }
        && reply.Text == release.Script.Say(Sentence.Goodbye, reply.Locale);

    private CallWords WordsOf(string? locale) => new(release.Pages.For(locale), writer);
}
