using System.Text.RegularExpressions;

namespace BotService.Engine.Plans.Difference;

/// <summary>The numbers of a text, each with its unit.</summary>
internal static partial class PlanFigures
{
    /// <returns>What is different between the figures of two texts; those that stand in both are left out.</returns>
    public static IEnumerable<PlanChange> Between(string old, string @new, PlanNames names)
    {
        var (before, after) = (Of(old), Of(@new));
        foreach (var figure in after.Intersect(before).ToList())
        {
            before.Remove(figure);
            after.Remove(figure);
        }

        foreach (var kind in new[] { PlanChangeKind.Date, PlanChangeKind.Amount, PlanChangeKind.Number })
        {
            var (gone, come) = (before.Where(f => KindOf(f, names) == kind).ToList(), after.Where(f => KindOf(f, names) == kind).ToList());
            for (var i = 0; i < Math.Max(gone.Count, come.Count); i++)
                yield return new(kind, gone.ElementAtOrDefault(i), come.ElementAtOrDefault(i));
        }
    }

    /// <summary>Each once, in the order of the text.</summary>
    private static List<string> Of(string text) =>
        [.. Figure().Matches(Joined(text)).Select(m => m.Value.Replace(",", "", StringComparison.Ordinal)).Distinct()];

    private static PlanChangeKind KindOf(string figure, PlanNames names) =>
        figure[^1] is var unit && names.Dates.Contains(unit, StringComparison.Ordinal) ? PlanChangeKind.Date
        : names.Amounts.Contains(unit, StringComparison.Ordinal) ? PlanChangeKind.Amount
        : PlanChangeKind.Number;

    /// <summary>In one width, without the spaces that stand between a number and its unit.</summary>
    private static string Joined(string text) => Space().Replace(OneWidth.Of(text), "");

    /// <summary>A number with its unit, or several that are one, such as a date; no part of a name such as Web2.0.</summary>
    [GeneratedRegex(@"(?<![A-Za-z\d.\(])\d[\d,.]*(?:\p{Lo}(?=\d)\d+)*(?:%|\p{Lo})(?!\))", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"(?<=\d)\s+(?=\p{Lo})|(?<=\p{Lo})\s+(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
