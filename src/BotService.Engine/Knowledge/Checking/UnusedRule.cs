namespace BotService.Engine.Knowledge.Checking;

/// <summary>The catalogue holds only what some entry uses; the rest would grow old unread.</summary>
internal static class UnusedRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge)
    {
        var catalogue = knowledge.Catalogue;
        var facts = KnowledgeCheck.Statements(knowledge).ToList();
        var documents = facts.Where(f => f.Document is not null).SelectMany(f => f.Document!.Accepts.Append(f.Id))
            .ToHashSet();
        var channels = facts.Where(f => f.Section == Section.Channels).Select(f => f.Id).ToHashSet();
        var sources = facts.SelectMany(f => f.Sources)
            .Concat(catalogue.Contacts.Values.SelectMany(c => c.Sources))
            .Concat(catalogue.SharedServices.Values.SelectMany(s => s.Sources))
            .Concat(catalogue.Supplies.Values.SelectMany(s => s.Suppliers.SelectMany(x => x.Sources)))
            .Concat(catalogue.Values.Values.SelectMany(v => v.SelectMany(d => d.Sources)))
            .Concat(knowledge.Tariffs.Values.SelectMany(t => t.Versions)
                .SelectMany(v => v.Steps.SelectMany(s => s.Sources).Concat(v.Sources))).ToHashSet();
        var quoted = knowledge.Entries.Values.SelectMany(e => e.Wordings.Values).SelectMany(w => w.Texts.Values)
            .Concat(catalogue.Offices.Values.SelectMany(o => o.Wordings.Values).SelectMany(w => w.Texts.Values))
            .SelectMany(Quotation.NamesIn).ToHashSet();
        return Unused("documents", catalogue.Documents.Keys, documents)
            .Concat(Unused("channels", catalogue.Channels.Keys, channels))
            .Concat(Unused("values", catalogue.Values.Keys, quoted))
            .Concat(catalogue.Sources.Values.Where(s => !sources.Contains(s.Id))
                .Select(s => KnowledgeCheck.At(s.Place, $"no fact was read in the source `{s.Id}`")));
    }

    private static IEnumerable<Problem> Unused(string name, IEnumerable<string> ids, HashSet<string> used) =>
        ids.Where(i => !used.Contains(i))
            .Select(i => new Problem($"knowledge/catalogue/{name}.yaml", 1, $"no entry uses `{i}`"));
}
