using System.Collections.Immutable;
using System.Text.Json;
using BotService.Engine;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Library;

namespace BotService.Conversations;

/// <summary>
/// A sheet that was given, made once more out of its case: by the release it was given under it comes out the same, by another
/// one it shows what has changed.
/// </summary>
public static class SheetAgain
{
    private const string Label = "together";

    /// <summary>The sheet of a receipt as a release makes it; null when that release has no list for this case on that day, or the
    /// receipt does not tell its case: then it is kept as it was given.</summary>
    public static Sheet? Of(Release release, Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return (receipt.Case ?? CaseOf(release, receipt.Sheet)) is { } given
            ? Of(release, given, receipt.Sheet.Locale, receipt.Sheet.AsOf) : null;
    }

    /// <summary>
    /// Everything that holds for a case on a day, whether or not the release would ask something first.
    /// </summary>
    /// <returns>Null when the entry is none of the release's, or nothing of it is in force.</returns>
    public static Sheet? Of(Release release, GivenCase given, string locale, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(given);
        if (!release.Locales.Contains(locale)
            || given.Together.Append(given.Topic).Any(t => release.Library.Card(t.Entry, locale) is null)) return null;
        var topic = Fitting(given.Topic);
        if (given.IsOfDesk) return OfDesk(release, topic, given, locale, day);
        var state = new DialogState(
            locale, topic with { WholeList = true }, Supplier: given.Supplier, Offices: given.Offices,
            Together: [.. given.Together.Select(Fitting)]);
        var isOne = state.Together.IsEmpty;
        if (!isOne) state = state with { Offers = [new Offer(Label, "command:together")] };
        return release.Engine.Next(state, new Input(isOne ? null : Label, locale), day).Replies
            .LastOrDefault(r => r.Sheet is not null)?.Sheet;

        // Of a question that another release asks no more, nothing can be made.
        // What a calculator is told answers no question of its entry.
        Topic Fitting(Topic told) => release.Library.Questions(told.Entry, locale, day).Count > 0
            && release.Library.Unknown(told.Entry, told.Answers, day) is { Count: > 0 } unknown
            ? told with { Answers = told.Answers.RemoveRange(told.Answers.Where(a => unknown.Contains($"{a.Key}={a.Value}")).Select(a => a.Key)) }
            : told;
    }

    /// <summary>Whether two sheets say the same, whatever releases made them.</summary>
    public static bool IsAlike(Sheet one, Sheet other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return Text(one) == Text(other);

        static string Text(Sheet sheet) => JsonSerializer.Serialize(sheet with { Release = "" });
    }

    /// <summary>
    /// The case of a sheet of which only the words were kept, read off the lines that tell it. It is believed when the sheet
    /// comes out of it as it was given; else there is none.
    /// </summary>
    /// <param name="release">That by which it was given.</param>
    internal static GivenCase? CaseOf(Release release, Sheet sheet)
    {
        if (release.Library.Card(sheet.Entry, sheet.Locale) is not { } card) return null;
        var asked = release.Library.Questions(sheet.Entry, sheet.Locale, sheet.AsOf);
        var answers = from line in sheet.Case
                      from question in asked.Where(q => q.Ask == line.Question).Take(1)
                      from option in question.Options.Where(o => o.Name == line.Answer).Take(1)
                      select KeyValuePair.Create(question.Slot, option.Id);
        ImmutableArray<string> offices =
            [.. release.Library.Offices(sheet.Locale).Where(o => sheet.Case.Any(l => l.Answer == o.Name)).Select(o => o.Id).Take(1)];
        string?[] suppliers =
        [
            null, card.Organisation.Id,
            .. release.Library.SupplierChoice(sheet.Entry, sheet.Locale)?.Options.Select(s => s.Id) ?? [],
        ];
        var topic = new Topic(sheet.Entry, answers.ToImmutableDictionary());
        return (from supplier in suppliers.Distinct()
                from isOfDesk in new[] { false, true }
                let given = new GivenCase(topic, supplier, offices) { IsOfDesk = isOfDesk }
                where Of(release, given, sheet.Locale, sheet.AsOf) is { } again && IsAlike(again, sheet)
                select given).FirstOrDefault();
    }

    private static Sheet? OfDesk(Release release, Topic topic, GivenCase given, string locale, DateOnly day)
    {
        var at = new Locality(given.Offices.FirstOrDefault(), given.Supplier);
        return release.Library.Unknown(topic.Entry, at).Count > 0 ? null
            : release.Library.Sheet(topic.Entry, topic.Answers, locale, day, at);
    }
}
