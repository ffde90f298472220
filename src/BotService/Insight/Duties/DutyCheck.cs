using System.Globalization;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Insight.Duties;

/// <summary>
/// What duties name must be there. Pages, verbs and tests are known to the host and its tests alone, which hold them.
/// </summary>
internal static class DutyCheck
{
    public static IEnumerable<Problem> Run(DutyBook book, KnowledgeBase knowledge, string folder) =>
        [
            .. book.Plans.Where(p => !knowledge.Catalogue.Sources.ContainsKey(p.Value)
                && !knowledge.Unreadable.Contains(Refer.Source.Name))
                .Select(p => DutyProblem.PlanWithoutSource.At(new($"{folder}/plans.yaml", 1), p.Key, p.Value)
                    .OrNearest(p.Value, knowledge.Catalogue.Sources.Keys)),
            .. book.Groups.Keys.Where(g => g.Length != 1)
                .Select(g => DutyProblem.GroupLetter.At(new($"{folder}/groups.yaml", 1), g)),
            .. book.Duties.GroupBy(d => d.Place.File).SelectMany(Order),
            .. book.Duties.SelectMany(d => Names(d, book)),
            .. book.Duties.Where(d => d.Lists == ListsAsked.Named && DutyLists.Of(d, knowledge) is { All: 0 })
                .Select(d => DutyProblem.ListsOfNothing.At(d.Place, d.Id)),
            .. book.Abilities.Keys.Except(book.Duties.SelectMany(d => d.Does))
                .Select(a => DutyProblem.AbilityOfNoDuty.At(new($"{folder}/abilities.yaml", 1), a)),
        ];

    /// <summary>A1, A2, A3 …: the numbers are cited elsewhere and never change.</summary>
    private static IEnumerable<Problem> Order(IGrouping<string, Duty> file)
    {
        var group = Path.GetFileNameWithoutExtension(file.Key);
        return file.Select((duty, i) => (duty, expected: group + (i + 1).ToString(CultureInfo.InvariantCulture)))
            .Where(d => d.duty.Id != d.expected)
            .Select(d => DutyProblem.DutyOutOfOrder.At(d.duty.Place, d.duty.Id, d.expected));
    }

    private static IEnumerable<Problem> Names(Duty duty, DutyBook book)
    {
        foreach (var (plan, _) in duty.Plans.Where(p => !book.Plans.ContainsKey(p.Plan)))
            yield return DutyProblem.UnknownPlan.At(duty.Place, duty.Id, plan).OrNearest(plan, book.Plans.Keys);
        foreach (var ability in duty.Does.Where(a => !book.Abilities.ContainsKey(a)))
            yield return DutyProblem.UnknownAbility.At(duty.Place, duty.Id, ability)
                .OrNearest(ability, book.Abilities.Keys);
        foreach (var page in duty.Pages.Where(p => !p.StartsWith('/')))
            yield return DutyProblem.PagePath.At(duty.Place, duty.Id, page);
        foreach (var twice in (string[])[.. Twice(duty.Entries), .. Twice(duty.Does), .. Twice(duty.Tests)])
            yield return DutyProblem.NamedTwice.At(duty.Place, duty.Id, twice);
        if (!duty.IsCarried && duty.Tests.Count + duty.Trials.Count > 0)
            yield return DutyProblem.TestsOfNothing.At(duty.Place, duty.Id);
    }

    private static IEnumerable<string> Twice(IReadOnlyList<string> names) =>
        names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key);
}
