using BotService.Engine.Knowledge;

namespace BotService.Engine.Retrieval;

/// <summary>The fields of an entry that are searched, most telling first.</summary>
internal enum Field { Names, Utterances, Items, Body }

/// <summary>An entry's words in all locales, by field.</summary>
internal sealed record EntryText(Entry Entry, IReadOnlyList<IReadOnlyList<string>> Fields)
{
    public IReadOnlyList<string> this[Field field] => Fields[(int)field];

    public static EntryText Of(Entry entry, KnowledgeBase knowledge)
    {
        // Its own sentences: what a framed locale borrows says nothing more.
        var wordings = entry.Wordings.Where(w => knowledge.Locales.Contains(w.Key)).Select(w => w.Value).ToList();
        IReadOnlyList<string> names =
            [.. wordings.SelectMany(w => (string[])[w.Name, w.Short, .. w.Aliases]).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<string> utterances =
            [.. entry.Utterances.Values.SelectMany(u => u).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<string> items = [.. ItemWords(entry, knowledge).Distinct(StringComparer.Ordinal)];
        // The tasks of a life event speak of other entries' business.
        IReadOnlyList<string> body =
            [.. wordings.SelectMany(
                w => w.Texts.Where(t => t.Key.Section != Section.Tasks).Select(t => t.Value).Prepend(w.Summary))];
        return new(entry, [names, utterances, items, body]);
    }

    private static IEnumerable<string> ItemWords(Entry entry, KnowledgeBase knowledge)
    {
        foreach (var locale in knowledge.Locales)
        {
            var words = knowledge.Catalogue.Wordings.GetValueOrDefault(locale);
            foreach (var id in entry.Versions.SelectMany(v => v.Facts).OfType<Fact.Document>()
                .Select(f => f.Id))
            {
                if (words is null || !words.Documents.TryGetValue(id, out var item)) continue;
                yield return item.Name;
                foreach (var say in item.Say) yield return say;
            }
            if (!entry.Wordings.TryGetValue(locale, out var own)) continue;
            foreach (var option in own.Slots.Values.SelectMany(s => s.Options.Values))
            {
                yield return option.Label;
                foreach (var say in option.Say) yield return say;
            }
        }
    }
}
