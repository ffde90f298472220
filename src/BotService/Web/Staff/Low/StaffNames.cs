using System.Globalization;
using BotService.Engine.Library;
using BotService.Review.Low;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Low;

/// <summary>What ids stand for, in the reader's language: people, entries, organisations.</summary>
public sealed class StaffNames(StaffVisit staff, IReadOnlyList<StaffAccount> people, ILibrary library)
{
    public static async Task<StaffNames> LoadAsync(
        StaffVisit staff, IPeople people, ILibrary library, CancellationToken cancel) =>
        new(staff, await people.AllAsync(cancel), library);

    public IReadOnlyList<Term> Organisations => Kit.Organisations.Of(library, staff.Visit.Locale);

    public string Person(string? id) => id is null ? "" : id is LowNote.Service ? staff.Visit.Words["low.service"]
        : people.FirstOrDefault(p => p.Id == id)?.Email ?? id;

    /// <summary>Who has something, and until when.</summary>
    public string Held(string? person, DateOnly? due) =>
        $"{Person(person)} {due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}".Trim();

    public string Entry(string? id) => id is null ? "" : library.Card(id, staff.Visit.Locale)?.Name ?? id;

    /// <summary>All entries, to choose one by its name.</summary>
    public IReadOnlyList<Card> Cards => library.Cards(staff.Visit.Locale);

    /// <summary>The answers of a case as its list names them; what the entry knows no more, by its id.</summary>
    public IEnumerable<string> Case(string? entry, IReadOnlyDictionary<string, string> answers)
    {
        var known = entry is null ? [] : library.Questions(entry, staff.Visit.Locale, staff.Visit.Today);
        return answers.Select(a => known.FirstOrDefault(q => q.Slot == a.Key)?.Options.FirstOrDefault(o => o.Id == a.Value)?.Name
            ?? $"{a.Key}={a.Value}");
    }

    public bool IsEntry(string id) => library.Card(id, staff.Visit.Locale) is not null;

    public string Organisation(string? id) => id is null ? "" : Organisations.FirstOrDefault(o => o.Id == id)?.Name ?? id;

    /// <summary>Who may be given something that takes this right and belongs to an organisation.</summary>
    public IReadOnlyList<Term> Able(Right right, string? organisation) =>
        [.. people.Where(p => !p.IsDisabled && p.Person.May(right) && p.Person.Sees(organisation)).Select(p => new Term(p.Id, p.Email))];

    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);
}
