using BotService.Engine.Cases;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Library;

/// <summary>The library of one knowledge base; cards and shelves are written once.</summary>
/// <param name="labels">The sheet's fixed words by locale.</param>
public sealed class KnowledgeLibrary(KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> labels) : ILibrary
{
    public const string ByOrganisation = "organisation";

    private readonly SheetWriter writer = new(knowledge, labels);

    private readonly Dictionary<string, IReadOnlyList<Card>> cards = knowledge.Locales.ToDictionary(l => l, l => CardWriter.Write(knowledge, l));

    public string Release => knowledge.Release;

    public DateOnly Updated { get; } = knowledge.Entries.Values.Select(e => e.Updated).DefaultIfEmpty().Max();

    public IReadOnlyList<string> Locales => knowledge.Locales;

    public IReadOnlyList<Card> Cards(string locale) => cards[locale];

    public Card? Card(string entry, string locale) => cards[locale].FirstOrDefault(c => c.Id == entry);

    public IReadOnlyList<Classification> Classifications(string locale)
    {
        var words = knowledge.Words(locale);
        return [.. knowledge.Catalogue.Classes.Select(c => Shelves(c.Key, c.Value, term => words.Classes[(c.Key, term)])),
            Shelves(ByOrganisation, knowledge.Catalogue.Organisations.Keys, id => words.Organisations[id].Name)];

        Classification Shelves(string classification, IEnumerable<string> terms, Func<string, string> name) => new(classification,
            [.. terms.Select(t => new Shelf(new Term(t, name(t)), [.. cards[locale].Where(c => TermOf(c, classification) == t).Select(c => c.Id)]))]);
    }

    public IReadOnlyList<Question> Questions(string entry, string locale, DateOnly today) => Version(entry, today) is not { } version ? []
        : [.. from slot in version.Slots
              let words = knowledge.SlotWords(knowledge.Entries[entry], slot.Id, locale)
              where words is not null
              select new Question(slot.Id, words.Ask, [.. slot.Options.Select(o => new Term(o, words.Options[o].Label))])];

    public IReadOnlyList<string> Unknown(string entry, IReadOnlyDictionary<string, string> answers, DateOnly today) => Version(entry, today) is not { } version ? []
        : [.. answers.Where(a => version.Slot(a.Key)?.Options.Contains(a.Value) != true).Select(a => $"{a.Key}={a.Value}")];

    public Sheet? Sheet(string entry, IReadOnlyDictionary<string, string> answers, string locale, DateOnly today)
    {
        if (Version(entry, today) is not { } version) return null;
        if (Unknown(entry, answers, today) is [var wrong, ..]) throw new ArgumentException($"{entry} has no {wrong}.", nameof(answers));
        return writer.Write(knowledge.Entries[entry], new ListMaker(knowledge).Make(knowledge.Entries[entry], version, answers, today), locale, today);
    }

    private EntryVersion? Version(string entry, DateOnly today) => knowledge.Entries.GetValueOrDefault(entry)?.InForce(today);

    private static string TermOf(Card card, string classification) => classification switch
    {
        "theme" => card.Theme.Id,
        "administration" => card.Administration.Id,
        "service" => card.Service.Id,
        _ => card.Organisation.Id,
    };
}
