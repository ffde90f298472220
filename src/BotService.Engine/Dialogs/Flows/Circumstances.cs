using BotService.Engine.Intents;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>A reading as numbers from 0 to 1: what the arbiter weighs.</summary>
internal static class Circumstances
{
    private const int Short = 6, Long = 25;

    /// <summary>In the order of <see cref="Of"/>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "always", "asked-slot", "asked-place", "asked-which", "told", "missed", "other", "other-here", "own",
        "own-here", "in-scope", "other-found", "own-found", "unclear", "other-general", "asks", "facet", "cover",
        "answers", "changes", "agrees", "unread", "takes-back", "names-another", "papers", "asks-missing", "supplier",
        "office", "only-place", "new-place", "yes-or-no", "short", "long", "several", "sibling", "picked",
        "picked-clear", "facet-only", "sibling-only", "speaks-of-before", "repeats", "prints", "asks-why", "lacks-paper",
        "names-paper", "own-paper", "words-of-topic", "words-of-other", "other-likely", "other-sure", "other-certain",
        "covered", "in-words-of-topic", "in-words-of-other", "own-likely",
    ];

    public static double[] Of(DialogState state, TurnReading reading, Func<string, string> lead)
    {
        var (said, plain, found, topic) = (reading.Said, reading.Plain, reading.Found, state.Topic);
        var own = topic is null ? null : lead(topic.Entry);
        var named = reading.Named;
        var changed = named.Any(n => topic!.Answers.GetValueOrDefault(n.Key) is { } before && before != n.Value);
        var place = reading.Place;
        var other = Score(plain, c => own is not null && lead(c.Entry) != own);
        var self = Score(plain, c => lead(c.Entry) == own);
        return
        [
            1, Flag(state.Expecting == Expecting.Slot), Flag(state.Expecting == Expecting.Supplier),
            Flag(state.Expecting == Expecting.Entry), Flag(topic?.Answered == true), Flag(state.Misses > 0),
            other, Score(found, c => own is not null && lead(c.Entry) != own), self, Score(found, c => lead(c.Entry) == own), plain.InScope,
            Flag(plain.Outcome == Outcome.Matched && lead(plain.Candidates[0].Entry) != own),
            Flag(plain.Outcome == Outcome.Matched && lead(plain.Candidates[0].Entry) == own),
            Flag(plain.Outcome == Outcome.Ambiguous), Flag(reading.OtherIsGeneral), Flag(reading.Asks),
            Flag(said.Facet is not null), reading.Parts.Count > 0 ? reading.Parts[0].Cover : 0,
            Flag(state.ExpectedSlot is { } slot && reading.Named.ContainsKey(slot)), Flag(changed),
            Flag(named.Count > 0 && named.All(n => topic!.Answers.GetValueOrDefault(n.Key) == n.Value)),
            reading.Unread, Flag(said.Corrects), Flag(reading.NamesAnother), Flag(reading.TellsPapers),
            Flag(said.AsksMissing), Flag(place?.Supplier is not null), Flag(place?.Offices.Count > 0),
            Flag(reading.IsPlace), Flag(place?.Supplier is { } supplier && supplier != state.Supplier),
            Flag(reading.Yes is not null), Flag(said.Normal.Length <= Short), Flag(said.Normal.Length > Long),
            Flag(reading.Several.Count > 1), Flag(reading.Sibling is not null), reading.Picked?.Share ?? 0,
            Flag(reading.Picked?.Share > 0.6), Flag(said.FacetOnly),
            Flag(reading.Sibling?.IsBare == true), Flag(reading.Earlier is not null), Flag(reading.Repeats),
            Flag(reading.Prints), Flag(reading.AsksWhy), Flag(said.Papers.Lacked.Count > 0),
            Flag(said.Papers.Held.Count > 0),
            Flag(reading.List?.Papers.Any(p => said.Papers.Names(p.Fact.Id)) == true),
            reading.InWordsOfTopic, reading.InWordsOfOther, Flag(other >= 0.5), Flag(other >= 0.7), Flag(other >= 0.9),
            Flag(reading.Parts is [{ Cover: >= 0.6 }, ..]), Flag(reading.InWordsOfTopic >= 0.5),
            Flag(reading.InWordsOfOther >= 0.8), Flag(self >= 0.3),
        ];
    }

    private static double Flag(bool so) => so ? 1 : 0;

    private static double Score(Recognition found, Func<Candidate, bool> counts) =>
        found.Candidates.Where(counts).Select(c => c.Score).FirstOrDefault();
}
