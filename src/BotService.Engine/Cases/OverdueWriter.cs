using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>Says in one sentence that something was not read again by its day, and whom to ask until it is.</summary>
/// <param name="labels">The sheet's fixed words by locale.</param>
public sealed class OverdueWriter(
    KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> labels)
{
    /// <summary>
    /// Of an entry and the tasks of its list, the one that is overdue for longest; null when none is.
    /// </summary>
    /// <param name="isAsked">Whom to ask is said beside it already.</param>
    public string? Of(Entry entry, Checklist list, string locale, DateOnly today, bool isAsked)
    {
        ArgumentNullException.ThrowIfNull(list);
        var late = list.Tasks.Where(t => t.List is not null).Select(t => t.Entry).Prepend(entry)
            .Where(e => knowledge.StandOf(e, today) == ReviewStand.Marked).MinBy(e => e.ReviewBy);
        return late is null ? null : Sentence(isAsked ? "overdue.also" : "overdue", late.Wordings[locale].Name, late.ReviewBy, Contact(entry, locale), locale);
    }

    public string? Of(Entry entry, string locale, DateOnly today) => knowledge.StandOf(entry, today) == ReviewStand.Marked
        ? Sentence("overdue", entry.Wordings[locale].Name, entry.ReviewBy, Contact(entry, locale), locale) : null;

    public string? Of(AnswerItem answer, string locale, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var stand = knowledge.StandOf(answer, today);
        return stand == ReviewStand.AsEver ? null : Sentence(
            stand == ReviewStand.Marked ? "overdue" : "withheld", Question(answer, locale), answer.ReviewBy, Contact(answer, locale), locale);
    }

    /// <summary>What is said in the place of an entry that is withheld.</summary>
    public string Withheld(Entry entry, string locale)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Sentence("withheld", entry.Wordings[locale].Name, entry.ReviewBy, Contact(entry, locale), locale);
    }

    /// <summary>Both sentences, of which either may be missing.</summary>
    internal static string? Joined(string? late, string? reservation, IReadOnlyDictionary<string, string> labels) =>
        late is null || reservation is null ? late ?? reservation : reservation + labels["sentence.break"] + late;

    private string Sentence(string label, string name, DateOnly reviewBy, string contact, string locale) =>
        labels[locale].Fill(label, ("entry", name), ("date", $"{reviewBy:yyyy-MM-dd}"), ("contact", contact));

    /// <summary>A framed locale has no answers of its own: what is said stands in for them.</summary>
    private string Question(AnswerItem answer, string locale) =>
        answer.Words[knowledge.Levels.Framed.TryGetValue(locale, out var chain) ? chain[0] : locale].Question.TrimEnd('？', '?');

    private string Contact(Entry entry, string locale) => knowledge.Words(locale).Contacts[knowledge.ConfirmContact(entry)].Name;

    private string Contact(AnswerItem answer, string locale) => knowledge.Words(locale).Contacts[
        knowledge.Entries.GetValueOrDefault(answer.Entry ?? "") is { } entry ? knowledge.ConfirmContact(entry)
            : knowledge.Catalogue.Organisations[answer.Organisation].Confirm].Name;
}
