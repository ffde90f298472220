namespace BotService.Engine.Knowledge.Checking;

/// <summary>Whatever is named exists: documents, channels, contacts, organisations, classes.</summary>
internal static class ReferenceRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge)
    {
        var catalogue = knowledge.Catalogue;
        foreach (var fact in KnowledgeCheck.Statements(knowledge))
        {
            foreach (var id in (fact.Document?.Accepts ?? []).Where(a => !catalogue.Documents.ContainsKey(a)))
                yield return KnowledgeCheck.At(fact.Place, $"`{fact.Id}` accepts the unknown document `{id}`");
        }
        foreach (var entry in knowledge.Entries.Values)
        {
            if (!catalogue.Organisations.ContainsKey(entry.Organisation))
                yield return KnowledgeCheck.At(
                    entry.Place,
                    $"unknown organisation `{entry.Organisation}`: describe it in catalogue/organisations.yaml");
            if (entry.Confirm is { } confirm && !catalogue.Contacts.ContainsKey(confirm))
                yield return KnowledgeCheck.At(entry.Place, $"`confirm` names the unknown contact `{confirm}`");
            if (entry.Broader is { } broader
                && (!knowledge.Entries.TryGetValue(broader, out var general) || general.Broader is not null))
                yield return KnowledgeCheck.At(
                    entry.Place, $"`broader` names `{broader}`, which is no entry, or itself a narrower one");
            foreach (var (classification, term) in Terms(entry.Classes))
                if (!catalogue.Classes.GetValueOrDefault(classification, []).Contains(term))
                    yield return KnowledgeCheck.At(
                        entry.Place, $"`{term}` is no {classification} of catalogue/classes.yaml");
        }
        foreach (var organisation in catalogue.Organisations.Values.Where(
            o => !catalogue.Contacts.ContainsKey(o.Confirm)))
            yield return new Problem(
                "knowledge/catalogue/organisations.yaml", 1,
                $"`{organisation.Id}`: unknown contact `{organisation.Confirm}`");
        foreach (var channel in catalogue.Channels.Values.Where(
            c => c.Contact is not null && !catalogue.Contacts.ContainsKey(c.Contact)))
            yield return new Problem(
                "knowledge/catalogue/channels.yaml", 1, $"`{channel.Id}`: unknown contact `{channel.Contact}`");
    }

    private static (string, string)[] Terms(Classes classes) =>
        [("theme", classes.Theme), ("administration", classes.Administration), ("service", classes.Service)];
}
