namespace BotService.Engine.Library;

/// <summary>An id of the knowledge with its name in the reader's language.</summary>
public sealed record Term(string Id, string Name);

/// <summary>What an index says of an entry, in one locale.</summary>
/// <param name="Short">How a choice between entries calls it.</param>
/// <param name="Kind">The entry's kind as data writes it, such as <c>procedure</c>.</param>
/// <param name="Owner">Who keeps the entry true.</param>
/// <param name="Contact">Who answers questions about it.</param>
/// <param name="Updated">The day what it says was last changed.</param>
/// <param name="ReviewBy">The day by which its owner reads it again.</param>
/// <param name="InForceFrom">The first day of its newest version.</param>
public sealed record Card(
    string Id,
    string Name,
    string Short,
    string Summary,
    IReadOnlyList<string> Aliases,
    Term Organisation,
    string Kind,
    Term Theme,
    Term Administration,
    Term Service,
    string Owner,
    string Contact,
    DateOnly Updated,
    DateOnly ReviewBy,
    DateOnly InForceFrom);

/// <summary>A way of filing all entries, with its terms in the order of the catalogue.</summary>
/// <param name="Id"><c>theme</c>, <c>administration</c>, <c>service</c> or <c>organisation</c>.</param>
public sealed record Classification(string Id, IReadOnlyList<Shelf> Shelves);

/// <summary>A term and the entries filed under it; a term may have none.</summary>
public sealed record Shelf(Term Term, IReadOnlyList<string> Entries)
{
    public int Count => Entries.Count;
}

/// <summary>A slot of an entry as a form asks it.</summary>
public sealed record Question(string Slot, string Ask, IReadOnlyList<Term> Options);
