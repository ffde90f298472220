using System.Collections.Immutable;
using BotService.Engine.Answers;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// Answers a question that has an answer of its own: the answer first, where it was read, and the entry it belongs to
/// beneath, to go on with.
/// </summary>
internal sealed class QuestionFlow(KnowledgeBase knowledge, DialogScript script, AnswerFinder finder)
{
    private readonly SheetWriter sheets = new(knowledge, script.SheetLabels);

    /// <summary>What the sentence may be the question of, among the answers that can be meant in this talk.</summary>
    /// <param name="organisations">Those that the sentence names.</param>
    public FoundAnswer? Find(Talk talk, string text, IReadOnlyList<string> organisations) =>
        finder.Find(text, a => Counts(talk, a, organisations));

    /// <summary>Offers the question that may have been meant, as it is put.</summary>
    public IReadOnlyList<Offer> Near(Talk talk, FoundAnswer? found) => found is { IsLikely: true } near
        ? [Offers.Answer(near.Item.Words[Locale(talk)].Question, near.Item.Id)] : [];

    public void Tell(Talk talk, AnswerItem answer)
    {
        var lines = new List<string> { Marked(talk, answer) };
        if (answer.Areas.Count > 0)
        {
            var areas = string.Join(talk.Label("and"), answer.Areas.Select(NameOf));
            lines.Add(talk.Say(Line.AnswerWhere, ("areas", areas)));
        }
        lines.Add(talk.Say(
            Line.AnswerSource, ("organisation", knowledge.Words(talk.Locale).Organisations[answer.Organisation].Short),
            ("source", string.Join(talk.Label("and"), answer.Sources.Take(1).Select(s => Source(talk, s))))));
        var text = string.Join('\n', lines);
        var evidence = new Evidence(answer.Entry, null, null, answer.Sources) { Item = answer.Id };
        var speak = answer.Words[Locale(talk)].Text;
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

    /// <summary>Another supplier's answer is no answer, nor is another organisation's where one is named.</summary>
    private static bool Counts(Talk talk, AnswerItem answer, IReadOnlyList<string> organisations) =>
        (organisations.Count == 0 || organisations.Contains(answer.Organisation))
        && (talk.Account is null || talk.Account.Organisation == answer.Organisation)
        && (SupplierResolver.SupplyOf(talk.Knowledge, answer.Id) is not { } supply
            || supply.Of(talk.State.Supplier) is null || talk.State.Supplier == answer.Organisation);

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

    private string NameOf(string county) => knowledge.Catalogue.Counties.First(c => c.Id == county).Names[0];

    /// <summary>A framed locale has no answers of its own: what is said stands in for them.</summary>
    private string Locale(Talk talk) =>
        knowledge.Levels.Framed.TryGetValue(talk.Locale, out var chain) ? chain[0] : talk.Locale;
}
