using System.Collections.Concurrent;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Library;

/// <summary>
/// The answers of one knowledge base in words; all are written once, when first asked for. What was not read again in time says
/// so, or is withheld.
/// </summary>
internal sealed class AnswerShelf(KnowledgeBase knowledge, SheetWriter writer, OverdueWriter overdue)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<AnswerCard>> all = new();

    public IReadOnlyList<AnswerCard> All(string locale, DateOnly today) =>
        [.. Written(locale).Select(card => Told(card, locale, today))];

    public AnswerCard? Find(string id, string locale, DateOnly today) =>
        knowledge.Answers.TryGetValue(id, out var answer) ? Told(Write(answer, locale), locale, today) : null;

    public IReadOnlyList<AnswerCard> Of(string entry, string locale, DateOnly today) =>
        [.. knowledge.Answers.Values.Where(a => a.Entry == entry).Select(a => Told(Write(a, locale), locale, today))];

    private AnswerCard Told(AnswerCard card, string locale, DateOnly today)
    {
        var answer = knowledge.Answers[card.Id];
        return overdue.Of(answer, locale, today) is not { } late ? card
            : knowledge.StandOf(answer, today) == ReviewStand.Withheld ? card with { Text = late, Mark = null, Sources = [] }
            : card with { Mark = card.Mark is { } mark ? $"{mark} {late}" : late };
    }

    private IReadOnlyList<AnswerCard> Written(string locale) => all.GetOrAdd(
        locale, l => [.. knowledge.Answers.Values.OrderBy(a => a.Id, StringComparer.Ordinal).Select(a => Write(a, l))]);

    private AnswerCard Write(AnswerItem answer, string locale)
    {
        var words = answer.Words[locale];
        return new AnswerCard(
            answer.Id, words.Question, words.Text, writer.Mark(answer.Status, locale),
            new Term(answer.Organisation, knowledge.Words(locale).Organisations[answer.Organisation].Name),
            answer.Entry is { } entry ? new Term(entry, knowledge.Entries[entry].Wordings[locale].Name) : null,
            [.. answer.Areas.Select(a => knowledge.Catalogue.Counties.First(c => c.Id == a).Names[0])],
            [.. answer.Sources.Select(s => writer.Source(s, locale))], answer.Updated, answer.ReviewBy);
    }
}
