using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// The folder of an entry is an organisation's, and the entry that answers for it in general does so itself. That other
/// names exist is held for all data alike (<see cref="Refer"/>).
/// </summary>
internal static class ReferenceRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings)
    {
        var catalogue = knowledge.Catalogue;
        foreach (var entry in knowledge.Entries.Values)
        {
            if (!IsKnown(knowledge, entry) && !knowledge.Unreadable.Contains(Refer.Organisation.Name))
                yield return KnowledgeProblem.UnknownOrganisation.At(entry.Place, entry.Organisation)
                    .OrNearest(entry.Organisation, catalogue.Organisations.Keys);
            if (entry.Broader is { } broader && knowledge.Entries.GetValueOrDefault(broader)?.Broader is not null)
                yield return KnowledgeProblem.BroaderOfBroader.At(entry.Place, broader);
        }
    }

    /// <summary>Whether the folder it lies in is that of an organisation.</summary>
    public static bool IsKnown(KnowledgeBase knowledge, Entry entry) =>
        knowledge.Catalogue.Organisations.ContainsKey(entry.Organisation);
}
