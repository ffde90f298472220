using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>One of several organisations that supply the same thing, each in its own area.</summary>
/// <param name="Url">Its web page, when one is known.</param>
/// <param name="Status">How sure it is that it supplies the area that its words name.</param>
public sealed record Supplier(
    string Organisation, string? Url, FactStatus Status, IReadOnlyList<string> Sources, Place Place);

/// <summary>
/// Something that depends on where one lives: water comes from one of several works, and their rules are never mixed.
/// </summary>
/// <param name="Id">What is supplied, such as <c>water</c>.</param>
/// <param name="Lead">The organisation whose entries stand for all until it is known whose the matter is.</param>
/// <param name="Phones">Names of matters whose question gives the telephones at once: they cannot wait for an answer,
/// or are about nothing else.</param>
public sealed record Supply(
    string Id, string Lead, IReadOnlyList<string> Phones, IReadOnlyList<Supplier> Suppliers, Place Place)
{
    public Supplier? Of(string? organisation) => Suppliers.FirstOrDefault(s => s.Organisation == organisation);
}

/// <summary>A supply in words of one locale.</summary>
/// <param name="Ask">Whose it is.</param>
/// <param name="Phones">Names the telephones, as <c>{contacts}</c>.</param>
/// <param name="Tell">How to find out whose it is.</param>
/// <param name="Label">What the case line calls the supplier.</param>
/// <param name="Options">By organisation, what its area is called; a place that is nobody's
/// alone settles nothing.</param>
/// <param name="Open">Expressions that settle nothing, though shorter ones within them would.</param>
/// <param name="Around">What may stand beside the place when nothing else is said: 「我家在…」.</param>
public sealed record SupplyWording(
    string Ask, string Phones, string Tell, string Label, OptionWording Unsure,
    IReadOnlyDictionary<string, OptionWording> Options,
    IReadOnlyList<string> Open, IReadOnlyList<string> Around, Place Place)
{
    /// <summary>What says that somebody lives at the place named behind it.</summary>
    public IReadOnlyList<string> Living { get; init; } = [];
}
