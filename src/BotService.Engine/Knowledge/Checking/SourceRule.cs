using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>Every fact says where it was read, and is no surer than its best source.</summary>
internal static class SourceRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings)
    {
        var statements = KnowledgeCheck.Statements(knowledge).Select(f => (What: f.Id, f.Status, f.Sources, f.Place))
            .Concat(knowledge.Answers.Values.Select(a => (What: a.Id, a.Status, a.Sources, a.Place)))
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
        return statements.Concat(tariffs).Where(s => !findings.IsSpoilt(s.Place, "status", "source"))
            .SelectMany(s => Check(knowledge, s.What, s.Status, s.Sources, s.Place));
    }

    private static IEnumerable<Problem> Check(
        KnowledgeBase knowledge, string what, FactStatus status, IReadOnlyList<string> sources, Place place)
    {
        var grades = sources.Where(knowledge.Catalogue.Sources.ContainsKey)
            .Select(s => knowledge.Catalogue.Sources[s].Grade).ToHashSet();
        foreach (var source in sources.Select(s => knowledge.Catalogue.Sources.GetValueOrDefault(s)))
        {
            if (source?.Repealed is { } day) yield return KnowledgeProblem.SourceRepealed.At(place, what, source.Id, day);
        }
        if (status != FactStatus.Open && sources.Count == 0)
            yield return KnowledgeProblem.NoSource.At(place, what, KebabCase.Of(status));
        else if (status == FactStatus.Confirmed && grades.Count > 0 && !grades.Contains(SourceGrade.Official))
            yield return KnowledgeProblem.NotOfficial.At(place, what);
        else if (status == FactStatus.Planned && grades.Count > 0 && !grades.Contains(SourceGrade.Plan))
            yield return KnowledgeProblem.NotPlanned.At(place, what);
    }
}
