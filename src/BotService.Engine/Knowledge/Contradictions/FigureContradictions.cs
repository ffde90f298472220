using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>
/// What is said of one thing has a figure in common, wherever it is said, and a telephone is one organisation's; what is
/// said in one language is said in the other.
/// </summary>
internal static class FigureContradictions
{
    /// <summary>What statements say of one thing.</summary>
    private sealed record Said(Statement Statement, HashSet<string> Values);

    public static IEnumerable<Problem> Find(StatedKnowledge stated) =>
        stated.Locales.Take(1).SelectMany(l => Claims(stated, l)).Concat(Translations(stated));

    private static IEnumerable<Problem> Claims(StatedKnowledge stated, string locale)
    {
        var reader = new ClaimReader(
            stated.Knowledge.Catalogue.Claims[locale], stated.Figures(locale),
            stated.Organisations(locale).Concat(stated.Offices(locale)));
        var claims = (
            from statement in stated.Statements
            where statement.Texts.ContainsKey(locale)
            from claim in reader.Read(
                statement.Owner, statement.Texts[locale], statement.Questions.GetValueOrDefault(locale))
            select (Statement: statement, Claim: claim)).ToList();
        var figures =
            from same in claims.Where(c => c.Claim.About.Length > 0)
                .GroupBy(c => (c.Claim.Owner, c.Claim.About, c.Claim.Kind, c.Claim.Unit), c => (c.Statement, c.Claim.Value))
            from pair in Contradicting(same)
            select Differ(same.Key.Kind, same.Key.About, same.Key.Unit, pair.Here, pair.Other);
        var owners =
            from same in claims.Where(c => c.Claim.Kind == FigureKind.Telephone && !stated.Lines.ContainsKey(c.Claim.Value))
                .GroupBy(c => c.Claim.Value, c => (c.Statement, Owner: stated.OrganisationOf(c.Claim.Owner)))
            from pair in Contradicting(same.Where(c => c.Owner is not null).Select(c => (c.Statement, c.Owner!)))
            select ContradictionProblem.TelephoneOfTwo.At(
                pair.Here.Statement.Place, pair.Here.Statement.Voice, same.Key, Told(pair.Here.Values),
                Told(pair.Other.Values), pair.Other.Statement.Voice, At(pair.Other));
        return figures.Concat(owners);
    }

    /// <summary>
    /// Two that have nothing in common: of one voice two statements, of two voices all that each of them says.
    /// </summary>
    private static IEnumerable<(Said Here, Said Other)> Contradicting(IEnumerable<(Statement Statement, string Value)> same)
    {
        var said = same.GroupBy(c => c.Statement)
            .Select(s => new Said(s.Key, [.. s.Select(c => c.Value)])).ToList();
        if (said.Count < 2) yield break;
        var voices = said.GroupBy(s => s.Statement.Voice)
            .ToDictionary(v => v.Key, v => v.SelectMany(s => s.Values).ToHashSet());
        var told = new HashSet<string>();
        foreach (var here in said)
        {
            var other = said.TakeWhile(s => s != here).FirstOrDefault(
                s => s.Statement.CanStandBeside(here.Statement) && (s.Statement.Voice == here.Statement.Voice
                    ? !s.Values.Overlaps(here.Values)
                    : !voices[s.Statement.Voice].Overlaps(voices[here.Statement.Voice])));
            if (other is not null && told.Add(here.Statement.Voice)) yield return (here, other);
        }
    }

    private static Problem Differ(FigureKind kind, string about, string unit, Said here, Said other)
    {
        var (place, voice, told, untold) =
            (here.Statement.Place, here.Statement.Voice, Told(here.Values), Told(other.Values));
        return kind switch
        {
            FigureKind.Telephone => ContradictionProblem.TelephonesDiffer.At(
                place, voice, about, told, untold, other.Statement.Voice, At(other)),
            FigureKind.Hours => ContradictionProblem.HoursDiffer.At(
                place, voice, about, told, untold, other.Statement.Voice, At(other)),
            _ => ContradictionProblem.FiguresDiffer.At(
                place, voice, about, told, unit, untold, other.Statement.Voice, At(other)),
        };
    }

    /// <summary>Only what is paid: days are written as words in one language and as figures in the other.</summary>
    private static IEnumerable<Problem> Translations(StatedKnowledge stated)
    {
        if (stated.Locales.ToList() is not [var first, .. var others]) yield break;
        foreach (var statement in stated.Statements)
        {
            var here = Amounts(statement, first);
            foreach (var locale in others)
                foreach (var there in Amounts(statement, locale))
                    if (here[there.Key] is var own && own.Any() && !own.Intersect(there).Any())
                        yield return ContradictionProblem.TranslationDiffers.At(
                            statement.Place, statement.Voice, Told(own), there.Key, first, Told(there), locale);
        }

        ILookup<string, string> Amounts(Statement statement, string locale) =>
            stated.FiguresIn(statement, locale).Where(f => f.Kind == FigureKind.Amount).ToLookup(f => f.Unit, f => f.Value);
    }

    private static string At(Said said) => $"{said.Statement.Place.File}:{said.Statement.Place.Line}";

    private static string Told(IEnumerable<string> values) =>
        string.Join(" / ", values.Distinct().Order(StringComparer.Ordinal));
}
