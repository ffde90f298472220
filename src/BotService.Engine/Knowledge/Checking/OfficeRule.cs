namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// An office belongs to what exists, adds only what is not said already, has its words, and says the same twice.
/// </summary>
internal static class OfficeRule
{
    /// <returns>The number of entries for which both statements agreed.</returns>
    public static int Prove(KnowledgeBase knowledge, List<Problem> problems)
    {
        var proved = 0;
        foreach (var office in knowledge.Catalogue.Offices.Values)
        {
            problems.AddRange(Place(knowledge, office).Concat(Additions(knowledge, office)));
            problems.AddRange(knowledge.Locales.SelectMany(l => OfficeWords.Find(knowledge, office, l)));
            foreach (var entry in office.Overlays.SelectMany(o => o.Entries).Concat(office.Cases.Keys).Distinct())
            {
                var found = Compare(office, entry).ToList();
                problems.AddRange(found);
                if (found.Count == 0) proved++;
            }
        }
        return proved;
    }

    private static IEnumerable<Problem> Place(KnowledgeBase knowledge, Office office)
    {
        var catalogue = knowledge.Catalogue;
        if (!catalogue.Organisations.ContainsKey(office.Organisation))
            yield return KnowledgeCheck.At(office.Place, $"unknown organisation `{office.Organisation}`");
        if (office.Parent is not { } parent) yield break;
        if (!catalogue.Offices.TryGetValue(parent, out var above))
            yield return KnowledgeCheck.At(office.Place, $"there is no office `{parent}` above this one");
        else if (above.Organisation != office.Organisation)
            yield return KnowledgeCheck.At(
                office.Place, $"`{parent}` belongs to `{above.Organisation}`, not to `{office.Organisation}`");
        if (OfficeOverlays.Line(catalogue, office.Id)[^1].Parent is not null
            && catalogue.Offices.ContainsKey(OfficeOverlays.Line(catalogue, office.Id)[^1].Parent!))
            yield return KnowledgeCheck.At(office.Place, "the parents lead round in a ring");
    }

    private static IEnumerable<Problem> Additions(KnowledgeBase knowledge, Office office)
    {
        if (office.Facts.Count == 0 && office.Overlays.Count == 0)
            yield return KnowledgeCheck.At(office.Place, "nothing is said of the office");
        foreach (var fact in office.AllFacts.Where(f => f.IsPlainlyOpen))
            yield return KnowledgeCheck.At(fact.Place, "what an office leaves open needs an `id` and a sentence");
        foreach (var fact in office.Facts.Where(f => !f.When.IsAlways))
            yield return KnowledgeCheck.At(
                fact.Place, $"`{fact.Id}` is said of the office itself: `when` has no slots to look at");
        foreach (var overlay in office.Overlays)
        {
            if (overlay.Entries.Count == 0 || overlay.Facts.Count == 0)
                yield return KnowledgeCheck.At(
                    overlay.Place, "the overlay adds nothing: name `entries` and state a fact");
            foreach (var id in overlay.Entries)
                foreach (var problem in To(knowledge, office, overlay, id)) yield return problem;
        }
    }

    private static IEnumerable<Problem> To(KnowledgeBase knowledge, Office office, Overlay overlay, string id)
    {
        if (!knowledge.Entries.TryGetValue(id, out var entry))
        {
            yield return KnowledgeCheck.At(overlay.Place, $"there is no entry `{id}` to add to");
            yield break;
        }
        if (entry.Organisation != office.Organisation)
            yield return KnowledgeCheck.At(overlay.Place, $"`{id}` is not the organisation's own");
        var above = OfficeOverlays.Line(knowledge.Catalogue, office.Id).Skip(1).SelectMany(o => o.Adds(id));
        var said = entry.Versions.SelectMany(v => v.Facts).Concat(above).Select(f => (f.Section, f.Id)).ToHashSet();
        foreach (var fact in overlay.Facts)
        {
            if (said.Contains((fact.Section, fact.Id)))
                yield return KnowledgeCheck.At(
                    fact.Place, $"`{fact.Id}` is said already in `{id}`: an overlay only adds");
            foreach (var (slot, options) in fact.When.Allowed)
                if (entry.Versions.Any(v => v.Slot(slot) is not { } known || !options.IsSubsetOf(known.Options)))
                    yield return KnowledgeCheck.At(
                        fact.Place, $"`when` names `{slot}` with options that `{id}` does not have");
        }
        if (office.Adds(id).GroupBy(f => (f.Section, f.Id)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return KnowledgeCheck.At(twice.Last().Place, $"`{twice.Key.Id}` is added to `{id}` twice");
    }

    private static IEnumerable<Problem> Compare(Office office, string entry)
    {
        if (!office.Cases.TryGetValue(entry, out var expected))
        {
            yield return KnowledgeCheck.At(office.Place, $"`cases` does not say what is added to `{entry}`");
            yield break;
        }
        var ids = office.Adds(entry).Select(f => f.Id).ToHashSet();
        foreach (var id in expected.Except(ids))
            yield return KnowledgeCheck.At(
                office.Place, $"`cases` expects `{id}` for `{entry}`, the overlays do not add it");
        foreach (var fact in office.Adds(entry).Where(f => !expected.Contains(f.Id)))
            yield return KnowledgeCheck.At(
                fact.Place, $"`{fact.Id}` is added to `{entry}`, but `cases` does not expect it");
    }
}
