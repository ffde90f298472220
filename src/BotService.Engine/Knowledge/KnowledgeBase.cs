namespace BotService.Engine.Knowledge;

/// <summary>All that is known at one moment, never changed after loading. A turn uses one from start to end.</summary>
/// <param name="Release">Names the content: the first twelve hex digits of its SHA-256.</param>
/// <param name="Locales">The languages every entry speaks; the first is the default.</param>
public sealed record KnowledgeBase(
    string Release, IReadOnlyList<string> Locales, IReadOnlyDictionary<string, Entry> Entries, Catalogue Catalogue)
{
    /// <summary>Prices that calculators reckon with, by id.</summary>
    public IReadOnlyDictionary<string, Tariff> Tariffs { get; init; } = new Dictionary<string, Tariff>();

    public CatalogueWording Words(string locale) => Catalogue.Wordings[locale];

    /// <summary>A slot in words: the entry's own, or the shared one.</summary>
    public SlotWording? SlotWords(Entry entry, string slot, string locale) =>
        entry.Wordings[locale].Slots.GetValueOrDefault(slot) ?? Words(locale).Slots.GetValueOrDefault(slot);

    /// <summary>Who settles what the entry leaves open.</summary>
    public string ConfirmContact(Entry entry) => entry.Confirm ?? Catalogue.Organisations[entry.Organisation].Confirm;

    public string? SharedValue(string id, DateOnly day) =>
        Catalogue.Values.GetValueOrDefault(id)?.FirstOrDefault(v => v.InForce.Contains(day))?.Value;
}

/// <summary>Something wrong in the data: where, and what would be right.</summary>
public sealed record Problem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
