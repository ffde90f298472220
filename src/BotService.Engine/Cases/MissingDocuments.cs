using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>「我有…，還缺什麼」: what of a settled list is not yet in hand.</summary>
public static class MissingDocuments
{
    /// <param name="have">Documents of the catalogue that the citizen has.</param>
    /// <returns>The items not covered, neither by themselves nor by what is accepted instead; what the agency looks
    /// up is never missing.</returns>
    public static IReadOnlyList<ChecklistItem> Find(Checklist list, IReadOnlyCollection<string> have) =>
        [.. list.Papers.Where(i => !have.Contains(i.Fact.Id) && !Accepts(i.Fact).Any(have.Contains))];

    /// <summary>What the citizen has and this case does not ask for.</summary>
    public static IEnumerable<string> NotNeeded(Checklist list, IEnumerable<string> have) =>
        have.Where(h => !list.In(Section.Documents)
            .Any(i => i.Fact.Id == h || Accepts(i.Fact).Contains(h)));

    private static IReadOnlyList<string> Accepts(Fact fact) => fact is Fact.Document document ? document.Use.Accepts : [];
}
