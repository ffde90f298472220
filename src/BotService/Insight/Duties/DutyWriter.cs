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
            groups,
            run?.Summary);
    }

    /// <summary>The theory that tries the claims; each duty's is a case of it, named by the duty.</summary>
    internal static string TrialOf(string duty) => $"Duties.DutyTrialTests.Claim_Tried_Holds({duty})";

    /// <param name="own">The language of the book that stands for the locale.</param>
    private DutyRow Row(Duty duty, string own, string locale, TestRun? run)
    {
        var trial = duty.Trials.Count > 0 ? Test(TrialOf(duty.Id)) : null;
        var tests = duty.Tests.Select(Test).ToList();
        var lists = DutyLists.Of(duty, knowledge);
        var last = Last([.. tests.Append(trial).OfType<DutyTest>().Select(t => t.Result)]);
        return new(
            duty.Id,
            duty.Sentence[own],
            duty.State(lists, last),
            last,
            duty.Plans,
            [.. duty.Entries.Select(e => new DutyEntry(e, knowledge.Entries[e].Wordings[locale].Name))],
            duty.Pages,
            duty.Verbs,
            [.. duty.Does.Select(a => book.Abilities[a][own])],
            tests,
            duty.Trials,
            trial?.Result,
            lists,
            duty.Missing?[own]);

        DutyTest Test(string name) => new(name, run?.Of($"{TestRoot}.{name}"));
    }

    /// <summary>As good as the worst of them: one that was not run has not passed.</summary>
    private static LastRun? Last(IReadOnlyList<TestResult?> results) =>
        results.OfType<TestResult>().MinBy(r => r.At, StringComparer.Ordinal) is { } oldest
            ? new(oldest.At, results.All(r => r is { Outcome: TestOutcome.Passed })) : null;
}
