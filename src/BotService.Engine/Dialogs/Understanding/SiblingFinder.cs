using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>
/// 「那水呢？」: an utterance that names another organisation and nothing else, or where one lives besides, means the same thing
/// there; and among offered entries it picks the organisation's own.
/// </summary>
internal sealed class SiblingFinder
{
    private readonly KnowledgeBase knowledge;
    private readonly UtteranceReader reader;
    private readonly PlaceReader places;
    private readonly IReadOnlyList<string> unlike;
    private readonly IReadOnlyList<(string Phrase, string Organisation)> names;

    /// <param name="unlike">Words that hold what a matter is called and are none of it.</param>
    public SiblingFinder(KnowledgeBase knowledge, UtteranceReader reader, PlaceReader places, IReadOnlyList<string> unlike)
    {
        (this.knowledge, this.reader, this.places, this.unlike) = (knowledge, reader, places, unlike);
        names =
        [
            .. from locale in knowledge.Locales
               from organisation in knowledge.Words(locale).Organisations
               from name in new[] { organisation.Value.Name, organisation.Value.Short, organisation.Value.Topic }
               let normal = TextNormalizer.Normalize(name)
               orderby normal.Length descending
               select (normal, organisation.Key),
        ];
    }

    /// <summary>The organisations whose name or matter is named.</summary>
    public IReadOnlyList<string> Named(string normal) =>
        [.. NamesIn(normal).Select(n => n.Organisation).Distinct()];

    private IEnumerable<(string Phrase, string Organisation)> NamesIn(string normal)
    {
        var text = TextSearch.TakeAll(normal, unlike);
        return names.Where(n => TextSearch.Holds(text, n.Phrase));
    }

    /// <returns>The matter meant, and whether the utterance says nothing besides.</returns>
    public (string Entry, bool IsBare)? Find(string normal, DialogState state)
    {
        var named = NamesIn(normal).ToList();
        var organisations = named.Select(n => n.Organisation).Distinct().ToList();
        if (organisations.Count == 0) return null;
        var isBare = named.Any(n => IsBare(normal.Replace(n.Phrase, " ", StringComparison.Ordinal)));
        // Among offers the lead's entry stands for every supplier's.
        var leads = knowledge.Catalogue.Supplies.Values.Where(s => organisations.Any(o => s.Of(o) is not null))
            .Select(s => s.Lead);
        organisations = [.. organisations.Union(leads)];
        var offered = isBare ? Offered(organisations, state) : null;
        // Where it is not asked which is meant, what is offered is only near to what was asked last.
        var beside = state.Expecting == Expecting.Entry && offered is not null ? null : Beside(organisations, state);
        return (beside ?? offered) is { } entry ? (entry, isBare) : null;
    }

    /// <summary>Where one lives is read as where water comes from is, whatever is asked for.</summary>
    private bool IsBare(string rest) => reader.AsksNothing(rest)
        || knowledge.Catalogue.Supplies.Values.Any(s => reader.AsksNothing(places.Read(rest, s, asked: true).Rest));

    private string? Offered(List<string> organisations, DialogState state)
    {
        var offered = state.EntriesOffered().Where(e => organisations.Contains(knowledge.Entries[e].Organisation)).ToList();
        // A menu holds several of an organisation: its name alone picks none of them.
        return offered.Count == 1 || (offered.Count > 1 && state.Expecting == Expecting.Entry) ? offered[0] : null;
    }

    /// <summary>
    /// The same matter there; else the one of that organisation that was talked about or asked for before.
    /// </summary>
    private string? Beside(List<string> organisations, DialogState state)
    {
        if (state.Topic is not { Entry: var current } topic
            || organisations.Contains(knowledge.Entries[current].Organisation)) return null;
        var twins = knowledge.Entries[current].Counterparts.Where(c => c.When.Holds(topic.Answers) == true)
            .ToLookup(c => c.When.IsAlways, c => c.Entry);
        return twins[false].Concat(organisations.Select(o => EntryId.Of(o, EntryId.NameOf(current)))).Concat(twins[true])
            .Concat(state.Waiting.Concat(state.Earlier).Select(t => t.Entry))
            .FirstOrDefault(e => knowledge.Entries.TryGetValue(e, out var entry)
                && organisations.Contains(entry.Organisation));
    }
}
