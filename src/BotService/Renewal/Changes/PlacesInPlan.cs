using System.Text.RegularExpressions;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;
using BotService.Hosting;

namespace BotService.Renewal.Changes;

/// <summary>
/// Reads where a duty says that a plan asks for it as the plan itself numbers its items: a heading may be called by its first
/// words, such as <c>3(Times)2</c>, and headings without a number are left out.
/// </summary>
internal sealed partial class PlacesInPlan(ServicePlan plan)
{
    private static readonly string Parts = string.Concat(BuiltInText.Lines(typeof(PlacesInPlan), "parts.txt"));

    private readonly DutyPlaces places = new(PlanCompany.Of(plan));

    /// <summary>Paths of the plan where it has them; what it does not have stays as it was read.</summary>
    public IReadOnlyList<string> Read(string where) => [.. places.Read(where).SelectMany(Resolved)];

    /// <summary>Whether it is an item, a heading above one, or a part around the items.</summary>
    public bool Has(string place) => plan.Items.Any(i => DutyPlaces.Covers(place, i.Path))
        || (Parts.Contains(place[0], StringComparison.Ordinal) && !plan.Items.Any(i => i.Path[0] == place[0]));

    private IEnumerable<string> Resolved(string place)
    {
        if (Has(place)) return [place];
        if (Called().Match(place) is { Success: true } called
            && plan.Items.FirstOrDefault(i => i.Path.StartsWith(called.Groups[1].Value, StringComparison.Ordinal)
                && i.Text.StartsWith(called.Groups[2].Value, StringComparison.Ordinal)) is { } heading)
        {
            // Behind a number that the reader had to make up, its own are set off by a point.
            var rest = called.Groups[3].Value;
            return [rest.Length > 0 && !Has(heading.Path + rest) ? $"{heading.Path}.{rest}" : heading.Path + rest];
        }

        var without = plan.Items.Where(i => Unnumbered().Replace(i.Path, "") == place).Select(i => i.Path).ToList();
        return without.Count > 0 ? without : [place];
    }

    [GeneratedRegex(@"^(.*?)\((\p{Lo}{2,})\)(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Called();

    [GeneratedRegex(@"\u00B6\d*", RegexOptions.CultureInvariant)]
    private static partial Regex Unnumbered();
}
