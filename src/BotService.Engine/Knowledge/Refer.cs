using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>What the data names that is described elsewhere.</summary>
public static class Refer
{
    public static readonly Reference Document = new("document", KnowledgeProblem.UnknownDocument);
    public static readonly Reference Channel = new("channel", KnowledgeProblem.UnknownChannel);
    public static readonly Reference Contact = new("contact", KnowledgeProblem.UnknownContact);
    public static readonly Reference Organisation = new("organisation", KnowledgeProblem.UnknownOrganisation);
    public static readonly Reference Source = new("source", KnowledgeProblem.UnknownSource);
    public static readonly Reference Entry = new("entry", KnowledgeProblem.UnknownEntry);
    public static readonly Reference Office = new("office", KnowledgeProblem.UnknownOffice);

    /// <summary>The ids that exist, by what they are ids of.</summary>
    public static IReadOnlyDictionary<Reference, IReadOnlyCollection<string>> Known(KnowledgeBase knowledge) =>
        new Dictionary<Reference, IReadOnlyCollection<string>>
        {
            [Document] = [.. knowledge.Catalogue.Documents.Keys],
            [Channel] = [.. knowledge.Catalogue.Channels.Keys],
            [Contact] = [.. knowledge.Catalogue.Contacts.Keys],
            [Organisation] = [.. knowledge.Catalogue.Organisations.Keys],
            [Source] = [.. knowledge.Catalogue.Sources.Keys],
            [Entry] = [.. knowledge.Entries.Keys],
            [Office] = [.. knowledge.Catalogue.Offices.Keys],
        };

    /// <summary>
    /// Holds whatever was named so far against what is known, and stays silent where that could not be read.
    /// </summary>
    public static void Prove(Findings findings, KnowledgeBase knowledge)
    {
        foreach (var (to, known) in Known(knowledge))
            findings.Prove(to, known, id => knowledge.Unreadable.Contains(id) || knowledge.Unreadable.Contains(to.Name));
    }
}
