using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Insight.Duties;

/// <summary>Puts the duties into words.</summary>
public sealed class DutyWriter(DutyBook book, KnowledgeBase knowledge) : IDuties
{
    /// <summary>The namespace below which duties name tests.</summary>
    public const string TestRoot = "BotService.Tests";

    public DutyReport Write(string locale, TestRun? run)
    {
        var own = book.Locales.Count > 0 ? LocaleChoice.For(book.Locales, locale) : locale;
        var groups = book.Groups.Select(g =>
        {
            var rows = book.Duties.Where(d => d.Group == g.Key).Select(d => Row(d, own, locale, run)).ToList();
            return new DutyGroup(g.Key, g.Value[own], DutyCounts.Of(rows), rows);
        }).ToList();
        return new DutyReport(
            locale,
            DutyCounts.Of(groups.SelectMany(g => g.Rows)),
            [.. book.Plans.Select(p => (p.Key, Source: knowledge.Catalogue.Sources[p.Value]))
                .Select(p => new DutyPlan(p.Key, p.Source.Title, p.Source.Dated))],
            groups);
    }

    /// <param name="own">The language of the book that stands for the locale.</param>
    private DutyRow Row(Duty duty, string own, string locale, TestRun? run) => new(
        duty.Id,
        duty.Sentence[own],
        duty.State,
        duty.Plans,
        [.. duty.Entries.Select(e => new DutyEntry(e, knowledge.Entries[e].Wordings[locale].Name))],
        duty.Pages,
        duty.Verbs,
        [.. duty.Does.Select(a => book.Abilities[a][own])],
        [.. duty.Tests.Select(t => new DutyTest(t, run?.Of($"{TestRoot}.{t}")))],
        duty.Missing?[own]);
}
