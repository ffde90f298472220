using BotService.Engine.Dialogs.Flows;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Hours;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs;

/// <summary>What is said while somebody looks at an answer before it goes out, and where nobody lets it go.</summary>
public sealed class HeldWords
{
    private readonly KnowledgeBase knowledge;
    private readonly DialogScript script;

    internal HeldWords(KnowledgeBase knowledge, DialogScript script) => (this.knowledge, this.script) = (knowledge, script);

    /// <summary>That the answer comes, and within what time: rounded up to whole minutes.</summary>
    /// <param name="answer">The reply that is held back.</param>
    public Reply Within(Reply answer, TimeSpan within) => Of(
        answer, Line.Held, ("n", CallBackWords.Number((int)Math.Ceiling(within.TotalMinutes))));

    /// <summary>That nobody is there to look at it now, and when it comes.</summary>
    /// <param name="from">When somebody is there again, on the clock on the wall.</param>
    /// <param name="hours">Null: nothing is said of holidays.</param>
    public Reply Later(Reply answer, OpeningHours? hours, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Of(answer, Line.HeldUntil, ("time", CallBackWords.Span(script, LocaleOf(answer.Locale), hours, from, until)));
    }

    /// <summary>That a message is kept until the answer before it went out.</summary>
    public Reply Behind(string locale) =>
        Said(ReplyKind.Held, LocaleOf(locale), script.Say(Line.HeldBehind, LocaleOf(locale)), null);

    /// <summary>In place of an answer that was not approved: that there is none here, and whom to ask.</summary>
    /// <param name="state">As the dialogue was left; null at its start.</param>
    public Reply Missed(Reply answer, DialogState? state)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var locale = LocaleOf(answer.Locale);
        var talk = new Talk((state ?? new DialogState(locale)) with { Locale = locale }, script, knowledge, default);
        var entry = EntryOf(answer);
        return Said(ReplyKind.Fallback, locale, $"{talk.Say(Line.HeldMissed)}\n{GuideFlow.Telephone(talk, entry)}", entry);
    }

    private Reply Of(Reply answer, Line line, (string Name, string? Value) when)
    {
        var locale = LocaleOf(answer.Locale);
        var entry = EntryOf(answer);
        var name = entry is null ? "" : knowledge.Entries[entry].Wordings[locale].Short;
        return Said(ReplyKind.Held, locale, script.Say(line, locale, ("entry", name), when), entry);
    }

    /// <summary>It offers nothing: what was offered before still stands.</summary>
    private Reply Said(ReplyKind kind, string locale, string text, string? entry) => new(
        kind, locale, text, text, Sheet: null, [],
        new AnswerInfo(entry, new Dictionary<string, string>(), knowledge.Release, null, null, []));

    /// <summary>Another release may know neither the entry nor the language.</summary>
    private string? EntryOf(Reply answer) =>
        answer.Answer.Entry is { } entry && knowledge.Entries.ContainsKey(entry) ? entry : null;

    private string LocaleOf(string locale) => script.Wording.ContainsKey(locale) ? locale : knowledge.Locales[0];
}
