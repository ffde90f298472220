using BotService.Engine.Dialogs.Script;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>Reads an utterance in the light of what the assistant waits for: what was offered first, then fixed expressions, then recognition.</summary>
internal sealed class UtteranceReader(DialogScript script, KnowledgeBase knowledge, IRecognizer recognizer)
{
    private readonly Phrases phrases = script.Phrases;
    private readonly DocumentReader documents = new(knowledge);

    public Meaning Read(string text, DialogState state)
    {
        var normal = TextNormalizer.Normalize(text);
        if (Offered(normal, state) is { } action) return new Meaning.Chosen(action);
        if (state.Expecting == Expecting.Rating && ScoreIn(normal) is { } score) return new Meaning.Rating(score);
        foreach (var (id, talk) in script.Smalltalk)
            if (talk.Phrases.Fits(normal)) return new Meaning.Chat(id);
        foreach (var (id, set) in phrases.Commands)
            if (set.Fits(normal)) return new Meaning.Command(id);
        var request = Request(text, normal);
        var asks = request.Recognition.Outcome == Outcome.Matched && phrases.Question.Any(q => TextSearch.Holds(normal, q));
        return state.Expecting == Expecting.RatingWords && normal.Length > 0 && !asks ? new Meaning.Words() : request;
    }

    private static string? Offered(string normal, DialogState state)
    {
        if (normal.Length == 0) return null;
        foreach (var offer in state.Offers)
            if (TextNormalizer.Normalize(offer.Label) == normal) return offer.Action;
        return null;
    }

    private Meaning.Request Request(string text, string normal)
    {
        var asksMissing = phrases.Missing.Any(p => TextSearch.Holds(normal, p));
        var claims = asksMissing || phrases.Have.Any(p => TextSearch.Holds(normal, p));
        var (facet, rest) = FacetIn(normal);
        return new Meaning.Request(
            text, normal, recognizer.Recognize(text, RecognitionContext.None), facet, facet is not null && IsEmpty(rest),
            claims ? documents.Read(normal) : [], asksMissing);
    }

    private (string? Facet, string Remainder) FacetIn(string normal)
    {
        foreach (var (id, expressions) in phrases.Facets)
            foreach (var expression in expressions)
                if (TextSearch.Holds(normal, expression)) return (id, normal.Replace(expression, " ", StringComparison.Ordinal));
        return (null, normal);
    }

    /// <summary>Nothing but filling words is left.</summary>
    public bool IsEmpty(string rest)
    {
        foreach (var filler in phrases.Fillers)
            for (var at = TextSearch.Find(rest, filler, 0); at >= 0; at = TextSearch.Find(rest, filler, 0))
                rest = string.Concat(rest.AsSpan(0, at), " ", rest.AsSpan(at + filler.Length));
        return string.IsNullOrWhiteSpace(rest);
    }

    /// <summary>「5」, 「5分」, 「五分」, "5 points".</summary>
    private static int? ScoreIn(string normal)
    {
        if (normal.Length is 0 or > 12) return null;
        var digit = normal[0] switch { >= '1' and <= '5' => normal[0] - '0', _ => "一二三四五".IndexOf(normal[0], StringComparison.Ordinal) + 1 };
        return digit > 0 && !(normal.Length > 1 && char.IsAsciiDigit(normal[1])) ? digit : null;
    }
}
