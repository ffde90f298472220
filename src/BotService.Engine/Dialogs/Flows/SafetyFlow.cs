using BotService.Engine.Data;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;
using BotService.Engine.Safety;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// Hears danger before anything else. One short card says whom to call and what to do; what the message asks besides is
/// answered after it, and what was in hand is kept.
/// </summary>
internal sealed class SafetyFlow(KnowledgeBase knowledge, SafetyDesk desk, UtteranceReader reader, TopicFlow topics)
{
    /// <summary>Beside a danger beyond doubt only a request that is itself beyond doubt is answered.</summary>
    private const double SureEnough = 0.7;

    /// <summary>Says the card when somebody may be in danger.</summary>
    /// <param name="besides">What is to be answered after the card; null when nothing.</param>
    /// <returns>Whether somebody may be.</returns>
    public bool Hear(Talk talk, string text, out Meaning? besides)
    {
        besides = null;
        // What we offered, and commands such as "help", are our own words.
        var ours = reader.IsOurs(text, talk.State);
        var reading = ours ? null : desk.Reader.Read(text, talk.State.Signs);
        var told = reading?.Signs.Count > 0 || !talk.State.Signs.IsEmpty;
        talk.State = talk.State with { Signs = [.. reading?.Signs ?? []] };
        if (reading?.Danger is not { } danger || (!danger.Sure && !told && IsUnderWay(talk))) return false;
        var kind = desk.Cards.Kinds[danger.Kind];
        besides = danger.Sure
            ? Asked(talk, text, danger, kind) : reader.Read(text, talk.State, talk.Account?.Organisation);
        talk.InDanger = true;
        var language = desk.LanguageOf(reading, talk.Locale);
        var held = danger.Sure && kind.Waits ? besides as Meaning.Request : null;
        Tell(talk, danger, desk.Cards.Write(danger.Kind, language), Kept(talk, language, besides, held));
        if (held is null) return true;
        topics.Hold(talk, held.Recognition.Candidates[0].Entry, held);
        besides = null;
        return true;
    }

    /// <summary>
    /// Second sentences are short and about people (who goes, who is away): their wording alone is no sign of danger.
    /// </summary>
    private static bool IsUnderWay(Talk talk) =>
        talk.State.Topic is not null || talk.State.Expecting != Expecting.Nothing;

    /// <summary>
    /// What a message asks beside a danger beyond doubt: something else, or what to do about the danger.
    /// </summary>
    private Meaning.Request? Asked(Talk talk, string text, Danger danger, EmergencyKind kind)
    {
        if (danger.Rest.Length > 0
            && Read(talk,
                danger.Rest) is { Recognition: { Outcome: Outcome.Matched, Candidates: [{ Score: >= SureEnough }, ..] } } rest) return rest;
        return kind.Tells is { } entry
            && Read(talk, text) is { Recognition: { Outcome: Outcome.Matched, Candidates: [var best, ..] } } whole
            && Lead(best.Entry) == Lead(entry) ? whole : null;
    }

    private Meaning.Request Read(Talk talk, string text) =>
        reader.Request(text, TextNormalizer.Normalize(text), talk.Account?.Organisation);

    private string Lead(string entry) => SupplierResolver.LeadOf(knowledge, entry);

    /// <summary>
    /// Says what becomes of what is in hand, or of what was asked; null when there is nothing to say.
    /// </summary>
    private string? Kept(Talk talk, string language, Meaning? besides, Meaning.Request? held)
    {
        var inHand = talk.State is { Expecting: Expecting.Slot or Expecting.Supplier, Topic: { Answered: false } topic }
            ? topic.Entry : null;
        var (line, entry) = held is null
            ? (CardLine.Kept, besides is null ? inHand : null) : (CardLine.Asked, held.Recognition.Candidates[0].Entry);
        if (entry is null) return null;
        // An entry has no name in a language that only the cards speak.
        var locale = knowledge.TalkLocales.Contains(language) ? language : knowledge.Locales[^1];
        return desk.Cards.Words[language].Lines[KebabCase.Of(line)]
            .Replace("{entry}", knowledge.Entries[entry].Wordings[locale].Short, StringComparison.Ordinal);
    }

    private static void Tell(Talk talk, Danger danger, EmergencyCard card, string? kept)
    {
        // A rating or a menu is out of place now; a question of a form waits with its answers.
        if (talk.State.Expecting is not (Expecting.Slot or Expecting.Supplier or Expecting.Entry or Expecting.CallBack))
            talk.State = talk.State with { Expecting = Expecting.Nothing, Offers = [] };
        var reply = EmergencyReply.Of(card, talk.Knowledge.Release, kept);
        talk.Replies.Add(reply);
        talk.Events.Add(new TurnEvent.Emergency(card.Kind, card.Language, danger.Sure, reply.Emergency!.Numbers));
    }
}
