using BotService.Engine.Cases;

namespace BotService.Engine.Library;

/// <summary>
/// The knowledge as one browses it: index cards, shelves, and the sheet of an entry. All of it is in words, for pages
/// and programs that know no rule. A locale that is none of <see cref="Locales"/> is an error of the caller.
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

    /// <summary>
    /// What the entry's list depends on, in the order of the entry; empty when there is no such
    /// entry or nothing of it may be told.
    /// </summary>
    IReadOnlyList<Question> Questions(string entry, string locale, DateOnly today);

    /// <summary>
    /// Of those the ones that can still change the list for the answers, the one worth asking next first; empty as
    /// soon as the list is settled.
    /// </summary>
    /// <exception cref="ArgumentException">An answer or the place is unknown.</exception>
    IReadOnlyList<Question> OpenQuestions(
        string entry, IReadOnlyDictionary<string, string> answers, string locale, DateOnly today, Locality? at = null);

    /// <summary>
    /// What the list for the answers asks to bring, know or fill in, and what of it is missing to whoever has some
    /// papers. Null when there is no such entry, or nothing of it is in force.
    /// </summary>
    /// <param name="have">Ids of documents; those that the list has no use for change nothing.</param>
    /// <exception cref="ArgumentException">An answer or the place is unknown.</exception>
    PaperCheck? Papers(
        string entry, IReadOnlyDictionary<string, string> answers, IReadOnlyCollection<string> have, string locale,
        DateOnly today, Locality? at = null);

    /// <summary>The answers, as <c>slot=option</c>, that the entry has no slot or no option for.</summary>
    IReadOnlyList<string> Unknown(string entry, IReadOnlyDictionary<string, string> answers, DateOnly today);

    /// <summary>
    /// What of a place means nothing to the entry, as <c>office=id</c> or <c>supplier=organisation</c>: an
    /// office of another organisation, say.
    /// </summary>
    IReadOnlyList<string> Unknown(string entry, Locality at);

    /// <summary>
    /// The list for the answers; with none, the whole list with its conditions. Of what is withheld, because nobody has read
    /// it again in time, a sheet that says so and whom to ask.
    /// </summary>
    /// <param name="at">Null for <see cref="Locality.Anywhere"/>.</param>
    /// <returns>Null when there is no such entry, or when nothing of it is in force on that day: nobody falls back to
    /// the nearest version.</returns>
    /// <exception cref="ArgumentException">An answer or the place is unknown.</exception>
    Sheet? Sheet(
        string entry, IReadOnlyDictionary<string, string> answers, string locale, DateOnly today, Locality? at = null);

    /// <summary>All offices: those of an organisation together, each region before the places within it.</summary>
    IReadOnlyList<OfficeCard> Offices(string locale);

    /// <summary>Null when there is no such office.</summary>
    OfficeFile? Office(string office, string locale, DateOnly today);

    /// <summary>The offices that add something to the entry, themselves or through their region.</summary>
    IReadOnlyList<OfficeCard> OfficesOf(string entry, string locale);

    /// <summary>
    /// Who may supply what a life event is about; null for other entries and for events that are the same everywhere.
    /// </summary>
    SupplierChoice? SupplierChoice(string entry, string locale);

    /// <summary>All questions that have an answer of their own, by id.</summary>
    IReadOnlyList<AnswerCard> Answers(string locale, DateOnly today);

    /// <summary>Null when there is no such answer.</summary>
    AnswerCard? Answer(string id, string locale, DateOnly today);

    /// <summary>Those that belong to an entry.</summary>
    IReadOnlyList<AnswerCard> AnswersOf(string entry, string locale, DateOnly today);

    /// <summary>Who supplies the same elsewhere; empty when the entry's organisation is the only one.</summary>
    IReadOnlyList<OtherSupplier> OtherSuppliers(string entry, string locale);
}
