using BotService.Engine.Cases;
using BotService.Engine.Data;
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
    KnowledgeBase knowledge, DialogScript script, TopicFlow topics)
{
    /// <summary>A matter this probable may have been meant instead.</summary>
    private const double WorthOffering = 0.02;

    private readonly AnswerWriter answers = new(script, knowledge);

    /// <summary>What is missing of the list, after what the citizen says of papers.</summary>
    public void TellMissing(Talk talk, TurnReading reading)
    {
        var (topic, papers) = (talk.State.Topic!, reading.Said.Papers);
        // What is said last of a paper counts.
        talk.State = talk.State with
        {
            Topic = topic with
            {
                Have = [.. topic.Have.Except(papers.Lacked).Union(papers.Held)],
                Lacks = [.. topic.Lacks.Except(papers.Held).Union(papers.Lacked)],
                HasRest = topic.HasRest || reading.Said.HasRest, WholeList = false,
            },
        };
        if (talk.State.Topic.TellsPapers()) topics.Continue(talk);
        else
        {
            // What was named is no paper we know: all that is needed helps more than the question what it was.
            if (script.Phrases.Have.Concat(script.Phrases.Rest).Any(h => TextSearch.Holds(reading.Said.Normal, h)))
                talk.LeadWith(talk.Say(Line.HaveUnknown));
            topics.TellFacet(talk, "documents");
        }
    }

    /// <summary>The lines of the list that a question is about; a question that was open stays open.</summary>
    public void TellLines(Talk talk, Checklist list, IReadOnlyList<ChecklistItem> items) =>
        Tell(talk, answers.Lines(talk, knowledge.Entries[talk.State.Topic!.Entry], list, items),
            [.. items.Select(i => KebabCase.Of(i.Fact.Section)).Distinct()]);

    /// <summary>
    /// That what is known of the topic does not say it, or that its list does not name the paper asked about; recorded,
    /// so that it can be found out.
    /// </summary>
    public void TellUnknown(Talk talk, TurnReading reading)
    {
        var (entry, found) = (talk.State.Topic!.Entry, reading.Plain);
        var (list, papers) = (reading.List!, reading.Said.Papers);
        var strange = answers.NotOn(talk, list, papers);
        if (strange is null && answers.On(list, papers) is { Count: > 0 } lines)
        {
            TellLines(talk, list, lines);
            return;
        }
        // What was near to an earlier question is not near to this one.
        talk.State = talk.State with
        {
            Offers = talk.State.Offers.RemoveAll(o => o.OfEntry() is not null),
        };
        talk.Events.Add(new TurnEvent.Unanswered("not-told", [.. found.Candidates.Take(3)]));
        Tell(talk, talk.Say(
            strange is null ? Line.NotTold : Line.NotOnList, ("entry", talk.ShortOf(entry)), ("papers", strange),
            ("contact", talk.ContactOf(entry).Name), ("hours", talk.ContactOf(entry).Hours)), []);
        var near = found.Candidates.Where(c => c.Score >= WorthOffering && Lead(c.Entry) != Lead(entry)).Take(2)
            .Select(c => Offers.Entry(talk.ShortOf(c.Entry), c.Entry));
        talk.Offer(near);
    }

    /// <summary>What was told already is named and offered once more, not sent again; else the talk goes on.</summary>
    public void ContinueOrName(Talk talk)
    {
        if (talk.State.Topic is not { Answered: true } topic || topics.ListOf(talk) is not { } list
            || topic.TellsPapers())
        {
            topics.Continue(talk);
            return;
        }
        var (kind, text) = answers.Name(talk, knowledge.Entries[topic.Entry], list);
        talk.Reply(
            kind, text, Expecting.Helpful,
            [Offers.Command(talk.Say(Line.Again), "again"), .. FeedbackFlow.HelpfulOffers(talk)]);
    }

    /// <param name="parts">What of the list the text holds.</param>
    private void Tell(Talk talk, string text, IReadOnlyList<string> parts)
    {
        var topic = talk.State.Topic!;
        var version = topics.VersionOf(talk, topic.Entry)!;
        if (talk.State.Expecting == Expecting.Slot && version.Slot(talk.State.ExpectedSlot!) is { } open)
            text += "\n" + topics.Questions.Words(talk, open).Ask;
        var (expecting, offers) = talk.State.Expecting == Expecting.Nothing
            ? (Expecting.More, FeedbackFlow.AfterAll(talk)) : (talk.State.Expecting, talk.State.Offers);
        talk.State = talk.State with { Misses = 0 };
        talk.Reply(
            ReplyKind.Facet, text, expecting, offers,
            evidence: new Evidence(topic.Entry, topic.Answers, version.InForce.From) { Parts = parts });
    }

    private string Lead(string entry) => SupplierResolver.LeadOf(knowledge, entry);
}
