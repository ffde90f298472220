using BotService.Engine;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Checking;

namespace BotService.Editing.Replay;

/// <summary>A case of an entry whose list reads otherwise in the draft.</summary>
/// <param name="Case">What is told of it, as question and answer.</param>
/// <param name="Old">The list's lines; empty: there was none.</param>
/// <param name="New">Empty: there is none any more.</param>
public sealed record ChangedCase(
    string Entry, string Name, string Locale, DateOnly Day, IReadOnlyList<CaseLine> Case, IReadOnlyList<string> Old,
    IReadOnlyList<string> New);

/// <summary>
/// Holds the lists of all cases of the changed entries beside each other, for people who know the matter and not us.
/// </summary>
internal static class ChangedCases
{
    /// <summary>More nobody reads.</summary>
    private const int MostOfAll = 400;

    public static IReadOnlyList<ChangedCase> Of(Release old, Release now, IReadOnlySet<string> entries, IReadOnlyList<DateOnly> days) =>
        [.. (from locale in now.Locales
             from entry in entries.Order(StringComparer.Ordinal)
             from day in days
             from answers in Answers(now.Knowledge, entry, day).Concat(Answers(old.Knowledge, entry, day))
                 .DistinctBy(a => string.Join(',', a.OrderBy(x => x.Key, StringComparer.Ordinal)))
             let was = Sheet(old, entry, answers, locale, day)
             let is_ = Sheet(now, entry, answers, locale, day)
             let before = Lines(was)
             let after = Lines(is_)
             where !before.SequenceEqual(after)
             let shown = is_ ?? was
             select new ChangedCase(entry, shown.Title, locale, day, shown.Case, before, after))
            // What holds today and goes on to hold is said once.
            .DistinctBy(c => (c.Entry, c.Locale, string.Join('\n', c.Case), string.Join('\n', c.Old), string.Join('\n', c.New)))
            .Take(MostOfAll)];

    private static IEnumerable<IReadOnlyDictionary<string, string>> Answers(KnowledgeBase knowledge, string entry, DateOnly day) =>
        knowledge.Entries.GetValueOrDefault(entry)?.Versions.FirstOrDefault(v => v.InForce.Contains(day)) is { } version
            ? Combinations.Of(version.Slots) : [];

    private static Sheet? Sheet(Release release, string entry, IReadOnlyDictionary<string, string> answers, string locale, DateOnly day) =>
        release.Locales.Contains(locale) && release.Library.Unknown(entry, answers, day).Count == 0
            ? release.Library.Sheet(entry, answers, locale, day) : null;

    private static IReadOnlyList<string> Lines(Sheet? sheet) => sheet is null ? [] :
    [
        .. from part in sheet.Parts
           from item in part.Items
           select $"{part.Heading}: {string.Join(' ', item.Details.Prepend(item.Text).Append(item.Mark).Append(item.Condition).OfType<string>())}",
    ];
}
