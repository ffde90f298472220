using BotService.Engine.Cases;

namespace BotService.Engine.Library;

/// <summary>
/// The knowledge as one browses it: index cards, shelves, and the sheet of an entry. All of it is in words, for pages and programs that know no rule.
/// A locale that is none of <see cref="Locales"/> is an error of the caller.
/// </summary>
public interface ILibrary
{
    /// <summary>Names the content; it changes when anything in the knowledge does.</summary>
    string Release { get; }

    /// <summary>The newest day on which an entry was changed.</summary>
    DateOnly Updated { get; }

    /// <summary>The first is the default.</summary>
    IReadOnlyList<string> Locales { get; }

    /// <summary>All entries: by organisation and then by service, each in the order of the catalogue.</summary>
    IReadOnlyList<Card> Cards(string locale);

    /// <summary>Null when there is no such entry.</summary>
    Card? Card(string entry, string locale);

    /// <summary>The three classifications, then the organisations.</summary>
    IReadOnlyList<Classification> Classifications(string locale);

    /// <summary>What the entry's list depends on, in the order of the entry; empty when there is no such entry or nothing of it is in force.</summary>
    IReadOnlyList<Question> Questions(string entry, string locale, DateOnly today);

    /// <summary>The answers, as <c>slot=option</c>, that the entry has no slot or no option for.</summary>
    IReadOnlyList<string> Unknown(string entry, IReadOnlyDictionary<string, string> answers, DateOnly today);

    /// <summary>The list for the answers; with none, the whole list with its conditions.</summary>
    /// <returns>Null when there is no such entry, or when nothing of it is in force on that day: nobody falls back to the nearest version.</returns>
    /// <exception cref="ArgumentException">An answer is <see cref="Unknown"/>.</exception>
    Sheet? Sheet(string entry, IReadOnlyDictionary<string, string> answers, string locale, DateOnly today);
}
