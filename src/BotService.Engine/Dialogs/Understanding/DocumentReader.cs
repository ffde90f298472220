using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>Finds the documents of the catalogue that an utterance names, longest expression first.</summary>
internal sealed class DocumentReader
{
    private readonly IReadOnlyList<(string Phrase, string Document)> expressions;

    public DocumentReader(KnowledgeBase knowledge) => expressions =
    [
        .. from locale in knowledge.Locales
           from document in knowledge.Words(locale).Documents
           from phrase in document.Value.Say.Append(document.Value.Name)
           let normal = TextNormalizer.Normalize(phrase)
           where normal.Length > 1
           orderby normal.Length descending
           select (normal, document.Key),
    ];

    /// <summary>The documents named. An expression that stands for several documents counts for each of them.</summary>
    public IReadOnlyList<string> Read(string normal)
    {
        var found = new List<string>();
        var text = normal;
        foreach (var group in expressions.GroupBy(e => e.Phrase))
        {
            for (var at = TextSearch.Find(text, group.Key, 0); at >= 0; at = TextSearch.Find(text, group.Key, 0))
            {
                found.AddRange(group.Select(e => e.Document).Where(d => !found.Contains(d)));
                text = string.Concat(text.AsSpan(0, at), "\u0001", text.AsSpan(at + group.Key.Length));
            }
        }
        return found;
    }
}
