using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>The catalogue holds only what some entry uses; the rest would grow old unread.</summary>
internal static class UnusedRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings)
    {
        // An entry that could not be read, or is not finished, may be the one that uses it.
        if (findings.IsUnreadBelow("knowledge") || findings.IsUnfinished("knowledge")) return [];
        var catalogue = knowledge.Catalogue;
        var facts = KnowledgeCheck.Statements(knowledge).ToList();
        var documents = facts.OfType<Fact.Document>().SelectMany(f => f.Use.Accepts.Append(f.Id))
            .Concat(catalogue.Documents.Where(d => d.Value.OnNoList).Select(d => d.Key)).ToHashSet();
        var channels = facts.OfType<Fact.Channel>().Select(f => f.Id).ToHashSet();
        var sources = facts.SelectMany(f => f.Sources).Concat(knowledge.Answers.Values.SelectMany(a => a.Sources))
            .Concat(catalogue.Contacts.Values.SelectMany(c => c.Sources))
            .Concat(catalogue.SharedServices.Values.SelectMany(s => s.Sources))
            .Concat(catalogue.Supplies.Values.SelectMany(s => s.Suppliers.SelectMany(x => x.Sources)))
            .Concat(catalogue.Values.Values.SelectMany(v => v.SelectMany(d => d.Sources)))
            .Concat(knowledge.Tariffs.Values.SelectMany(t => t.Versions)
                .SelectMany(v => v.Steps.SelectMany(s => s.Sources).Concat(v.Sources))).ToHashSet();
        var quoted = knowledge.Entries.Values.SelectMany(e => e.Wordings.Values).SelectMany(w => w.Texts.Values)
            .Concat(catalogue.Offices.Values.SelectMany(o => o.Wordings.Values).SelectMany(w => w.Texts.Values))
            .SelectMany(Quotation.NamesIn).ToHashSet();
        return Unused("documents", catalogue.Documents.Keys, documents, Refer.Document)
            .Concat(Unused("channels", catalogue.Channels.Keys, channels, Refer.Channel))
            .Concat(Unused("values", catalogue.Values.Keys, quoted, null))
            .Concat(catalogue.Sources.Values.Where(s => !sources.Contains(s.Id) && !findings.HasUnknown(Refer.Source))
                .Select(s => KnowledgeProblem.SourceNobodyRead.At(s.Place, s.Id)));

        IEnumerable<Problem> Unused(string name, IEnumerable<string> ids, HashSet<string> used, Reference? to) =>
            from id in ids
            where !used.Contains(id) && (to is null || !findings.HasUnknown(to))
            select KnowledgeProblem.NobodyUses.At(new($"knowledge/catalogue/{name}.yaml", 1), id);
    }
}
