using BotService.Engine.Cases;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Library;

/// <summary>The papers of a list, held against those that somebody has.</summary>
/// <param name="Papers">In the order of the list.</param>
/// <param name="Missing">The list with only what is missing, and what is not known of it; null while nothing is
/// held.</param>
public sealed record PaperCheck(IReadOnlyList<Paper> Papers, Sheet? Missing)
{
    public IEnumerable<Paper> Lacking => Papers.Where(p => !p.IsHeld);
}

/// <summary>A paper that a list asks for.</summary>
/// <param name="Id">The document's in the catalogue.</param>
/// <param name="IsHeld">It is at hand, or one that is taken instead of it.</param>
/// <param name="Condition">For whom it is asked, in words, when the case leaves that open.</param>
/// <param name="Instead">What is taken instead.</param>
public sealed record Paper(string Id, string Name, bool IsHeld, string? Condition, IReadOnlyList<Term> Instead);

/// <summary>Writes them in one language.</summary>
internal sealed class PaperWriter(KnowledgeBase knowledge, SheetWriter writer)
{
    public PaperCheck Write(
        Entry entry, Checklist list, IReadOnlyCollection<string> have, string locale, DateOnly today)
    {
        var missing = MissingDocuments.Find(list, have);
        var lines = writer.Write(entry, list, locale, today, [.. list.Papers]).Parts.SelectMany(p => p.Items)
            .DistinctBy(i => i.Id).ToDictionary(i => i.Id);
        // A sentence among the documents (what is not known about them) is never at hand: it is told with what is missing.
        var sentences = list.In(Section.Documents).Where(i => i.Fact is not Fact.Document);
        return new PaperCheck(
            [.. list.Papers.DistinctBy(p => p.Fact.Id).Select(Paper)],
            have.Count == 0 ? null : writer.WriteMissing(entry, list, locale, today, [.. missing, .. sentences]));

        Paper Paper(ChecklistItem paper) => new(
            paper.Fact.Id, Name(paper.Fact.Id, locale), missing.All(m => m.Fact.Id != paper.Fact.Id),
            lines.GetValueOrDefault(paper.Fact.Id)?.Condition,
            paper.Fact is Fact.Document { Use.Accepts: var accepted }
                ? [.. accepted.Select(a => new Term(a, Name(a, locale)))] : []);
    }

    private string Name(string document, string locale) => knowledge.Words(locale).Documents[document].Name;
}
