namespace BotService.Engine.Knowledge;

/// <summary>All that is known at one moment, never changed after loading. A turn uses one from start to end.</summary>
/// <param name="Release">Names the content: the first twelve hex digits of its SHA-256.</param>
/// <param name="Locales">The languages every entry speaks; the first is the default.</param>
public sealed record KnowledgeBase(
    string Release, IReadOnlyList<string> Locales, IReadOnlyDictionary<string, Entry> Entries, Catalogue Catalogue)
{
    /// <summary>Prices that calculators reckon with, by id.</summary>
    public IReadOnlyDictionary<string, Tariff> Tariffs { get; init; } = new Dictionary<string, Tariff>();

    /// <summary>Questions with an answer of their own, by id.</summary>
    public IReadOnlyDictionary<string, AnswerItem> Answers { get; init; } = new Dictionary<string, AnswerItem>();

    /// <summary>
    /// Entries that are there and could not be read, and what of the catalogue could not, by the name of its ids: a
    /// problem says so, and nothing else is said of what is missing for it.
    /// </summary>
    public IReadOnlySet<string> Unreadable { get; init; } = new HashSet<string>();

    /// <summary>The languages that are not wholly spoken.</summary>
    public LocaleLevels Levels { get; init; } = LocaleLevels.None;

    /// <summary>By framed locale, what it says itself.</summary>
    public IReadOnlyDictionary<string, Frame> Frames { get; init; } = new Dictionary<string, Frame>();

    /// <summary>The locales in which a talk can be held: those spoken, then those framed.</summary>
    public IReadOnlyList<string> TalkLocales => [.. Locales, .. Levels.Framed.Keys];

    public CatalogueWording Words(string locale) => Catalogue.Wordings[locale];

    /// <summary>A slot in words: the entry's own, or the shared one.</summary>
    public SlotWording? SlotWords(Entry entry, string slot, string locale) =>
        entry.Wordings[locale].Slots.GetValueOrDefault(slot) ?? Words(locale).Slots.GetValueOrDefault(slot);

    /// <summary>Who settles what the entry leaves open.</summary>
    public string ConfirmContact(Entry entry) => entry.Confirm ?? Catalogue.Organisations[entry.Organisation].Confirm;

    /// <summary>How an entry is told on a day, after its owner should have read it again.</summary>
    public ReviewStand StandOf(Entry entry, DateOnly day) => Catalogue.Reviews.Of(entry, day);

    public ReviewStand StandOf(AnswerItem answer, DateOnly day) =>
        Catalogue.Reviews.Of(answer, Entries.GetValueOrDefault(answer?.Entry ?? ""), day);

    /// <summary>The rules of an entry that may be told on a day: those in force, unless it is withheld.</summary>
    public EntryVersion? Told(Entry entry, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return StandOf(entry, day) == ReviewStand.Withheld ? null : entry.InForce(day);
    }

    public string? SharedValue(string id, DateOnly day) =>
        Catalogue.Values.GetValueOrDefault(id)?.FirstOrDefault(v => v.InForce.Contains(day))?.Value;
}
