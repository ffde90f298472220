using BotService.Engine.Cases;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Library;

/// <summary>The library of one knowledge base; cards and shelves are written once.</summary>
/// <param name="labels">The sheet's fixed words by locale.</param>
public sealed class KnowledgeLibrary(
    KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> labels) : ILibrary
{
    public const string ByOrganisation = "organisation";

    private readonly SheetWriter writer = new(knowledge, labels);

    private readonly AnswerShelf answers = new(knowledge, new SheetWriter(knowledge, labels), new OverdueWriter(knowledge, labels));

    private readonly SupplyDesk supplies = new(knowledge, labels);

    private readonly OfficeWriter offices = new(knowledge, labels);

    private readonly Dictionary<string, IReadOnlyList<Card>> cards = knowledge.Locales.ToDictionary(
        l => l, l => CardWriter.Write(knowledge, l));

    public string Release => knowledge.Release;

    public DateOnly Updated { get; } = knowledge.Entries.Values.Select(e => e.Updated).DefaultIfEmpty().Max();

    public IReadOnlyList<string> Locales => knowledge.Locales;

    public IReadOnlyList<Card> Cards(string locale) => cards[locale];

    public Card? Card(string entry, string locale) => cards[locale].FirstOrDefault(c => c.Id == entry);

    public IReadOnlyList<Classification> Classifications(string locale)
    {
        var words = knowledge.Words(locale);
        return [.. knowledge.Catalogue.Classes.Select(
            c => Shelves(c.Key, c.Value, term => words.Classes[(c.Key, term)])),
            Shelves(ByOrganisation, knowledge.Catalogue.Organisations.Keys, id => words.Organisations[id].Name)];

        Classification Shelves(
            string classification, IEnumerable<string> terms, Func<string, string> name) => new(classification,
            [.. terms.Select(
                t => new Shelf(
                    new Term(t, name(t)),
                    [.. cards[locale].Where(c => TermOf(c, classification) == t).Select(c => c.Id)]))]);
    }

    public IReadOnlyList<Question> Questions(string entry, string locale, DateOnly today) =>
        Version(entry, today) is not { } version ? [] : Asked(entry, version.Slots, locale);

    public IReadOnlyList<Question> OpenQuestions(
        string entry, IReadOnlyDictionary<string, string> answers, string locale, DateOnly today, Locality? at = null) =>
        Made(entry, answers, today, at) is var (maker, version, _)
            ? Asked(entry, maker.OpenQuestions(knowledge.Entries[entry], version, answers, today), locale) : [];

    public PaperCheck? Papers(
        string entry, IReadOnlyDictionary<string, string> answers, IReadOnlyCollection<string> have, string locale,
        DateOnly today, Locality? at = null) =>
        Made(entry, answers, today, at) is var (_, _, list)
            ? new PaperWriter(knowledge, writer).Write(knowledge.Entries[entry], list, have, locale, today) : null;

    private IReadOnlyList<Question> Asked(string entry, IEnumerable<Slot> slots, string locale) =>
        [.. from slot in slots
            let words = knowledge.SlotWords(knowledge.Entries[entry], slot.Id, locale)
            where words is not null
            select new Question(
                slot.Id, words.Ask, [.. slot.Options.Select(o => new Term(o, words.Options[o].Label))])];

    public IReadOnlyList<string> Unknown(string entry, IReadOnlyDictionary<string, string> answers, DateOnly today) =>
        Version(entry, today) is not { } version ? []
        : [.. answers.Where(a => !version.Asks(a)).Select(a => $"{a.Key}={a.Value}")];

    public IReadOnlyList<string> Unknown(string entry, Locality at)
    {
        var unknown = new List<string>();
        if (at.Office is { } office
            && knowledge.Catalogue.Offices.GetValueOrDefault(office)?.Organisation != EntryId.OrganisationOf(entry)) unknown.Add($"office={office}");
        if (at.Supplier is { } supplier && !supplies.Knows(entry, supplier)) unknown.Add($"supplier={supplier}");
        return unknown;
    }

    public Sheet? Sheet(
        string entry, IReadOnlyDictionary<string, string> answers, string locale, DateOnly today, Locality? at = null)
    {
        if (Made(entry, answers, today, at) is not var (_, _, list))
            return knowledge.Entries.GetValueOrDefault(entry) is { } held && held.InForce(today) is { } version
                ? writer.Withheld(held, version, locale, today) : null;
        return supplies.Named(writer.Write(knowledge.Entries[entry], list, locale, today), at?.Supplier);
    }

    /// <summary>The list for the answers, with what made it; null when nothing may be told.</summary>
    private (ListMaker Maker, EntryVersion Here, Checklist List)? Made(
        string entry, IReadOnlyDictionary<string, string> answers, DateOnly today, Locality? at)
    {
        if (Version(entry, today) is not { } version) return null;
        var (office, supplier) = at ?? Locality.Anywhere;
        if (Unknown(entry, answers, today).Concat(Unknown(entry, new(office, supplier))).FirstOrDefault() is { } wrong)
            throw new ArgumentException($"{entry} has no {wrong}.", nameof(answers));
        var here = OfficeOverlays.Over(knowledge.Catalogue, entry, version, office);
        var maker = new ListMaker(knowledge, supplier);
        return (maker, here, maker.Make(knowledge.Entries[entry], here, answers, today));
    }

    public IReadOnlyList<OfficeCard> Offices(string locale) => offices.Cards(locale);

    public OfficeFile? Office(string office, string locale, DateOnly today)
    {
        if (offices.Write(office, locale, today) is not { } sheet) return null;
        var all = Offices(locale);
        var card = all.First(o => o.Id == office);
        return new OfficeFile(
            card, all.FirstOrDefault(o => o.Id == card.Parent), sheet,
            [.. cards[locale].Where(c => AddsTo(office, c.Id))]);
    }

    public IReadOnlyList<OfficeCard> OfficesOf(string entry, string locale) =>
        [.. Offices(locale).Where(o => AddsTo(o.Id, entry))];

    public IReadOnlyList<AnswerCard> Answers(string locale, DateOnly today) => answers.All(locale, today);

    public AnswerCard? Answer(string id, string locale, DateOnly today) => answers.Find(id, locale, today);

    public IReadOnlyList<AnswerCard> AnswersOf(string entry, string locale, DateOnly today) => answers.Of(entry, locale, today);

    public SupplierChoice? SupplierChoice(string entry, string locale) => supplies.Choice(entry, locale);

    public IReadOnlyList<OtherSupplier> OtherSuppliers(string entry, string locale) => supplies.Others(entry, locale);

    private bool AddsTo(string office, string entry) =>
        OfficeOverlays.Line(knowledge.Catalogue, office).Any(o => o.Adds(entry).Any());

    private EntryVersion? Version(string entry, DateOnly today) =>
        knowledge.Entries.GetValueOrDefault(entry) is { } known ? knowledge.Told(known, today) : null;

    private static string TermOf(Card card, string classification) => classification switch
    {
        "theme" => card.Theme.Id,
        "administration" => card.Administration.Id,
        "service" => card.Service.Id,
        _ => card.Organisation.Id,
    };
}
