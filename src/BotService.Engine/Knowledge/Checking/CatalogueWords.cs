namespace BotService.Engine.Knowledge.Checking;

/// <summary>The catalogue's words of one locale name each of its items, and nothing else.</summary>
internal static class CatalogueWords
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, string locale)
    {
        var (catalogue, words) = (knowledge.Catalogue, knowledge.Words(locale));
        return Compare("documents", locale, catalogue.Documents.Keys, words.Documents.Keys)
            .Concat(Compare("channels", locale, catalogue.Channels.Keys, words.Channels.Keys))
            .Concat(Compare("contacts", locale, catalogue.Contacts.Keys, words.Contacts.Keys))
            .Concat(Compare("organisations", locale, catalogue.Organisations.Keys, words.Organisations.Keys))
            .Concat(Compare(
                "classes", locale,
                catalogue.Classes.SelectMany(c => c.Value.Select(t => $"{c.Key} {t}")),
                words.Classes.Keys.Select(k => $"{k.Classification} {k.Term}")));
    }

    private static IEnumerable<Problem> Compare(
        string name, string locale, IEnumerable<string> items, IEnumerable<string> worded)
    {
        var file = $"knowledge/catalogue/{name}.{locale}.yaml";
        var (needed, given) = (items.ToHashSet(), worded.ToHashSet());
        return needed.Except(given).Select(i => new Problem(file, 1, $"no words for `{i}`"))
            .Concat(given.Except(needed)
                .Select(i => new Problem(file, 1, $"words for `{i}`, which {name}.yaml does not have")));
    }
}
