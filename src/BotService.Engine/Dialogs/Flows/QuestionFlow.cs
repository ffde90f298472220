using System.Collections.Immutable;
using BotService.Engine.Answers;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// Answers a question that has an answer of its own: the answer first, where it was read, and the entry it belongs to
/// beneath, to go on with.
/// </summary>
internal sealed class QuestionFlow(
    KnowledgeBase knowledge, DialogScript script, AnswerFinder finder, PlaceReader places)
{
    private readonly SheetWriter sheets = new(knowledge, script.SheetLabels);
    private readonly OverdueWriter overdue = new(knowledge, script.SheetLabels);

    /// <summary>What the sentence may be the question of, among the answers that can be meant in this talk.</summary>
    public FoundAnswer? Find(Talk talk, Meaning.Request said)
    {
        // Where the citizen lives is looked for when an answer depends on it, and once.
        var suppliers = new Dictionary<string, string?>(StringComparer.Ordinal);
        var inHand = talk.State.Topic is { } topic ? EntryId.OrganisationOf(topic.Entry) : null;
        return finder.Find(said.Text, said.Recognition, Counts, inHand);

        // What another supplier, another organisation or other counties answer is no answer.
        bool Counts(AnswerItem answer) =>
            (talk.Account is null || talk.Account.Organisation == answer.Organisation)
            && (SupplierResolver.SupplyOf(knowledge, answer.Id) is not { } supply
                || SupplierOf(supply) is not { } supplier || supplier == answer.Organisation)
            && (answer.Areas.Count == 0 || answer.Areas.Any(a => County(a).Names.Any(
                n => TextSearch.Holds(said.Normal, TextNormalizer.Normalize(n)))));

        string? SupplierOf(Supply supply) => suppliers.TryGetValue(supply.Id, out var known) ? known
            : suppliers[supply.Id] = places.Read(said.Normal, supply).Supplier ?? supply.Of(talk.State.Supplier)?.Organisation;
    }

    /// <summary>Offers the question that may have been meant, as it is put.</summary>
    public IReadOnlyList<Offer> Near(Talk talk, FoundAnswer? found) => found is { IsLikely: true } near
        ? [Offers.Answer(near.Item.Words[Locale(talk)].Question, near.Item.Id)] : [];

    /// <summary>Tells it before the matter it belongs to is taken up.</summary>
    public void TellFirst(Talk talk, FoundAnswer found) => talk.Reply(
        ReplyKind.Answer, Told(talk, found), Expecting.Nothing, [], speak: Spoken(talk, found.Item),
        evidence: Evidence(found.Item));

    public void Tell(Talk talk, FoundAnswer found)
    {
        var answer = found.Item;
        var (text, evidence) = (Told(talk, found), Evidence(answer));
        var speak = Spoken(talk, answer);
        // Amid the matter it belongs to it is one more part of it; what was open stays open.
        if (talk.State.Topic is { } topic && topic.Entry == answer.Entry)
        {
            talk.Reply(
                ReplyKind.Facet, text, talk.State.Expecting, talk.State.Offers, speak: speak,
                evidence: evidence with { Case = topic.Answers });
            return;
        }
        ImmutableArray<Offer> offers = FeedbackFlow.HelpfulOffers(talk);
        if (answer.Entry is { } entry)
        {
            offers = offers.Insert(0, Offers.Entry(talk.ShortOf(entry), entry));
            talk.State = talk.State with
            {
                Topic = new Topic(entry, ImmutableDictionary<string, string>.Empty), ExpectedSlot = null, Misses = 0,
            };
        }
        talk.Reply(ReplyKind.Answer, text, Expecting.Helpful, offers, speak: speak, evidence: evidence);
    }

    private static Evidence Evidence(AnswerItem answer) =>
        new(answer.Entry, null, null, answer.Sources) { Item = answer.Id };

    /// <summary>
    /// The answer, where it holds, and where it was read; before it the question that it answers, unless that is surely
    /// the one asked.
    /// </summary>
    private string Told(Talk talk, FoundAnswer found)
    {
        var answer = found.Item;
        var (lines, late) = (new List<string>(), overdue.Of(answer, talk.Locale, talk.Today));
        if (IsWithheld(talk, answer)) return late!;
        if (!found.IsSure) lines.Add(talk.Say(Line.AnswerTo, ("question", answer.Words[Locale(talk)].Question)));
        lines.Add(Marked(talk, answer));
        if (answer.Areas.Count > 0)
        {
            var areas = talk.Joined(answer.Areas.Select(a => County(a).Names[0]));
            lines.Add(talk.Say(Line.AnswerWhere, ("areas", areas)));
        }
        lines.Add(talk.Say(
            Line.AnswerSource, ("organisation", knowledge.Words(talk.Locale).Organisations[answer.Organisation].Short),
            ("source", talk.Joined(answer.Sources.Take(1).Select(s => Source(talk, s))))));
        if (late is not null) lines.Add(late);
        return string.Join('\n', lines);
    }

    private bool IsWithheld(Talk talk, AnswerItem answer) => knowledge.StandOf(answer, talk.Today) == ReviewStand.Withheld;

    private string Spoken(Talk talk, AnswerItem answer)
    {
        var (text, late) = (answer.Words[Locale(talk)].Text, overdue.Of(answer, talk.Locale, talk.Today));
        return IsWithheld(talk, answer) ? late! : late is null ? text : text + talk.Label("sentence.break") + late;
    }

    private string Marked(Talk talk, AnswerItem answer)
    {
        var text = answer.Words[Locale(talk)].Text;
        return sheets.Mark(answer.Status, talk.Locale) is { } mark
            ? text + Quotation.Fill(talk.Label("bracket"), ("text", mark)) : text;
    }

    private string Source(Talk talk, string id)
    {
        var source = sheets.Source(id, talk.Locale);
        return $"{source.Title} {source.Dated}";
    }

    private County County(string id) => knowledge.Catalogue.Counties.First(c => c.Id == id);

    /// <summary>A framed locale has no answers of its own: what is said stands in for them.</summary>
    private string Locale(Talk talk) =>
        knowledge.Levels.Framed.TryGetValue(talk.Locale, out var chain) ? chain[0] : talk.Locale;
}
