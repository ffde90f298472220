using System.Collections.Immutable;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// An entry from its first mention to its answer: asks only what changes the list, then tells everything once.
/// </summary>
internal sealed class TopicFlow(
    DialogScript script, KnowledgeBase knowledge, SlotReader slots, PlaceFlow places, CalculatorFlow sums)
{
    private readonly AnswerWriter answers = new(script, knowledge);
    private readonly PartWriter parts = new(knowledge, new AnswerWriter(script, knowledge));
    private readonly TopicHistory history = new(knowledge);

    public SlotQuestion Questions { get; } = new(knowledge);

    /// <summary>
    /// Takes up an entry with what the utterance already tells. A topic left before its answer is kept to return to.
    /// </summary>
    public void Begin(Talk talk, string entryId, Meaning.Request? said)
    {
        if (said is not null) places.Keep(talk, entryId, TextNormalizer.Normalize(said.Text));
        if (SupplierResolver.Resolve(knowledge, entryId, talk.State.Supplier) is { State: SupplyState.Settled } settled)
            entryId = settled.Entry;
        var left = talk.State.Topic is { Answered: false } open && Lead(open.Entry) != Lead(entryId)
            ? open : talk.State.Suspended;
        // A figure loses its comma and point when it is normalised: a calculator reads what was typed.
        var read = TopicOf(talk, entryId, (sums.Is(entryId) ? said?.Text : said?.Normal) ?? "");
        var before = history.AnswersTo(talk.State, entryId, VersionOf(talk, entryId));
        var topic = read with
        {
            Answers = before.SetItems(read.Answers),
            Have = said is null ? [] : [.. said.Have], Lacks = said is null ? [] : [.. said.Lacks],
            HasRest = said?.HasRest == true,
        };
        talk.State = talk.State with
        {
            Topic = topic, Suspended = left is not null && Lead(left.Entry) == Lead(entryId) ? null : left, Misses = 0,
            Together = [], Earlier = history.Past(talk.State, entryId),
        };
        var lead = !sums.Is(entryId) && IsSettled(talk) && said?.Facet is { } facet and not "documents"
            ? FacetLines(talk, facet, settledOnly: true) : null;
        Continue(talk, isNew: true, lead);
    }

    /// <summary>
    /// Takes up one task of a life event with what the event already knows of it; the event is kept to return to.
    /// </summary>
    public void BeginTask(Talk talk, string taskId)
    {
        var life = talk.State.Topic!;
        if (VersionOf(talk, life.Entry) is not { } version) return;
        var task = Lists(talk)
            .Make(knowledge.Entries[life.Entry], version, life.Answers, talk.Today).Tasks.First(t => t.Id == taskId);
        talk.State = talk.State with
        {
            Topic = new Topic(task.Entry.Id, task.Answers.ToImmutableDictionary()), Suspended = life with { Have = [] },
            Misses = 0, Together = []
        };
        Continue(talk, isNew: true);
    }

    /// <summary>Takes up again what was told before; nothing is said yet.</summary>
    public void Resume(Talk talk, Topic before) =>
        talk.State = talk.State with { Topic = before, Earlier = history.Past(talk.State, before.Entry), Misses = 0 };

    /// <summary>What a sentence may be about, each with what it tells of the case.</summary>
    public ImmutableArray<Leaning> Leanings(Talk talk, Recognition found, string normal) =>
        [.. found.Candidates.Select(c => new Leaning(TopicOf(talk, c.Entry, normal), c.Score))];

    /// <summary>Takes up the first of several requests of one message; the others wait for its answer.</summary>
    public void BeginAll(Talk talk, IReadOnlyList<(string Entry, string Normal)> requests, Meaning.Request? said)
    {
        talk.LeadWith(talk.Say(
            Line.Several, ("entries", talk.Joined(requests.Select(r => talk.ShortOf(r.Entry))))));
        talk.State = talk.State with { Waiting = [.. requests.Skip(1).Select(r => TopicOf(talk, r.Entry, r.Normal))] };
        Begin(talk, requests[0].Entry, said is null ? null : said with { Normal = requests[0].Normal });
    }

    /// <summary>Keeps an entry in hand, with what the utterance tells of it, until the citizen says to go on.</summary>
    public void Hold(Talk talk, string entryId, Meaning.Request said)
    {
        var left = talk.State.Topic is { Answered: false } open && Lead(open.Entry) != Lead(entryId)
            ? open : talk.State.Suspended;
        talk.State = talk.State with
        {
            Topic = TopicOf(talk, entryId, said.Normal), Suspended = left, ExpectedSlot = null,
            Expecting = Expecting.Nothing, Offers = []
        };
    }

    public void Fill(Talk talk, ImmutableDictionary<string, string> answers)
    {
        var topic = talk.State.Topic!;
        talk.State = talk.State with
        {
            Topic = topic with { Answers = topic.Answers.SetItems(answers), WholeList = false }, Misses = 0
        };
        Continue(talk, news: answers.Except(topic.Answers));
    }

    /// <summary>Everything with its conditions: of what is still open, or of all cases when nothing is.</summary>
    public void ListAll(Talk talk)
    {
        var topic = talk.State.Topic!;
        var answers = topic.Answered ? ImmutableDictionary<string, string>.Empty : topic.Answers;
        talk.State = talk.State with { Topic = topic.WithoutPapers() with { WholeList = true, Answers = answers } };
        Continue(talk);
    }

    public void Return(Talk talk)
    {
        talk.State = talk.State with { Topic = talk.State.Suspended, Suspended = null };
        Continue(talk, isNew: true);
    }

    /// <summary>The next question, or the answer when none is left.</summary>
    /// <param name="news">Answers just taken: named where what was asked is not among them, and is asked again.</param>
    public void Continue(
        Talk talk, bool isNew = false, string? lead = null, IEnumerable<KeyValuePair<string, string>>? news = null)
    {
        switch (places.Settle(talk, isNew))
        {
            case SupplyState.NotCovered when !talk.State.Waiting.IsEmpty: TakeUpWaiting(talk); return;
            case SupplyState.Unknown or SupplyState.NotCovered: return;
        }
        var topic = talk.State.Topic!;
        var entry = knowledge.Entries[topic.Entry];
        if (knowledge.StandOf(entry, talk.Today) == ReviewStand.Withheld) Nothing(talk, "withheld", answers.Withheld(talk, entry));
        else if (sums.Is(topic.Entry))
        {
            if (sums.Continue(talk, isNew, lead) is { } result) Deliver(talk, result);
        }
        else if (VersionOf(talk, topic.Entry) is not { } version)
            Nothing(talk, "not-in-force", talk.Say(
                Line.NotInForce, ("entry", talk.NameOf(topic.Entry)), ("contact", talk.ContactOf(topic.Entry).Name)));
        else if (!topic.WholeList && Lists(talk).NextQuestion(entry, version, topic.Answers, talk.Today) is { } slot)
            Questions.Ask(talk, entry, slot, isNew, lead ?? Questions.Noted(talk, entry, slot, news ?? []));
        else Answer(talk, entry, Lists(talk).Make(entry, version, topic.Answers, talk.Today));
    }

    /// <summary>Says that of the matter nothing may be told, and whom to ask.</summary>
    private static void Nothing(Talk talk, string reason, string text)
    {
        talk.Events.Add(new TurnEvent.Unanswered(reason, []));
        talk.Reply(ReplyKind.NotInForce, text, Expecting.More, FeedbackFlow.AfterAll(talk));
    }

    /// <summary>The list of the case so far; null where there is none, or it is not known whose rules count.</summary>
    public Checklist? ListOf(Talk talk) =>
        talk.State.Topic is { } topic && !sums.Is(topic.Entry) && IsSettled(talk)
        && VersionOf(talk, topic.Entry) is { } version
            ? Lists(talk).Make(knowledge.Entries[topic.Entry], version, topic.Answers, talk.Today) : null;

    /// <summary>One part of the reply for the case so far; a question that was open stays open.</summary>
    public void TellFacet(Talk talk, string facet)
    {
        if (!IsSettled(talk) || VersionOf(talk, talk.State.Topic!.Entry) is not { } version
            || sums.Is(talk.State.Topic.Entry))
        {
            Continue(talk);
            return;
        }
        var text = FacetLines(talk, facet, settledOnly: false)!;
        var open = talk.State.Topic is { Answered: false, WholeList: false } topic
            ? Lists(talk).NextQuestion(knowledge.Entries[topic.Entry], version, topic.Answers, talk.Today)
            : null;
        if (answers.Overdue(talk, knowledge.Entries[talk.State.Topic!.Entry]) is { } late) text += "\n" + late;
        if (open is not null) text += "\n" + Questions.Words(talk, open).Ask;
        talk.Reply(ReplyKind.Facet, text, talk.State.Expecting, talk.State.Offers,
            evidence: new Evidence(talk.State.Topic!.Entry, talk.State.Topic.Answers, version.InForce.From)
            {
                Parts = [facet],
            });
    }

    /// <summary>The rules in force, with what the citizen's office adds; null where they are withheld, too.</summary>
    public EntryVersion? VersionOf(Talk talk, string entry) =>
        knowledge.Told(knowledge.Entries[entry], talk.Today) is { } version
        ? OfficeOverlays.Over(knowledge.Catalogue, entry, version, talk.OfficeFor(entry))
        : null;

    /// <summary>
    /// A supplier was chosen for the topic; what was answered before still counts where the supplier asks the same.
    /// </summary>
    public void Supplied(Talk talk, string organisation)
    {
        places.Choose(talk, organisation);
        Continue(talk);
    }

    /// <summary>It is known whose rules count, and the topic is that organisation's entry.</summary>
    private bool IsSettled(Talk talk) =>
        SupplierResolver.Resolve(knowledge, talk.State.Topic!.Entry, talk.State.Supplier) is { State: SupplyState.Free
            or SupplyState.Settled } found
        && found.Entry == talk.State.Topic.Entry;

    private string Lead(string entry) => SupplierResolver.LeadOf(knowledge, entry);

    /// <summary>Makes lists by the rules of the citizen's supplier.</summary>
    public ListMaker Lists(Talk talk) => new(knowledge, talk.State.Supplier);

    /// <summary>The next request of the same message, whether the one in hand was answered or not.</summary>
    public void TakeUpWaiting(Talk talk)
    {
        talk.State = talk.State with { Topic = talk.State.Waiting[0], Waiting = talk.State.Waiting.RemoveAt(0) };
        Continue(talk, isNew: true);
    }

    private Topic TopicOf(Talk talk, string entry, string normal) => new(
        entry,
        sums.Is(entry) ? sums.Read(talk, entry, normal)
        : VersionOf(talk, entry) is { } version
        ? slots.Read(knowledge.Entries[entry], version, normal, out _) : ImmutableDictionary<string, string>.Empty);

    private void Answer(Talk talk, Entry entry, Checklist list)
    {
        var topic = talk.State.Topic!;
        talk.State = talk.State with { Topic = topic with { Answered = true }, ExpectedSlot = null };
        var answer = answers.Of(talk, entry, list, topic);
        Deliver(
            talk, answer.Kind, answer.Text, answer.Sheet, answer.Speak,
            [.. list.Tasks.Select(t => Offers.Task(answers.TaskName(list, t, talk.Locale), t.Id)),
                .. Narrower(talk, entry), .. entry.ForPeople ? [Offers.Command(talk.Say(Line.Person), "person")] : Array.Empty<Offer>()]);
    }

    /// <summary>
    /// Whoever asked in general is offered the narrower matters: after how a bill is reckoned, the calculator.
    /// </summary>
    private IEnumerable<Offer> Narrower(Talk talk, Entry entry) =>
        knowledge.Entries.Values.Where(e => e.Broader == entry.Id).OrderBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => Offers.Entry(talk.ShortOf(e.Id), e.Id));

    private void Deliver(Talk talk, CalculatorResult result)
    {
        talk.State = talk.State with { Topic = talk.State.Topic! with { Answered = true } };
        var text = result.After is null || !talk.State.Waiting.IsEmpty ? result.Text : $"{result.Text}\n{result.After}";
        Deliver(talk, result.Kind, text, result.Sheet, result.Text, result.Again);
    }

    /// <summary>
    /// Gives an answer and asks whether it helped; or goes on with the next request of the same message.
    /// </summary>
    private void Deliver(
        Talk talk, ReplyKind kind, string text, Sheet? sheet, string speak, params ImmutableArray<Offer> more)
    {
        if (!talk.State.Waiting.IsEmpty)
        {
            talk.Reply(kind, text, Expecting.Nothing, [], sheet, speak);
            if (sheet is not null && !sums.Is(talk.State.Topic!.Entry))
                talk.State = talk.State with { Together = talk.State.Together.Add(talk.State.Topic) };
            TakeUpWaiting(talk);
            return;
        }
        if (!sums.Is(talk.State.Topic!.Entry) && !talk.State.Together.IsEmpty)
            more = more.Add(Offers.Command(talk.Say(Line.Together), "together"));
        if (talk.State.Suspended is { } left)
            more = more.Add(Offers.Command(talk.Say(Line.Back, ("entry", talk.ShortOf(left.Entry))), "return"));
        // While a person speaks it is asked later whether it helped.
        if (talk.InDanger) talk.Reply(kind, text, Expecting.Nothing, more, sheet, speak);
        else talk.Reply(
            kind, talk.State.Handoff == HandoffStage.Person ? text : $"{text}\n{talk.Say(Line.Helpful)}", Expecting.Helpful,
            [.. FeedbackFlow.HelpfulOffers(talk), .. more], sheet, speak);
    }

    /// <summary>The requests of one message, each answered by now, once more as one list without doubles.</summary>
    public void TellTogether(Talk talk)
    {
        Topic[] topics = [.. talk.State.Together, talk.State.Topic!];
        var list = Lists(talk)
            .Together([.. topics.Select(t => (t.Entry, (IReadOnlyDictionary<string, string>)t.Answers))], talk.Today);
        var answer = answers.Together(talk, [.. topics.Select(t => t.Entry)], list);
        talk.Reply(answer.Kind, $"{answer.Text}\n{talk.Say(Line.Helpful)}", Expecting.Helpful,
            FeedbackFlow.HelpfulOffers(talk), answer.Sheet, answer.Speak);
    }

    /// <summary>
    /// Null when the entry is not in force, or, where only what is certain is wanted, when that part is not.
    /// </summary>
    private string? FacetLines(Talk talk, string facet, bool settledOnly)
    {
        var topic = talk.State.Topic!;
        var entry = knowledge.Entries[topic.Entry];
        if (VersionOf(talk, topic.Entry) is not { } version) return null;
        if (AskedParts.Of(facet) is { } part)
            return parts.Tell(talk, entry, part, answers => Lists(talk).Make(entry, version, answers, talk.Today));
        var section = Enum.Parse<Section>(facet, ignoreCase: true);
        var list = Lists(talk).Make(entry, version, topic.Answers, talk.Today);
        var items = list.In(section).ToList();
        if (settledOnly && (items.Count == 0 || items.Any(i => !i.Remaining.IsAlways))) return null;
        return answers.Part(talk, entry, list, facet, items);
    }
}
