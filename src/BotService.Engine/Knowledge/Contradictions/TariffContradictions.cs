using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>
/// A rate that a sentence quotes at a step of its organisation's tariffs is one that they have there.
/// </summary>
internal static class TariffContradictions
{
    public static IEnumerable<Problem> Find(StatedKnowledge stated)
    {
        if (stated.Locales.FirstOrDefault() is not { } locale) return [];
        var words = stated.Knowledge.Catalogue.Claims[locale].Tariffs;
        var between = new Regex($@"^(?:\s|{FigureReader.Any(stated.Knowledge.Catalogue.Claims[locale].Between)})*$");
        var ladders = (
            from tariff in stated.Knowledge.Tariffs.Values
            where words.ContainsKey(tariff.Id)
            from rate in Rates(tariff)
            group rate.Rate by (Organisation: EntryId.OrganisationOf(tariff.Id), Words: words[tariff.Id], rate.Step) into rates
            select (rates.Key, Rates: rates.ToHashSet())).ToLookup(l => l.Key.Organisation);
        return from statement in stated.Statements
               from problem in Quoted(stated, statement, locale, between, ladders[stated.OrganisationOf(statement.Owner) ?? ""])
               select problem;
    }

    /// <summary>What each step costs, by its end and by where it begins.</summary>
    private static IEnumerable<(string Step, string Rate)> Rates(Tariff tariff)
    {
        foreach (var version in tariff.Versions)
        {
            for (var i = 0; i < version.Steps.Count; i++)
            {
                string[] names = [Told(version.Steps[i].UpTo), i == 0 ? "" : Told(version.Steps[i - 1].UpTo + 1)];
                foreach (var name in names.Where(n => n.Length > 0))
                    foreach (var rate in version.Steps[i].Rates.Values) yield return (name, Told(rate));
            }
            foreach (var (name, amount) in version.Amounts.Where(a => decimal.TryParse(a.Key, CultureInfo.InvariantCulture, out _)))
                yield return (name, Told(amount));
        }
    }

    private static IEnumerable<Problem> Quoted(
        StatedKnowledge stated, Statement statement, string locale, Regex between,
        IEnumerable<((string Organisation, TariffWords Words, string Step) Key, HashSet<string> Rates)> ladders)
    {
        var figures = stated.FiguresIn(statement, locale).ToList();
        var text = statement.Texts.GetValueOrDefault(locale) ?? "";
        foreach (var (step, rate) in figures.Zip(figures.Skip(1)))
        {
            if (!between.IsMatch(text[step.End..rate.Start])) continue;
            var meant = ladders.Where(
                l => l.Key.Step == step.Value && l.Key.Words.By == step.Unit && l.Key.Words.In == rate.Unit
                    && (l.Key.Words.About is not { } about || text[..step.Start].Contains(about, StringComparison.Ordinal)))
                .SelectMany(l => l.Rates).ToHashSet();
            if (meant.Count > 0 && !meant.Contains(rate.Value))
                yield return ContradictionProblem.TariffDiffers.At(
                    statement.Place, statement.Voice, rate.Value, rate.Unit, step.Value, step.Unit, stated.OrganisationOf(statement.Owner),
                    string.Join(" / ", meant.Order(StringComparer.Ordinal)));
        }
    }

    private static string Told(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
