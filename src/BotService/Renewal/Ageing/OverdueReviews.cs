using BotService.Engine.Knowledge;

namespace BotService.Renewal.Ageing;

/// <summary>Something that its owner has to read again, or soon will have to.</summary>
/// <param name="Id">An entry's or an answer's.</param>
/// <param name="Delay">Why it was not; null where nobody was asked yet.</param>
/// <param name="Chase">The last reminder; null where there was none.</param>
public sealed record DueReview(
    string Id, string Name, string Owner, string Organisation, DateOnly ReviewBy, ReviewDelay? Delay, ReviewChase? Chase)
{
    /// <summary>Somebody was reminded, and has not said since why it waits.</summary>
    public bool IsAsked => Chase is { } last && !(Delay?.At >= last.At);

    public bool IsLate(DateOnly today) => ReviewBy < today;
}

/// <summary>What has to be read again, by owner.</summary>
public static class OverdueReviews
{
    /// <param name="until">The last day of what is listed; what was due before is listed, too.</param>
    public static IReadOnlyList<DueReview> Of(
        KnowledgeBase knowledge, IEnumerable<ReviewDelay> delays, DateOnly until, IEnumerable<ReviewChase>? chases = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var reasons = delays.ToDictionary(d => d.Entry, StringComparer.Ordinal);
        var reminders = (chases ?? []).ToDictionary(c => (c.Entry, c.ReviewBy));
        var locale = knowledge.Locales[0];
        var entries = knowledge.Entries.Values.Select(e => (e.Id, e.Wordings[locale].Name, e.Owner, e.Organisation, e.ReviewBy));
        var answers = knowledge.Answers.Values.Select(
            a => (a.Id, Name: a.Words[locale].Question, Owner: OwnerOf(knowledge, a, locale), a.Organisation, a.ReviewBy));
        return
        [
            .. entries.Concat(answers).Where(e => e.ReviewBy <= until && e.ReviewBy > DateOnly.MinValue)
                .Select(e => new DueReview(
                    e.Id, e.Name, e.Owner, e.Organisation, e.ReviewBy, reasons.GetValueOrDefault(e.Id),
                    reminders.GetValueOrDefault((e.Id, e.ReviewBy))))
                .OrderBy(e => e.Owner, StringComparer.Ordinal).ThenBy(e => e.ReviewBy).ThenBy(e => e.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whoever keeps the entry it belongs to, else its organisation.</summary>
    private static string OwnerOf(KnowledgeBase knowledge, AnswerItem answer, string locale) =>
        knowledge.Entries.GetValueOrDefault(answer.Entry ?? "")?.Owner
        ?? knowledge.Words(locale).Organisations.GetValueOrDefault(answer.Organisation)?.Name ?? answer.Organisation;
}
