using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// What organisations take for one another names entries and organisations that exist, and each entry once.
/// </summary>
internal static class SharedServiceRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings)
    {
        var services = knowledge.Catalogue.SharedServices.Values;
        foreach (var service in services)
        {
            if (service.AcceptedBy.Count < 2 && !findings.IsSpoilt(service.Place, "accepted_by"))
                yield return KnowledgeProblem.SharedByOne.At(service.Place, service.Id);
            foreach (var id in service.Entries)
                foreach (var problem in Check(knowledge, service, id)) yield return problem;
        }
        foreach (var twice in services.SelectMany(s => s.Entries.Select(e => (Service: s, Entry: e)))
            .GroupBy(s => s.Entry).Where(g => g.Count() > 1))
            yield return KnowledgeProblem.SharedTwice.At(twice.Last().Service.Place, twice.Key);
    }

    private static IEnumerable<Problem> Check(KnowledgeBase knowledge, SharedService service, string id)
    {
        if (!knowledge.Entries.TryGetValue(id, out var entry)) yield break;
        foreach (var (slot, options) in service.When.Allowed)
            if (entry.Versions.Any(v => v.Slot(slot) is not { } known || !options.IsSubsetOf(known.Options)))
                yield return KnowledgeProblem.SharedWithoutSlot.At(service.Place, service.Id, id, slot);
    }
}
