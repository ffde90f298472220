using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// An office belongs to what exists, adds only what is not said already, has its words, and says the same twice.
/// </summary>
internal static class OfficeRule
{
    /// <returns>The number of entries for which both statements agreed.</returns>
    public static int Prove(KnowledgeBase knowledge, Findings findings)
    {
        var proved = 0;
        foreach (var office in knowledge.Catalogue.Offices.Values)
        {
            findings.AddRange(Place(knowledge, office).Concat(Additions(knowledge, office)).ToList());
            findings.AddRange(knowledge.Locales.SelectMany(l => OfficeWords.Find(knowledge, findings, office, l)));
            foreach (var entry in office.Overlays.SelectMany(o => o.Entries).Concat(office.Cases.Keys).Distinct())
            {
                if (!knowledge.Entries.ContainsKey(entry)) continue;
                var found = Compare(office, entry, findings).ToList();
                findings.AddRange(found);
                if (found.Count == 0) proved++;
            }
        }
        return proved;
    }

    private static IEnumerable<Problem> Place(KnowledgeBase knowledge, Office office)
    {
        var catalogue = knowledge.Catalogue;
        if (office.Parent is not { } parent || !catalogue.Offices.TryGetValue(parent, out var above)) yield break;
        if (above.Organisation != office.Organisation)
            yield return KnowledgeProblem.OfficeOfAnother.At(
                office.Place, parent, above.Organisation, office.Organisation);
        if (OfficeOverlays.Line(catalogue, office.Id)[^1].Parent is { } last && catalogue.Offices.ContainsKey(last))
            yield return KnowledgeProblem.OfficeRing.At(office.Place);
    }

    private static IEnumerable<Problem> Additions(KnowledgeBase knowledge, Office office)
    {
        if (office.Facts.Count == 0 && office.Overlays.Count == 0)
            yield return KnowledgeProblem.OfficeSilent.At(office.Place);
        foreach (var fact in office.AllFacts.OfType<Fact.Open>())
            yield return KnowledgeProblem.OfficeOpen.At(fact.Place);
        foreach (var fact in office.Facts.Where(f => !f.When.IsAlways))
            yield return KnowledgeProblem.OfficeCondition.At(fact.Place, fact.Id);
        foreach (var overlay in office.Overlays)
        {
            if (overlay.Entries.Count == 0 || overlay.Facts.Count == 0)
                yield return KnowledgeProblem.OverlayEmpty.At(overlay.Place);
            foreach (var id in overlay.Entries)
                foreach (var problem in To(knowledge, office, overlay, id)) yield return problem;
        }
    }

    private static IEnumerable<Problem> To(KnowledgeBase knowledge, Office office, Overlay overlay, string id)
    {
        if (!knowledge.Entries.TryGetValue(id, out var entry)) yield break;
        if (entry.Organisation != office.Organisation)
            yield return KnowledgeProblem.OverlayOfAnother.At(overlay.Place, id);
        var above = OfficeOverlays.Line(knowledge.Catalogue, office.Id).Skip(1).SelectMany(o => o.Adds(id));
        var said = entry.Versions.SelectMany(v => v.Facts).Concat(above).Select(f => (f.Section, f.Id)).ToHashSet();
        foreach (var fact in overlay.Facts)
        {
            if (said.Contains((fact.Section, fact.Id)))
                yield return KnowledgeProblem.OverlayRepeats.At(fact.Place, fact.Id, id);
            foreach (var (slot, options) in fact.When.Allowed)
                if (entry.Versions.Any(v => v.Slot(slot) is not { } known || !options.IsSubsetOf(known.Options)))
                    yield return KnowledgeProblem.OverlayCondition.At(fact.Place, slot, id);
        }
        if (office.Adds(id).GroupBy(f => (f.Section, f.Id)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return KnowledgeProblem.OverlayTwice.At(twice.Last().Place, twice.Key.Id, id);
    }

    private static IEnumerable<Problem> Compare(Office office, string entry, Findings findings)
    {
        if (!office.Cases.TryGetValue(entry, out var expected))
        {
            yield return KnowledgeProblem.OfficeCaseMissing.At(office.Place, entry);
            yield break;
        }
        if (office.Adds(entry).Any(f => f.IsUnread(findings))) yield break;
        var ids = office.Adds(entry).Select(f => f.Id).ToHashSet();
        foreach (var id in expected.Except(ids))
            yield return KnowledgeProblem.OfficeCaseExpects.At(office.Place, id, entry).OrNearest(id, ids);
        foreach (var fact in office.Adds(entry).Where(f => !expected.Contains(f.Id)))
            if (Nearest.To(fact.Id, expected.Except(ids)) is null)
                yield return KnowledgeProblem.OfficeCaseLacks.At(fact.Place, fact.Id, entry);
    }
}
