using System.Collections.Immutable;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>Reads a sentence in every way it can be meant; which of them counts is not decided here.</summary>
internal sealed class TurnReader(
    KnowledgeBase knowledge, Phrases phrases, IRecognizer recognizer, UtteranceReader reader, SlotReader slots,
    PlaceReader places, TopicFlow topics, CalculatorFlow sums, SiblingFinder siblings, QuestionFlow questions)
{
    /// <summary>Shorter names are parts of other words too often.</summary>
    private const int ShortestName = 4;

    /// <summary>
    /// What a matter that the words do not speak for is still worth, and what a named option of it adds.
    /// </summary>
    private const double Unspoken = 0.02, OptionNamed = 3;

    private readonly ReplyReader replies = new(phrases);
    private readonly OutsideFinder outside = new(knowledge);
    private readonly EventFinder events = new(knowledge);
    private readonly PartFinder parts = new(knowledge, phrases.Fillers.Concat(phrases.Question));

    private readonly IReadOnlyList<(string Name, string Lead)> names =
        [.. (from entry in knowledge.Entries.Values
             from wording in entry.Wordings.Values
             from name in wording.Aliases.Append(wording.Short).Select(TextNormalizer.Normalize)
             where name.Length >= ShortestName
             select (name, SupplierResolver.LeadOf(knowledge, entry.Id))).Distinct()];

    public TurnReading Read(Talk talk, Meaning.Request said)
    {
        var state = talk.State;
        var named = siblings.Named(said.Normal);
        var plain = named.Count == 0 ? SameOrganisation(state, said.Recognition) : said.Recognition;
        var organisation = talk.Account?.Organisation;
        // A list of papers is no list of requests.
        var several = said is { AsksMissing: false, Have.Count: 0, HasRest: false }
            ? Several(talk, said, plain, named) : [];
        // What to do about a danger stands on its card.
        if (talk.InDanger) several = [.. several.Where(s => knowledge.Entries[s.Entry].Kind != EntryKind.Action)];
        if (talk.InDanger && several is [var only]) (plain, several) = (Sure(plain, only.Entry), []);
        var life = events.Find(said.Normal);
        if (life is not null && state.Topic is null && events.Meant(life, plain, several, named) is { } meant)
            (plain, several) = (Sure(plain, meant), []);
        var found = state.Topic is { } current
            ? Narrowed(talk, recognizer.Recognize(
                said.Read, new RecognitionContext(current.Entry) { Organisation = organisation }))
            : plain;
        var reading = new TurnReading(said, plain, found)
        {
            Asks = Asks(said), Repeats = Holds(Act.Repeat, said.Normal), Prints = Holds(Act.Print, said.Normal),
            AsksWhy = state.HasOpenQuestion() && Holds(Act.Why, said.Normal), Earlier = Earlier(talk, said, plain),
            Sibling = siblings.Find(said.Normal, state), Picked = Picked(talk, said, plain),
            Outside = outside.Find(said.Normal, out var rest) is { } others && siblings.Named(rest).Count == 0
                ? others : null,
            Several = several, Event = life, Question = new(() => questions.Find(talk, said)),
        };
        return state.Topic is { } topic ? InHand(talk, reading, topic, named) : reading with { Other = Best(found, null) };
    }

    /// <summary>What is asked for is this, as surely as anything is.</summary>
    private static Recognition Sure(Recognition found, string entry) => found with
    {
        Outcome = Outcome.Matched, Choices = 1, InScope = 1,
        Candidates = [new(entry, 1), .. found.Candidates.Where(c => c.Entry != entry)],
    };

    /// <summary>
    /// Where it is open only whose matter it is, and none is named, it is that of the organisation talked about last.
    /// </summary>
    private Recognition SameOrganisation(DialogState state, Recognition found)
    {
        if (found.Outcome != Outcome.Ambiguous || state.Topic is not null
            || (state.Suspended ?? state.Earlier.FirstOrDefault()) is not { } last)
            return found;
        var meant = found.Candidates.Take(found.Choices).Select(c => knowledge.Entries[c.Entry]).ToList();
        var organisation = EntryId.OrganisationOf(Lead(last.Entry));
        return meant.Where(e => e.Organisation == organisation).ToList() is [var own]
            && meant.TrueForAll(e => e == own || EntryId.NameOf(e.Id) == EntryId.NameOf(own.Id)
                || own.Counterparts.Any(c => c.Entry == e.Id)) ? Sure(found, own.Id) : found;
    }

    public static Recognition Narrowed(Talk talk, Recognition found) =>
        talk.Account?.Narrow(found, talk.State.Supplier) ?? found;

    /// <summary>What it says of the topic in hand.</summary>
    private TurnReading InHand(
        Talk talk, TurnReading reading, Topic topic, IReadOnlyList<string> organisations)
    {
        var said = reading.Said;
        var place = talk.State.Expecting == Expecting.Entry
            ? null
            : places.Read(
                said.Normal, SupplierResolver.SupplyOf(knowledge, topic.Entry), talk.State.Expecting == Expecting.Supplier);
        var version = sums.Is(topic.Entry) ? null : topics.VersionOf(talk, topic.Entry);
        var rest = said.Normal;
        var named = version is null
            ? ImmutableDictionary<string, string>.Empty
            : slots.Read(knowledge.Entries[topic.Entry], version, said.Normal, out rest);
        // Whoever asks does not say: 「可以叫我兒子去嗎」 asks who may come, and changes nothing.
        var (whether, who) = (AsksWhether(said), named.ContainsKey(Slot.Comer) || slots.TellsWho(said.Normal));
        var news = named.Count(n => topic.Answers.GetValueOrDefault(n.Key) != n.Value);
        if (reading.Asks && topic.Answered && (named.Count > 0 || who) && news <= 1
            && (said.Asked is null ? whether && who : whether || who))
        {
            named = named.Clear();
            if (said.Asked is null)
                reading = reading with { Said = said with { Facet = KebabCase.Of(AskedPart.Who), FacetOnly = false } };
        }
        var list = topics.ListOf(talk);
        var other = Best(reading.Plain, topic) ?? Best(reading.Found, topic);
        if (organisations.Count == 0) other = Here(other, topic, reading.Plain);
        var called = names.Where(n => TextSearch.Holds(said.Normal, n.Name)).Select(n => n.Lead).ToHashSet();
        return reading with
        {
            Version = version, Named = named, Place = place, List = list, Other = other,
            AsksOfPaper = whether && list is not null && said.Papers.Held.Count > 0 && !reading.TellsPapers,
            Unread = said.Normal.Length == 0 ? 0 : (double)Bare(rest).Length / said.Normal.Length,
            IsPlace = place is not null && reader.IsEmpty(place.Rest) && place.Rest != said.Normal,
            Yes = replies.Read(said.Normal),
            Parts = list is null ? [] : parts.Find(topic.Entry, list, said.Normal),
            InWordsOfTopic = parts.Known(topic.Entry, said.Normal),
            InWordsOfOther = other is { } o ? parts.Known(o.Entry, said.Normal) : 0,
            NamesAnother = called.Any(lead => lead != Lead(topic.Entry)) || IsOthers(topic, organisations),
            OtherIsNamed = reading.Plain is
                {
                    Outcome: Outcome.Matched or Outcome.Ambiguous, Candidates: [var best, ..]
                }
                && other is { Entry: var meant } && EntryId.NameOf(meant) == EntryId.NameOf(best.Entry)
                && (called.Contains(Lead(best.Entry)) || called.Contains(meant)),
            OtherIsGeneral = other is { Entry: var entry } && IsGeneral(entry) && !IsGeneral(topic.Entry),
        };
    }

    /// <summary>The matters asked for together; one verb may stand for two organisations: 「水電都要過戶」.</summary>
    private IReadOnlyList<(string Entry, string Normal)> Several(
        Talk talk, Meaning.Request said, Recognition plain, IReadOnlyList<string> organisations)
    {
        var joined = reader.Several(said.Text, said.Normal, talk.Account?.Organisation);
        if (joined.Count > 1 || plain.Outcome is not (Outcome.Matched or Outcome.Ambiguous)) return joined;
        var best = knowledge.Entries[plain.Candidates[0].Entry];
        if (!organisations.Contains(best.Organisation)) return joined;
        var twin = organisations.Where(o => o != best.Organisation)
            .Select(o => EntryId.Of(o, EntryId.NameOf(best.Id))).Concat(best.Counterparts.Select(c => c.Entry))
            .FirstOrDefault(e => plain.Candidates.Any(c => c.Entry == e));
        return twin is null ? joined : [(best.Id, said.Normal), (twin, said.Normal)];
    }

    /// <summary>The matter of before that the sentence goes back to; the last one where it names none.</summary>
    private Topic? Earlier(Talk talk, Meaning.Request said, Recognition plain)
    {
        var before = talk.State.Waiting.Concat(talk.State.Earlier).ToList();
        if (before.Count == 0 || !phrases.Earlier.Any(e => TextSearch.Holds(said.Normal, e))) return null;
        return before.MaxBy(t => Score(plain, t.Entry)
            + (talk.Knowledge.Entries[t.Entry].Wordings[talk.Locale] is var words
                && words.Aliases.Append(words.Short).Any(a => TextSearch.Holds(said.Normal, TextNormalizer.Normalize(a)))
                ? 1 : 0));
    }

    private double Score(Recognition found, string entry) =>
        found.Candidates.Where(c => Lead(c.Entry) == Lead(entry)).Select(c => c.Score).FirstOrDefault();

    /// <summary>
    /// An act is done somewhere in the sentence; single characters are parts of other words too often.
    /// </summary>
    private bool Holds(Act act, string normal) =>
        phrases.Acts.GetValueOrDefault(act, []).Any(p => p.Length > 1 && TextSearch.Holds(normal, p));

    private string Bare(string rest) =>
        TextSearch.Without(rest, phrases.Fillers).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>
    /// Where no organisation is named, the same matter of the one that is talked about is meant: what speaks for the others' speaks
    /// for it.
    /// </summary>
    private Candidate? Here(Candidate? other, Topic topic, Recognition plain) =>
        other is { } found && EntryId.Of(EntryId.OrganisationOf(topic.Entry), EntryId.NameOf(found.Entry)) is var own
        && knowledge.Entries.ContainsKey(own) ? found with
        {
            Entry = Lead(own),
            Score = Math.Max(found.Score, Math.Min(1, plain.Candidates.Where(c => EntryId.NameOf(c.Entry) == EntryId.NameOf(own)).Sum(c => c.Score))),
        }
        : other;

    private Candidate? Best(Recognition found, Topic? topic) => found.Candidates
        .Where(c => topic is null || Lead(c.Entry) != Lead(topic.Entry)).Cast<Candidate?>().FirstOrDefault();

    /// <summary>It is a question to be answered by yes or no.</summary>
    private bool AsksWhether(Meaning.Request said) =>
        HasMark(said) || phrases.Whether.Any(w => TextSearch.Holds(said.Normal, w));

    private static bool HasMark(Meaning.Request said) => said.Text.AsSpan().ContainsAny('?', '？');

    /// <summary>It asks something, by its words or its mark.</summary>
    private bool Asks(Meaning.Request said) => said.Facet is not null || AsksWhether(said)
        || phrases.Question.Any(q => TextSearch.Holds(said.Normal, q));

    /// <summary>
    /// Of the matters that the last sentence left open, the one that both sentences together speak for most.
    /// </summary>
    private (string, double)? Picked(Talk talk, Meaning.Request said, Recognition plain)
    {
        if (talk.State.Leanings.IsEmpty) return null;
        var weighed = talk.State.Leanings.Select(l => (l.Topic.Entry, Weight: l.Score * Spoken(l.Topic.Entry)))
            .OrderByDescending(l => l.Weight).ToList();
        return (weighed[0].Entry, weighed[0].Weight / weighed.Sum(w => w.Weight));

        double Spoken(string entry) =>
            (Score(plain, entry) + Unspoken)
            * (topics.VersionOf(talk, entry) is { } version
                && slots.Read(knowledge.Entries[entry], version, said.Normal, out _).Count > 0 ? OptionNamed : 1);
    }

    /// <summary>Organisations are named, and the topic is none of theirs.</summary>
    private bool IsOthers(Topic topic, IReadOnlyList<string> organisations) =>
        organisations.Count > 0
        && !organisations.Contains(knowledge.Entries[topic.Entry].Organisation) && !IsGeneral(topic.Entry)
        && !organisations.Any(o => SupplierResolver.SupplyOf(knowledge, topic.Entry)?.Of(o) is not null);

    /// <summary>
    /// Rules for everything, such as whose papers an agent brings: said amid a matter they are said of it.
    /// </summary>
    private bool IsGeneral(string entry) =>
        EntryId.OrganisationOf(entry) == "any" && knowledge.Entries[entry].Kind != EntryKind.LifeEvent;

    private string Lead(string entry) => SupplierResolver.LeadOf(knowledge, entry);
}
