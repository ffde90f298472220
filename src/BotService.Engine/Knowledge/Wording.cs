using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>A slot in words: the question, and each option's label and the expressions that mean it.</summary>
public sealed record SlotWording(string Ask, IReadOnlyDictionary<string, OptionWording> Options);

/// <param name="Label">How it is offered.</param>
/// <param name="Say">What citizens say for it.</param>
public sealed record OptionWording(string Label, IReadOnlyList<string> Say)
{
    /// <summary>Whether a plain yes or no to the question means it; null where neither does.</summary>
    public bool? Reply { get; init; }
}

/// <summary>A document or channel in words.</summary>
/// <param name="About">What it is or how it is handled.</param>
/// <param name="Where">Where to get it.</param>
/// <param name="Say">What citizens call it.</param>
public sealed record ItemWording(string Name, string? About, string? Where, IReadOnlyList<string> Say);

public sealed record ContactWording(string Name, string Hours);

public sealed record OrganisationWording(string Name, string Short, string Topic);

/// <summary>An entry's sentences in one locale.</summary>
/// <param name="Short">How a choice between entries calls it.</param>
/// <param name="Texts">By section and id: the sentence, or for documents and channels a remark
/// to the catalogue's name.</param>
public sealed record EntryWording(
    string Name,
    string Short,
    string Summary,
    IReadOnlyList<string> Aliases,
    IReadOnlyDictionary<string, SlotWording> Slots,
    IReadOnlyDictionary<(Section Section, string Id), string> Texts,
    Place Place)
{
    /// <summary>Of a life event: by which words somebody tells of it, whatever is asked then.</summary>
    public IReadOnlyList<string> Tells { get; init; } = [];

    /// <summary>Of a life event: what is said first when somebody tells of it.</summary>
    public string? Opening { get; init; }

    /// <summary>How to ask for what is open, by the fact's id.</summary>
    public IReadOnlyDictionary<string, string> Asks { get; init; } = new Dictionary<string, string>();
}

/// <summary>The catalogue's words in one locale.</summary>
/// <param name="Slots">Slots that several entries share; an entry's own wording comes first.</param>
/// <param name="Classes">By classification and term.</param>
public sealed record CatalogueWording(
    IReadOnlyDictionary<string, ItemWording> Documents,
    IReadOnlyDictionary<string, ItemWording> Channels,
    IReadOnlyDictionary<string, ContactWording> Contacts,
    IReadOnlyDictionary<string, OrganisationWording> Organisations,
    IReadOnlyDictionary<string, SlotWording> Slots,
    IReadOnlyDictionary<(string Classification, string Term), string> Classes)
{
    /// <summary>What several organisations supply, by id.</summary>
    public IReadOnlyDictionary<string, SupplyWording> Supplies { get; init; } = new Dictionary<string, SupplyWording>();

    /// <summary>What people ask that is somebody else's, by id.</summary>
    public IReadOnlyDictionary<string, OutsideWording> Outside { get; init; } =
        new Dictionary<string, OutsideWording>();
}

/// <summary>Something that none of the organisations does.</summary>
/// <param name="Turn">Whom to ask instead.</param>
/// <param name="Names">What it is called.</param>
/// <param name="But">Longer names that hold one of these and are ours.</param>
public sealed record OutsideWording(string Turn, IReadOnlyList<string> Names, IReadOnlyList<string> But);
