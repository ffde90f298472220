using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>
/// Whoever is sent to another organisation's line is told whose it is; no number is a line's but for one digit; and the
/// numbers are the same in every language.
/// </summary>
internal static class TelephoneContradictions
{
    public static IEnumerable<Problem> Find(StatedKnowledge stated)
    {
        foreach (var statement in stated.Statements)
        {
            var numbers = stated.Locales.ToDictionary(l => l, l => Numbers(stated, statement, l));
            if (stated.Locales.FirstOrDefault() is not { } first) yield break;
            foreach (var number in numbers[first])
            {
                if (OfAnother(stated, statement, number, first) is { } organisation)
                    yield return ContradictionProblem.TelephoneOfAnother.At(
                        statement.Place, statement.Voice, number, organisation);
                if (Meant(stated, number) is { } meant)
                    yield return ContradictionProblem.TelephoneMisspelt.At(
                        statement.Place, statement.Voice, number, meant, stated.Lines[meant][0]);
            }
            foreach (var (locale, others) in numbers.Where(n => n.Key != first && n.Value.Count > 0))
                if (numbers[first].Count > 0 && !others.SetEquals(numbers[first]))
                    yield return ContradictionProblem.TelephoneTranslated.At(
                        statement.Place, statement.Voice, string.Join(" / ", numbers[first].Except(others)), first,
                        string.Join(" / ", others.Except(numbers[first])), locale);
        }
    }

    private static HashSet<string> Numbers(StatedKnowledge stated, Statement statement, string locale) =>
        [.. stated.FiguresIn(statement, locale).Where(f => f.Kind == FigureKind.Telephone).Select(f => f.Value)];

    /// <summary>The organisation whose line it is, when that is another's and the statement does not say so.</summary>
    private static string? OfAnother(StatedKnowledge stated, Statement statement, string number, string locale)
    {
        // A joint service speaks for all of them.
        if (stated.OrganisationOf(statement.Owner) is not { } own) return null;
        var organisations = stated.Knowledge.Catalogue.Organisations.Values
            .Where(o => stated.Lines.GetValueOrDefault(number, []).Contains(o.Confirm)).Select(o => o.Id)
            .Where(o => stated.OrganisationOf(o) is not null).ToList();
        if (organisations.Count == 0 || organisations.Contains(own)) return null;
        var said = statement.Texts[locale] + statement.Questions.GetValueOrDefault(locale);
        return stated.Organisations(locale).Any(
            o => organisations.Contains(o.Owner) && said.Contains(o.Name, StringComparison.Ordinal)) ? null : organisations[0];
    }

    /// <summary>The line that was meant by a number that is none and differs from it in one digit.</summary>
    private static string? Meant(StatedKnowledge stated, string number) => stated.Lines.ContainsKey(number) ? null
        : stated.Lines.Keys.FirstOrDefault(
            l => l.Length == number.Length && l.Length > 6 && l.Zip(number).Count(d => d.First != d.Second) == 1);
}
