using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>
/// Reads an utterance in the light of what the assistant waits for: what was offered first, then fixed
/// expressions, then recognition.
/// </summary>
internal sealed class UtteranceReader(
    DialogScript script, KnowledgeBase knowledge, IRecognizer recognizer, PlaceReader places)
{
    private readonly Phrases phrases = script.Phrases;
    /// <summary>How much of an utterance a score with its unit takes, in characters.</summary>
    private const int LongestScore = 10;

    /// <summary>The small talk that answers those who want no person.</summary>
    private const string RefusedPerson = "no-person";

    private readonly IReadOnlyList<string> ellipses =
        [.. script.Phrases.Fillers.Concat(script.Phrases.Softeners).Distinct().OrderByDescending(f => f.Length)];
    private readonly ActReader acts = new(script.Phrases);
    private readonly DocumentReader documents = new(knowledge, script.Phrases);

    /// <summary>Entries that a command stands for: what is refused is not asked for.</summary>
    private readonly HashSet<string> stands = [.. script.Phrases.Commands.Values.Select(c => c.Entry).OfType<string>()];
    private readonly string[] greetings =
        [.. script.Smalltalk.Where(s => s.Key == "greeting").SelectMany(s => s.Value.Phrases.Whole)
            .OrderByDescending(g => g.Length)];
    private readonly HashSet<string> names =
        [.. knowledge.Entries.Values.SelectMany(e => e.Wordings.Values)
            .SelectMany(w => w.Aliases.Append(w.Name).Append(w.Short)).Select(TextNormalizer.Normalize)];

    /// <param name="organisation">Who is asked, by id; null: nobody in particular.</param>
    public Meaning Read(string text, DialogState state, string? organisation = null)
    {
        var normal = TextNormalizer.Normalize(text);
        if (normal.Length == 0) normal = phrases.Emoji.FirstOrDefault(
            e => text.Contains(e.Key, StringComparison.Ordinal)).Value ?? normal;
        if (Offered(normal, state) is { } action) return new Meaning.Chosen(action);
        if (state.Expecting == Expecting.Rating && ScoreIn(normal) is { } score) return new Meaning.Rating(score);
        if (state.Expecting == Expecting.Rating && ScoreWithWords(text, normal) is { } worded)
            return new Meaning.Rating(worded, WithWords: true);
        if (state.Expecting == Expecting.Rating && IsNumber(normal)) return new Meaning.NoRating();
        var done = acts.Read(normal);
        // While a question is open, a short answer is one to it before it is anything else.
        // A number is a place only where there is something to choose.
        var acted = done.Any && (done.Place is null || state.Offers.Any(o => o.IsChoice()))
            ? new Meaning.Acted(done, normal) : null;
        if (acted is not null && (state.HasOpenQuestion() || state.Expecting == Expecting.CallBack)) return acted;
        foreach (var (id, talk) in script.Smalltalk)
            if (talk.Phrases.Whole.Contains(normal)) return new Meaning.Chat(id, Language: null);
        foreach (var (id, set) in phrases.Commands)
            if (set.Fits(normal) && !IsRefused(normal, set)) return new Meaning.Command(id);
        if (acted is not null && state.Expecting != Expecting.RatingWords) return acted;
        var request = Request(text, normal, organisation);
        if (Beside(normal) is var (chat, rest))
        {
            // An insult, another's data or a trick stands beside a request: what remains and surely is one is answered.
            var asked = Request(rest, rest, organisation);
            if (!IsOurs(request.Recognition) || !IsOurs(asked.Recognition))
                return new Meaning.Chat(chat, request.Recognition.Language);
            request = request with { Recognition = asked.Recognition, Read = asked.Read, Beside = chat };
        }
        var asks = request.Recognition.Outcome == Outcome.Matched
            && phrases.Question.Any(q => TextSearch.Holds(normal, q));
        return state.Expecting == Expecting.RatingWords && normal.Length > 0 && !asks ? new Meaning.Words() : request;
    }

    /// <summary>Whether the text is an offered label or nothing but a fixed expression: our own words.</summary>
    public bool IsOurs(string text, DialogState state)
    {
        var normal = TextNormalizer.Normalize(text);
        return Offered(normal, state) is not null || acts.Read(normal).Any
            || (state.Expecting == Expecting.Rating && ScoreIn(normal) is not null)
            || (state.Expecting == Expecting.CallBack && phrases.CallBacks.Values.Any(p => p.Contains(normal)))
            || phrases.Commands.Values.Concat(script.Smalltalk.Select(s => s.Value.Phrases))
            .Any(p => p.Whole.Contains(normal));
    }

    /// <summary>A matter of ours, even where it is open which of two.</summary>
    private bool IsOurs(Recognition found) =>
        found.Outcome is Outcome.Matched or Outcome.Ambiguous && !stands.Contains(found.Candidates[0].Entry);

    /// <summary>The small talk that the utterance holds, and what it says besides; null when it holds none.</summary>
    private (string Chat, string Besides)? Beside(string normal)
    {
        foreach (var (id, talk) in script.Smalltalk)
            if (TextSearch.Without(normal, talk.Phrases.Within) is var rest && rest != normal) return (id, rest);
        foreach (var command in phrases.Commands.Values)
            if (IsRefused(normal, command))
                return (RefusedPerson,
                    TextSearch.Without(TextSearch.Without(normal, command.Within), phrases.Refusals));
        return null;
    }

    /// <summary>「我不要找專人」: what is asked for is not wanted.</summary>
    private bool IsRefused(string normal, PhraseSet command) => !command.Whole.Contains(normal) && command.Within.Any(
        p => TextSearch.Find(normal, p, 0) is > 0 and var at
            && phrases.Refusals.Any(r => normal.AsSpan(0, at).TrimEnd().EndsWith(r, StringComparison.Ordinal)));

    private static string? Offered(string normal, DialogState state)
    {
        if (normal.Length == 0) return null;
        foreach (var offer in state.Offers)
            if (TextNormalizer.Normalize(offer.Label) == normal) return offer.Action;
        return null;
    }

    /// <summary>The text as a request, whatever else it may be.</summary>
    /// <param name="organisation">Who is asked, by id; null: nobody in particular.</param>
    public Meaning.Request Request(string text, string normal, string? organisation)
    {
        var asked = Asked(organisation);
        var asksMissing = phrases.Missing.Any(p => TextSearch.Holds(normal, p));
        var named = documents.Read(normal);
        var papers = Claims(normal) ? named : Papers.None;
        var (facet, rest) = FacetIn(normal);
        // A greeting says nothing of what is wanted, and no example begins with one.
        var read = AfterGreeting(normal) ?? text;
        var recognition = recognizer.Recognize(read, asked);
        // An office's name says who is asked and nothing of what: where it blurs the matter, its
        // organisation's name takes its place, or nothing does.
        if (recognition.Outcome is Outcome.Ambiguous or Outcome.OutOfScope)
            foreach (var plain in places.WithoutOffices(normal))
                if (recognition.Outcome != Outcome.Matched
                    && recognizer.Recognize(plain, asked) is { Outcome: Outcome.Matched } clear)
                    (recognition, read) = (clear, plain);
        return new Meaning.Request(
            text, normal, recognition, facet, facet is not null && IsEmpty(rest),
            papers.Held, asksMissing,
            phrases.Corrections.Any(c => TextSearch.Find(normal, c, 0) == 0))
        {
            Read = read, Papers = named, Lacks = papers.Lacked, HasRest = papers.Rest,
        };
    }

    /// <summary>The papers that a text says are at hand or not; those that it only names are neither.</summary>
    public Papers Claimed(string normal) => Claims(normal) ? documents.Read(normal) : Papers.None;

    private bool Claims(string normal) =>
        phrases.Missing.Concat(phrases.Have).Concat(phrases.Rest).Any(p => TextSearch.Holds(normal, p));

    /// <summary>
    /// The requests of a message that holds two: each side of a joining word is surely
    /// about an entry, and about another one.
    /// </summary>
    public IReadOnlyList<(string Entry, string Normal)> Several(
        string text, string normal, string? organisation = null)
    {
        // "Late bills and the late fee" is the name of one.
        if (names.Contains(normal)) return [];
        foreach (var join in phrases.Joins)
        {
            var at = TextSearch.Find(normal, join, 1);
            if (at < 0) continue;
            var (first, second) = (normal[..at], normal[(at + join.Length)..]);
            if (Sure(first, Asked(organisation)) is { } one
                && Sure(second, Asked(organisation) with { CurrentEntry = one }) is { } other && one != other) return [
                    (one, first), (other, second)];
        }
        return text.Contains(ListMark, StringComparison.Ordinal)
            || phrases.SideBySide.Any(s => TextSearch.Holds(normal, s)) ? Enumerated(normal, organisation) : [];
    }

    private const char ListMark = '、';

    /// <summary>
    /// Requests that are only set side by side: each part is beyond doubt about an entry of its own, and none is about
    /// what holds for all.
    /// </summary>
    private List<(string Entry, string Normal)> Enumerated(string normal, string? organisation)
    {
        var parts = TextSearch.Without(normal, phrases.SideBySide).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 2 or > MostParts || parts.Any(p => char.IsAscii(p[0]))) return [];
        var found = new List<(string Entry, string Normal)>();
        var context = Asked(organisation);
        foreach (var part in parts)
        {
            if (recognizer.Recognize(part, context) is not { Outcome: Outcome.Matched, Candidates: [var best, ..] }
                || best.Score < BeyondDoubt || EntryId.OrganisationOf(best.Entry) == Everybody) continue;
            if (found.All(f => f.Entry != best.Entry)) found.Add((best.Entry, part));
            context = context with { CurrentEntry = best.Entry };
        }
        return found.Count > 1 ? found : [];
    }

    /// <summary>A message of more clauses is a story, not an enumeration.</summary>
    private const int MostParts = 5;

    private const double BeyondDoubt = 0.7;

    private const string Everybody = "any";

    private static RecognitionContext Asked(string? organisation) =>
        RecognitionContext.None with { Organisation = organisation };

    /// <param name="context">Holds the entry of the request before it: "and the e-bill" after one about
    /// electricity means electricity's.</param>
    private string? Sure(string part, RecognitionContext context) =>
        recognizer.Recognize(part, context) is { Outcome: Outcome.Matched, Candidates: [var best, ..] }
            ? best.Entry : null;

    /// <summary>What follows a greeting; null when there is none, or nothing after it.</summary>
    private string? AfterGreeting(string normal) =>
        greetings.FirstOrDefault(g => TextSearch.Find(normal, g, 0) == 0) is { } greeting && normal[greeting.Length..]
            .Trim() is { Length: > 0 } rest ? rest : null;

    /// <summary>
    /// The part asked for, and what is left once all its expressions are taken out: "how
    /// much" and "cost" ask for one thing.
    /// </summary>
    private (string? Facet, string Remainder) FacetIn(string normal)
    {
        foreach (var (id, expressions) in phrases.Facets)
            if (TextSearch.Without(normal, expressions) is var rest && rest != normal) return (id, rest);
        return (null, normal);
    }

    /// <summary>Nothing is left but small words and those that only ask: 「…的要不要也」.</summary>
    /// <param name="rest">What is left of an utterance.</param>
    public bool AsksNothing(string rest) => string.IsNullOrWhiteSpace(
        TextSearch.Without(TextSearch.Without(rest, phrases.Question), ellipses));

    /// <summary>Nothing but filling words is left.</summary>
    public bool IsEmpty(string rest) => string.IsNullOrWhiteSpace(TextSearch.Without(rest, phrases.Fillers));

    /// <summary>The score of 「4分 服務不錯」: a number with its unit at the head, and words behind it.</summary>
    private int? ScoreWithWords(string text, string normal)
    {
        if (text.AsSpan().IndexOfAny(",，、;；。.!！") is > 0 and var mark
            && ScoreIn(TextNormalizer.Normalize(text[..mark])) is { } parted) return parted;
        foreach (var end in Enumerable.Range(1, Math.Min(LongestScore, normal.Length)).Reverse())
            if (phrases.ScoreUnits.Any(u => normal.AsSpan(0, end).EndsWith(u, StringComparison.Ordinal))
                && TextSearch.Find(normal, normal[..end], 0) == 0 && ScoreIn(normal[..end]) is { } score) return score;
        return null;
    }

    /// <summary>「10分」: a number with nothing else but its unit.</summary>
    private bool IsNumber(string normal) =>
        TextSearch.Without(normal, phrases.ScoreUnits).Trim() is { Length: > 0 } bare && bare.All(char.IsAsciiDigit);

    /// <summary>「5」, 「5分」, 「給五分」, "5 points": a number from one to five and nothing else but its unit.</summary>
    private int? ScoreIn(string normal)
    {
        if (phrases.Scores.TryGetValue(normal, out var score)) return score;
        return phrases.Scores.TryGetValue(TextSearch.Without(normal, phrases.ScoreUnits).Trim(), out score)
            ? score : null;
    }
}
