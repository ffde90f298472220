using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Engine.Plans.Reading;

/// <summary>The days by which a plan is assessed, as its parts on assessment and rewards name them.</summary>
public static class PlanDates
{
    private static readonly Regex Day = new(ReadingWords.Joined("assessment-day"), RegexOptions.CultureInvariant);

    /// <summary>In their order. A day without a year is of the plan's; one of the next year says so.</summary>
    public static IReadOnlyList<DateOnly> Of(ServicePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var days = new SortedSet<DateOnly>();
        foreach (var part in plan.Frame.Where(p => p.Kind is PlanPartKind.Assessment or PlanPartKind.Rewards))
        {
            foreach (Match match in Day.Matches(PlanText.Bare(part.Text)))
            {
                var year = match.Groups["year"].Success ? Number(match, "year") : match.Groups["next"].Success
                    ? plan.Year + 1 : plan.Year;
                var (month, day) = (Number(match, "month"), match.Groups["day"].Success ? Number(match, "day") : 0);
                if (month is < 1 or > 12 || year is < 60 or > 300) continue;
                var last = DateTime.DaysInMonth(year + 1911, month);
                if (day <= last) days.Add(new(year + 1911, month, day == 0 ? last : day));
            }
        }
        return [.. days];
    }

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
}
