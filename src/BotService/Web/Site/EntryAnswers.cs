using BotService.Engine.Library;
using BotService.Releases.InForce;
using BotService.Web.Layout;

namespace BotService.Web.Site;

/// <summary>
/// The answers to an entry's questions that an address holds, and for where they are asked, or what is wrong with them.
/// </summary>
/// <param name="Problem">A sentence for the citizen; null when all is well.</param>
public sealed record EntryAnswers(IReadOnlyDictionary<string, string> Answers, Locality At, string? Problem)
{
    /// <summary>Whose district it is. No question of an entry may have this name, or that of the supplier.</summary>
    public const string Office = "office";

    public const string Supplier = "supplier";

    public bool IsEmpty => Answers.Count == 0 && At == Locality.Anywhere;

    /// <summary>The language, and what other sites add to links to them: none of these asks for anything.</summary>
    private static readonly string[] NoAnswers = ["lang", ReleaseOnDay.Parameter, Visit.TextSize, "fbclid", "gclid"];

    public static EntryAnswers Read(Visit visit, ILibrary library, string entry, IQueryCollection query)
    {
        var answers = new Dictionary<string, string>();
        foreach (var (slot, given) in query.Where(
            q => !NoAnswers.Contains(q.Key) && !q.Key.StartsWith("utm_", StringComparison.Ordinal)))
        {
            // A question left open is sent as an empty text.
            string[] options = [.. given.OfType<string>().Where(o => o.Length > 0)];
            if (options.Length > 1)
                return new(answers, Locality.Anywhere, visit.Words.Say("entry.twice", ("slot", Short(slot))));
            if (options is [var option]) answers[slot] = option;
        }
        answers.Remove(Office, out var office);
        answers.Remove(Supplier, out var supplier);
        var at = new Locality(office, supplier);
        string[] unknown = [.. library.Unknown(entry, answers, visit.Today), .. library.Unknown(entry, at)];
        return new(answers, at,
            unknown.Length == 0
                ? null : visit.Words.Say("entry.unknown", ("answers", Short(string.Join(" ", unknown)))));
    }

    /// <summary>
    /// What the address of this list holds: the answers in the order in which the entry asks, and then the place, so
    /// that a list has one address.
    /// </summary>
    public (string Name, string Value)[] Query(Visit visit, ILibrary library, string entry) =>
    [
        .. library.Questions(entry, visit.Locale, visit.Today).Where(q => Answers.ContainsKey(q.Slot))
            .Select(q => (q.Slot, Answers[q.Slot])),
        .. At.Supplier is { } supplier ? [(Supplier, supplier)] : Array.Empty<(string, string)>(),
        .. At.Office is { } office ? [(Office, office)] : Array.Empty<(string, string)>(),
    ];

    /// <summary>As much of a stranger's text as the page repeats.</summary>
    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
