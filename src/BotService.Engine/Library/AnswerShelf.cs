using System.Collections.Concurrent;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Library;

/// <summary>The answers of one knowledge base in words; all are written once, when first asked for.</summary>
internal sealed class AnswerShelf(KnowledgeBase knowledge, SheetWriter writer)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<AnswerCard>> all = new();

    public IReadOnlyList<AnswerCard> All(string locale) => all.GetOrAdd(
        locale, l => [.. knowledge.Answers.Values.OrderBy(a => a.Id, StringComparer.Ordinal).Select(a => Write(a, l))]);

    public AnswerCard? Find(string id, string locale) =>
        knowledge.Answers.TryGetValue(id, out var answer) ? Write(answer, locale) : null;

    public IReadOnlyList<AnswerCard> Of(string entry, string locale) =>
        [.. knowledge.Answers.Values.Where(a => a.Entry == entry).Select(a => Write(a, locale))];

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
