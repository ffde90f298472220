using BotService.Engine.Knowledge;
using BotService.Review.Proposals;

namespace BotService.Review.Trial;

/// <summary>
/// An entry that is wanted, as far as its questions go: it stands in the place of one of its organisation's, with no rules
/// and no words but what it is asked.
/// </summary>
internal static class NewEntry
{
    public static KnowledgeBase In(KnowledgeBase knowledge, Proposal proposal)
    {
        var id = proposal.Entry!;
        var like = knowledge.Entries.Values.OrderBy(e => e.Id, StringComparer.Ordinal).First(
            e => e.Kind is EntryKind.Procedure or EntryKind.Topic && e.Organisation == EntryId.OrganisationOf(id));
        var texts = proposal.Texts.ToLookup(t => t.Locale, t => t.Text);
        var entry = like with
        {
            Id = id, Kind = EntryKind.Topic, Versions = [like.Versions[0] with { Slots = [], Facts = [], Office = null }], Cases = [], Examples = [], Broader = null, Counterparts = [],
            Utterances = ByLocale(knowledge.Locales), Heard = ByLocale(knowledge.Levels.Heard),
            Wordings = like.Wordings.ToDictionary(w => w.Key, w => w.Value with
            {
                Name = proposal.Texts[0].Text, Short = proposal.Texts[0].Text, Summary = "", Aliases = [],
                Texts = new Dictionary<(Section, string), string>(), Asks = new Dictionary<string, string>(),
            }),
        };
        return knowledge with
        {
            Entries = knowledge.Entries.Append(KeyValuePair.Create(id, entry)).ToDictionary(e => e.Key, e => e.Value),
        };

        IReadOnlyDictionary<string, IReadOnlyList<string>> ByLocale(IEnumerable<string> locales) =>
            locales.ToDictionary(l => l, l => (IReadOnlyList<string>)[.. texts[l]]);
    }
}
