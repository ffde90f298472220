using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// A second question about what is in hand: the lines that answer it, the part it asks for, or that it is not known.
/// The whole list is not told once more, and no other matter is begun.
/// </summary>
internal sealed class FollowUpFlow(
    KnowledgeBase knowledge, DialogScript script, TopicFlow topics, SiblingFinder siblings)
{
    /// <summary>Lines that cover this much of the words are meant, even where these look like another matter.</summary>
    private const double Covers = 0.4;

    /// <summary>What is this far from all we know is no question about what is in hand.</summary>
    internal const double Related = 0.05;

    /// <summary>Words that look a little like several matters and are likely about none of them.</summary>
    private const double Likely = 0.5;

    /// <summary>A matter this probable may have been meant instead.</summary>
    private const double WorthOffering = 0.02;

    /// <summary>Shorter names are parts of other words too often.</summary>
    private const int ShortestName = 4;

    private readonly Phrases phrases = script.Phrases;
    private readonly AnswerWriter answers = new(script, knowledge);

    private readonly IReadOnlyList<(string Name, string Lead)> names =
        [.. from entry in knowledge.Entries.Values
            from wording in entry.Wordings.Values
            from name in wording.Aliases.Append(wording.Short).Select(TextNormalizer.Normalize).Distinct()
            where name.Length >= ShortestName
            select (name, SupplierResolver.LeadOf(knowledge, entry.Id))];

    private readonly PartFinder parts = new(knowledge, script.Phrases.Fillers.Concat(script.Phrases.Question));

    /// <returns>Whether it was answered; if not, it is a matter of its own.</returns>
    public bool Hear(Talk talk, Meaning.Request said, Recognition plain)
    {
        if (talk.State.Topic is not { } topic || topics.ListOf(talk) is not { } list) return false;
        var found = parts.Find(topic.Entry, list, said.Normal);
        var cover = found.Count > 0 ? found[0].Cover : 0;
        var asks = Asks(said);
        if (!(asks || cover >= Covers) || NamesAnother(topic, said) || !Stays(topic, said, plain, cover)) return false;
        if (found.Count > 0) TellParts(talk, list, [.. found.Select(f => f.Item)]);
        else if (said.Facet is { } facet) topics.TellFacet(talk, facet);
        else if (topic.Answered || talk.State.Expecting == Expecting.Slot) TellUnknown(talk, plain);
        else return false;
        return true;
    }

    /// <summary>What is missing of the list, after what the citizen says of papers.</summary>
    public void TellMissing(Talk talk, Meaning.Request said)
    {
        var topic = talk.State.Topic!;
        // What is said last of a paper counts.
        talk.State = talk.State with
        {
            Topic = topic with
            {
                Have = [.. topic.Have.Except(said.Lacks).Union(said.Have)],
                Lacks = [.. topic.Lacks.Except(said.Have).Union(said.Lacks)],
                HasRest = topic.HasRest || said.HasRest, WholeList = false,
            },
        };
        if (!talk.State.Topic.TellsPapers())
            talk.Reply(ReplyKind.Question, talk.Say(Line.HaveUnknown), talk.State.Expecting, talk.State.Offers);
        else topics.Continue(talk);
    }

    /// <summary>It asks something, by its words or its mark.</summary>
    public bool Asks(Meaning.Request said) => said.Facet is not null
        || said.Text.Contains('?', StringComparison.Ordinal) || said.Text.Contains('？', StringComparison.Ordinal)
        || phrases.Question.Any(q => TextSearch.Holds(said.Normal, q));

    /// <summary>The lines of the list that a question is about; a question that was open stays open.</summary>
    private void TellParts(Talk talk, Checklist list, IReadOnlyList<ChecklistItem> items) =>
        Tell(talk, answers.Lines(talk, knowledge.Entries[talk.State.Topic!.Entry], list, items));

    /// <summary>That what is known of the topic does not say it; recorded, so that it can be found out.</summary>
    private void TellUnknown(Talk talk, Recognition found)
    {
        var entry = talk.State.Topic!.Entry;
        talk.Events.Add(new TurnEvent.Unanswered("not-told", [.. found.Candidates.Take(3)]));
        Tell(talk, talk.Say(Line.NotTold, ("entry", talk.ShortOf(entry)), ("contact", talk.ContactOf(entry).Name)));
        var near = found.Candidates.Where(c => c.Score >= WorthOffering && Lead(c.Entry) != Lead(entry)).Take(2)
            .Select(c => Offers.Entry(talk.ShortOf(c.Entry), c.Entry));
        talk.Offer(near);
    }

    private void Tell(Talk talk, string text)
    {
        var topic = talk.State.Topic!;
        var version = topics.VersionOf(talk, topic.Entry)!;
        if (talk.State.Expecting == Expecting.Slot && version.Slot(talk.State.ExpectedSlot!) is { } open)
            text += "\n" + topics.Words(talk, open).Ask;
        var (expecting, offers) = talk.State.Expecting == Expecting.Nothing
            ? (Expecting.More, FeedbackFlow.AfterAll(talk)) : (talk.State.Expecting, talk.State.Offers);
        talk.State = talk.State with { Misses = 0 };
        talk.Reply(
            ReplyKind.Facet, text, expecting, offers,
            evidence: new Evidence(topic.Entry, topic.Answers, version.InForce.From));
    }

    private bool Stays(Topic topic, Meaning.Request said, Recognition plain, double cover)
    {
        var place = plain.Candidates.ToList().FindIndex(c => Lead(c.Entry) == Lead(topic.Entry));
        if (plain.Outcome == Outcome.Matched && place != 0)
        {
            var best = plain.Candidates[0];
            return best.Score < RequestFlow.SureEnoughToLeave && (cover >= Covers || IsBeside(best.Entry, topic));
        }
        // Nothing but the name of what is in hand asks for all of it once more.
        if (plain.Outcome == Outcome.Matched && said.Facet is null && cover == 0) return Asks(said);
        if (plain.Outcome == Outcome.Ambiguous) return place >= 0 || cover > 0 || plain.InScope < Likely;
        return plain.Outcome == Outcome.Matched || cover > 0 || said.Facet is not null || plain.InScope >= Related;
    }

    /// <summary>
    /// Rules for everything, such as whose papers an agent brings: said amid a matter they are said of it.
    /// </summary>
    public bool IsBeside(string entry, Topic topic) => IsGeneral(entry) && !IsGeneral(topic.Entry);

    /// <summary>Another organisation is named: what is in hand is not what is asked about.</summary>
    public bool NamesAnother(Topic topic, Meaning.Request said) =>
        names.Any(n => n.Lead != Lead(topic.Entry) && TextSearch.Holds(said.Normal, n.Name))
        || siblings.Named(said.Normal) is { Count: > 0 } named
        && !named.Contains(knowledge.Entries[topic.Entry].Organisation) && !IsGeneral(topic.Entry)
        && !named.Any(o => SupplierResolver.SupplyOf(knowledge, topic.Entry)?.Of(o) is not null);

    private bool IsGeneral(string entry) =>
        EntryId.OrganisationOf(entry) == "any" && knowledge.Entries[entry].Kind != EntryKind.LifeEvent;

    private string Lead(string entry) => SupplierResolver.LeadOf(knowledge, entry);
}
