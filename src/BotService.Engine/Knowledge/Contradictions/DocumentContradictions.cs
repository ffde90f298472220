using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>
/// A paper is wanted as one thing in one case, as one thing by one source, and sentences say the same of it as the list.
/// </summary>
internal static class DocumentContradictions
{
    public static IEnumerable<Problem> Find(StatedKnowledge stated) =>
        Twice(stated.Knowledge).Concat(BySource(stated.Knowledge)).Concat(Said(stated));

    private static IEnumerable<Problem> Twice(KnowledgeBase knowledge) =>
        from entry in knowledge.Entries.Values
        from version in entry.Versions
        from same in version.Facts.OfType<Fact.Document>().GroupBy(d => d.Id)
        from second in same.Skip(1)
        let first = same.TakeWhile(d => d != second).FirstOrDefault(
            d => d.Use.Bring != second.Use.Bring && d.When.CanHoldWith(second.When))
        where first is not null
        select ContradictionProblem.DocumentTwice.At(
            second.Place, second.Id, KebabCase.Of(first.Use.Bring), KebabCase.Of(second.Use.Bring), first.Place.Line);

    /// <summary>Only an original and a copy exclude each other; of paper nobody says which it is.</summary>
    private static IEnumerable<Problem> BySource(KnowledgeBase knowledge) =>
        from same in (
            from entry in knowledge.Entries.Values
            from version in entry.Versions
            from document in version.Facts.OfType<Fact.Document>()
            where document.Use.Bring is Bring.Original or Bring.Copy
            from source in document.Sources
            group (Entry: entry.Id, Document: document) by (document.Id, source))
        let first = same.First()
        from second in same.Skip(1)
        where second.Document.Use.Bring != first.Document.Use.Bring && second.Entry != first.Entry
        select ContradictionProblem.DocumentDiffers.At(
            second.Document.Place, second.Document.Id, KebabCase.Of(second.Document.Use.Bring),
            KebabCase.Of(first.Document.Use.Bring), first.Entry, At(first.Document.Place), same.Key.source);

    private static IEnumerable<Problem> Said(StatedKnowledge stated)
    {
        if (stated.Locales.FirstOrDefault() is not { } locale) yield break;
        var ways = stated.Knowledge.Catalogue.Claims[locale].Bring;
        var names = stated.Knowledge.Words(locale).Documents.ToDictionary(
            d => d.Key, d => ways.Values.SelectMany(w => w).Aggregate(
                d.Value.Name, (name, way) => name.Replace(way, "", StringComparison.Ordinal)));
        foreach (var statement in stated.Statements)
        {
            if (statement.Entry is null || !statement.Texts.TryGetValue(locale, out var text)
                || !stated.Knowledge.Entries.TryGetValue(statement.Entry, out var entry)) continue;
            foreach (var same in entry.Versions.SelectMany(v => v.Facts).OfType<Fact.Document>()
                .GroupBy(d => names.GetValueOrDefault(d.Id) ?? "").Where(g => g.Key.Length > 1))
            {
                var said = ways.Where(w => w.Value.Any(
                    way => text.Contains(same.Key + way, StringComparison.Ordinal))).Select(w => w.Key).ToList();
                // Where both are wanted, or nobody says which, nothing is contradicted.
                if (said is not [var way] || same.Any(d => d.Use.Bring is not (Bring.Original or Bring.Copy) || d.Use.Bring == way))
                    continue;
                yield return ContradictionProblem.DocumentSaid.At(
                    statement.Place, statement.Voice, KebabCase.Of(way), same.Key, entry.Id,
                    KebabCase.Of(same.First().Use.Bring), At(same.First().Place));
            }
        }
    }

    private static string At(Place place) => $"{place.File}:{place.Line}";
}
