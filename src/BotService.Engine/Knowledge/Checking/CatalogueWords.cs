using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>The catalogue's words of one locale name each of its items, and nothing else.</summary>
internal static class CatalogueWords
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings, string locale)
    {
        var (catalogue, words) = (knowledge.Catalogue, knowledge.Words(locale));
        return Compare(findings, "documents", locale, catalogue.Documents.Keys, words.Documents.Keys)
            .Concat(Compare(findings, "channels", locale, catalogue.Channels.Keys, words.Channels.Keys))
            .Concat(Compare(findings, "contacts", locale, catalogue.Contacts.Keys, words.Contacts.Keys))
            .Concat(Compare(
                findings, "organisations", locale, catalogue.Organisations.Keys, words.Organisations.Keys))
            .Concat(Compare(findings, "outside", locale, knowledge.Locales
                .SelectMany(l => knowledge.Words(l).Outside.Keys), words.Outside.Keys))
            .Concat(Compare(
                findings, "classes", locale,
                catalogue.Classes.SelectMany(c => c.Value.Select(t => $"{c.Key} {t}")),
                words.Classes.Keys.Select(k => $"{k.Classification} {k.Term}")));
    }

    private static IEnumerable<Problem> Compare(
        Findings findings, string name, string locale, IEnumerable<string> items, IEnumerable<string> worded)
    {
        var place = new Place($"knowledge/catalogue/{name}.{locale}.yaml", 1);
        if (findings.IsUnread(place.File) || findings.IsUnread($"knowledge/catalogue/{name}.yaml")) return [];
        var (needed, given) = (items.ToHashSet(), worded.ToHashSet());
        return needed.Except(given).Select(i => KnowledgeProblem.NoWords.At(place, i))
            .Concat(given.Except(needed)
                .Select(i => KnowledgeProblem.WordsOfNothing.At(place, i, name).OrNearest(i, needed.Except(given))));
    }
}
