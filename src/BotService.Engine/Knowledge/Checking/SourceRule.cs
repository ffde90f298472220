namespace BotService.Engine.Knowledge.Checking;

/// <summary>Every fact says where it was read, and is no surer than its best source.</summary>
internal static class SourceRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge)
    {
        var statements = KnowledgeCheck.Statements(knowledge).Select(f => (What: f.Id, f.Status, f.Sources, f.Place))
            .Concat(knowledge.Catalogue.Supplies.Values.SelectMany(s => s.Suppliers)
                .Select(s => (What: s.Organisation, s.Status, s.Sources, s.Place)))
            .Concat(knowledge.Catalogue.Values.SelectMany(
                v => v.Value.Select(d => (What: v.Key, d.Status, d.Sources, d.Place))))
            .Concat(knowledge.Catalogue.SharedServices.Values.Select(s => (What: s.Id, s.Status, s.Sources, s.Place)))
            .Concat(knowledge.Catalogue.Contacts.Values.Select(
                c => (What: c.Id, c.Status, c.Sources, Place: new Place("knowledge/catalogue/contacts.yaml", 1))));
        // A step that says nothing of its own is as sure as its version, which is looked at once.
        var tariffs = from tariff in knowledge.Tariffs.Values
                      from version in tariff.Versions
                      let own = version.Steps.Where(
                          s => s.Status != version.Status || !ReferenceEquals(s.Sources, version.Sources))
                      from stated in own.Select(s => (What: tariff.Id, s.Status, s.Sources, s.Place))
                          .Prepend((What: tariff.Id, version.Status, version.Sources, version.Place))
                      select stated;
        return statements.Concat(tariffs).SelectMany(s => Check(knowledge, s.What, s.Status, s.Sources, s.Place));
    }

    private static IEnumerable<Problem> Check(
        KnowledgeBase knowledge, string what, FactStatus status, IReadOnlyList<string> sources, Place place)
    {
        foreach (var id in sources.Where(s => !knowledge.Catalogue.Sources.ContainsKey(s)))
            yield return KnowledgeCheck.At(place, $"unknown source `{id}`");
        var grades = sources.Where(knowledge.Catalogue.Sources.ContainsKey)
            .Select(s => knowledge.Catalogue.Sources[s].Grade).ToHashSet();
        if (status != FactStatus.Open && sources.Count == 0)
            yield return KnowledgeCheck.At(place, $"`{what}` is {KebabCase.Of(status)} but names no source");
        else if (status == FactStatus.Confirmed && grades.Count > 0 && !grades.Contains(SourceGrade.Official))
            yield return KnowledgeCheck.At(
                place, $"`{what}` is confirmed, but none of its sources is official: make it reported or planned");
        else if (status == FactStatus.Planned && grades.Count > 0 && !grades.Contains(SourceGrade.Plan))
            yield return KnowledgeCheck.At(place, $"`{what}` is planned, but none of its sources is a plan");
    }
}
