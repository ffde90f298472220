using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>What has to be brought of a document.</summary>
public enum Bring
{
    Original, Copy,

    /// <summary>Said to be all the same.</summary>
    OriginalOrCopy,

    /// <summary>On paper; nobody says whether a copy will do.</summary>
    Paper,

    Information, Form,
}

/// <summary>How a document is handed in: the catalogue's rule, or an entry's own.</summary>
/// <param name="Accepts">Other documents of the catalogue that do instead.</param>
/// <param name="LookedUp">The agency looks it up itself, so nothing need be brought.</param>
public sealed record DocumentUse(Bring Bring, IReadOnlyList<string> Accepts, bool LookedUp)
{
    /// <summary>People have it and ask whether it will do; nobody wants it.</summary>
    public bool OnNoList { get; init; }
}

/// <summary>How a channel is used.</summary>
public enum Way { Counter, Online, App, Phone, Post, Fax, Store, Bank }

public sealed record Channel(string Id, Way Way, string? Contact, string? Url)
{
    /// <summary>Nobody need go anywhere.</summary>
    public bool IsOnline => Way is Way.Online or Way.App;
}

/// <param name="Number">Dialled as written; null when it is not known.</param>
public sealed record Contact(string Id, string? Number, FactStatus Status, IReadOnlyList<string> Sources);

public sealed record Organisation(string Id, string Confirm);

/// <summary>Official pages and laws confirm; plans promise; the rest reports.</summary>
public enum SourceGrade { Official, Plan, Secondary }

/// <summary>Where a fact was read.</summary>
/// <param name="Dated">The date the source bears, as precise as it is known: year, month or day.</param>
/// <param name="Seen">The day it was last read.</param>
/// <param name="Via">The copy it was read in, where it was not read in its own place.</param>
/// <param name="Repealed">Since when a law is no longer in force: it confirms nothing any more.</param>
public sealed record Source(
    string Id, string Title, SourceGrade Grade, string? Url, string? Dated, DateOnly Seen, string? Via,
    DateOnly? Repealed, Place Place);

/// <summary>An amount that several entries quote, while it holds.</summary>
public sealed record DatedValue(
    Period InForce, string Value, FactStatus Status, IReadOnlyList<string> Sources, Place Place);

/// <summary>A service that several organisations take for one another at their counters.</summary>
/// <param name="Entries">The entries it stands for, one of each organisation.</param>
/// <param name="AcceptedBy">The organisations whose counters take it.</param>
/// <param name="When">Slot → options of these entries for which it is taken.</param>
public sealed record SharedService(
    string Id, IReadOnlyList<string> Entries, IReadOnlyList<string> AcceptedBy, Condition When, FactStatus Status,
    IReadOnlyList<string> Sources, Place Place);

/// <summary>What entries share: each document, channel, telephone line, source and amount is described once.</summary>
public sealed record Catalogue(
    IReadOnlyDictionary<string, DocumentUse> Documents,
    IReadOnlyDictionary<string, Channel> Channels,
    IReadOnlyDictionary<string, Contact> Contacts,
    IReadOnlyDictionary<string, Organisation> Organisations,
    IReadOnlyDictionary<string, Source> Sources,
    IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Values,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Classes,
    IReadOnlyDictionary<string, CatalogueWording> Wordings)
{
    /// <summary>What several organisations supply side by side, by id.</summary>
    public IReadOnlyDictionary<string, Supply> Supplies { get; init; } = new Dictionary<string, Supply>();

    /// <summary>All counties and cities with their districts; none where nothing depends on where one lives.</summary>
    public IReadOnlyList<County> Counties { get; init; } = [];

    /// <summary>Offices by id.</summary>
    public IReadOnlyDictionary<string, Office> Offices { get; init; } = new Dictionary<string, Office>();

    /// <summary>What the organisations take for one another, by id.</summary>
    public IReadOnlyDictionary<string, SharedService> SharedServices { get; init; } =
        new Dictionary<string, SharedService>();

    /// <summary>By locale, how its sentences state figures; none where they are not held against each other.</summary>
    public IReadOnlyDictionary<string, FigureWords> Claims { get; init; } = new Dictionary<string, FigureWords>();

    /// <summary>What becomes of what its owner has not read again in time.</summary>
    public ReviewRules Reviews { get; init; } = ReviewRules.None;

    public SharedService? SharedServiceOf(string entry) =>
        SharedServices.Values.FirstOrDefault(s => s.Entries.Contains(entry));
}
