using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Calculators;

/// <summary>
/// Takes inputs from a sentence: options by what people call them, numbers by the unit behind and the name before
/// them, days as they are written.
/// </summary>
internal sealed partial class UtteranceInputs
{
    /// <summary>A name counts for a number that follows it this closely.</summary>
    private const int Near = 10;

    /// <summary>Longer than any sentence with inputs in it.</summary>
    private const int Longest = 400;

    private const int FirstYearOfTheRepublic = 1911;

    /// <summary>By field, what follows its number and what stands before it, in any locale.</summary>
    private readonly IReadOnlyDictionary<string, (IReadOnlyList<string> Units, IReadOnlyList<string> Names)> marks;

    /// <summary>By field, what its options are called in any locale, longest first.</summary>
    private readonly IReadOnlyDictionary<string, IReadOnlyList<(string Phrase, string Option)>> options;

    public UtteranceInputs(IReadOnlyCollection<CalculatorWords> words)
    {
        var fields = words.SelectMany(w => w.Fields.Keys).Distinct().ToList();
        marks = fields.ToDictionary(
            f => f, f =>
                (Folded(words.SelectMany(w => w.Fields[f].Units)), Folded(words.SelectMany(w => w.Fields[f].Names))));
        options = fields.ToDictionary(f => f, f => (IReadOnlyList<(string, string)>)
        [
            .. from w in words
               from option in w.Fields[f].Options
               from phrase in option.Value.Say.Append(option.Value.Label)
               let plain = TextNormalizer.Normalize(phrase)
               where plain.Length > 0
               orderby plain.Length descending
               select (plain, option.Key),
        ]);
    }

    public IReadOnlyDictionary<string, string> Read(IReadOnlyList<FieldSpec> fields, string utterance, string? asked)
    {
        var found = new Dictionary<string, string>();
        if (utterance.Length > Longest) return found;
        foreach (var field in fields.Where(f => f.Kind == FieldKind.Choice))
            if (Option(field, TextNormalizer.Normalize(utterance)) is { } option) found[field.Id] = option;
        var text = Dollars().Replace(Digits(Fold(utterance)), "$1元");
        text = Days(fields, text, asked, found);
        var tokens = Numbers().Matches(text);
        foreach (var group in tokens.Select(
            (t, i) => (Token: t,
                Field: FieldOf(fields, text, t, i == 0 ? 0 : tokens[i - 1].Index + tokens[i - 1].Length)))
                     .Where(t => t.Field is not null).GroupBy(t => t.Field!))
        {
            if (group.Count() == 1) found[group.Key.Id] = Plain(group.First().Token.Value);
        }
        // What was just asked for needs no unit, as long as there is one number and it means nothing else.
        if (asked is not null && found.Count == 0 && fields.Any(f => f.Id == asked && f.Kind == FieldKind.Number))
        {
            if (NumberText.Parse(utterance) is { } whole) found[asked] = NumberText.Plain(whole);
            else if (tokens is [var only]) found[asked] = Plain(only.Value);
        }
        if (found.ContainsKey("summer-days") && found.ContainsKey("other-days")) found["season"] = "mixed";
        return found;
    }

    /// <summary>The one option that is named; none when several are.</summary>
    private string? Option(FieldSpec field, string normal)
    {
        var named = new HashSet<string>();
        foreach (var (phrase, option) in options[field.Id])
        {
            for (var at = TextSearch.Find(normal, phrase, 0); at >= 0; at = TextSearch.Find(normal, phrase, 0))
            {
                named.Add(option);
                normal = TextSearch.Take(normal, at, phrase.Length);
            }
        }
        return named.Count == 1 ? named.First() : null;
    }

    private FieldSpec? FieldOf(IReadOnlyList<FieldSpec> fields, string text, Match token, int after)
    {
        var start = Math.Max(after, token.Index - Near);
        var (before, behind) = (text[start..token.Index], text[(token.Index + token.Length)..].TrimStart());
        return fields.Where(f => f.Kind == FieldKind.Number)
            .Select(f => (Field: f, Fit: Fit(f, before, behind)))
            .Where(f => f.Fit >= 0).OrderByDescending(f => f.Fit).Select(f => f.Field).FirstOrDefault();
    }

    /// <summary>
    /// How well a number's surroundings fit a field: the nearest name counts most, then the
    /// longest; -1 when they do not.
    /// </summary>
    private int Fit(FieldSpec field, string before, string behind)
    {
        var (units, names) = marks[field.Id];
        if (names.Count + units.Count == 0 || (units.Count > 0 && !units.Any(u => Begins(behind, u)))) return -1;
        if (names.Count == 0) return 0;
        return names.Select(n => (At: before.LastIndexOf(n, StringComparison.Ordinal), n.Length)).Where(n => n.At >= 0)
            .Select(n => 100 * (n.At + n.Length) + n.Length).DefaultIfEmpty(-1).Max();
    }

    private static bool Begins(string text, string unit) =>
        text.StartsWith(unit, StringComparison.Ordinal)
        && !(char.IsAsciiLetter(unit[^1]) && text.Length > unit.Length && char.IsAsciiLetter(text[unit.Length]));

    /// <summary>Days are taken out of the text, so that their parts are no numbers.</summary>
    private static string Days(
        IReadOnlyList<FieldSpec> fields, string text, string? asked, Dictionary<string, string> found)
    {
        var days = DayPattern().Matches(text).Select(m =>
        {
            var year = int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture);
            return $"{(year < 1000 ? year + FirstYearOfTheRepublic : year):0000}-{m.Groups[2].Value}-{m.Groups[3].Value}";
        }).ToList();
        var dates = fields.Where(f => f is { Kind: FieldKind.Date, When.Options: ["dates"] })
            .Select(f => f.Id).ToList();
        if (days.Count == 1 && asked is not null && fields.Any(f => f.Id == asked && f.Kind == FieldKind.Date))
            found[asked] = days[0];
        else if (days.Count == 2 && dates.Count == 2)
            (found["season"], found[dates[0]], found[dates[1]]) = ("dates", days[0], days[1]);
        return DayPattern().Replace(text, " ");
    }

    private static IReadOnlyList<string> Folded(IEnumerable<string> texts) => [.. texts.Select(Fold)];

    /// <summary>
    /// Small plain letters and Han characters in one form; every character stays in its place, so
    /// that points and commas survive.
    /// </summary>
    private static string Fold(string text) =>
        string.Concat(NumberText.Fold(text).Select(c => FoldingTables.Variants[char.ToLowerInvariant(c)]));

    /// <summary>Numbers written in Chinese, wholly or in part, become digits: 「八百度」, 「2千度」.</summary>
    private static string Digits(string text)
    {
        text = Thousands()
            .Replace(text,
                m => NumberText.Parse(m.Groups[1].Value) is { } n and < 1_000_000
                    ? NumberText.Plain(n * (m.Groups[2].Value == "萬" ? 10_000 : 1000)) : m.Value);
        var result = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (Numerals.Number(text.AsSpan(at), out var number) is > 0 and var length)
            {
                result.Append(number.ToString(CultureInfo.InvariantCulture));
                at += length;
            }
            else result.Append(text[at++]);
        }
        return result.ToString();
    }

    private static string Plain(string token) =>
        NumberText.Parse(token) is { } number ? NumberText.Plain(number) : token;

    [GeneratedRegex(@"(?<![a-z0-9.^-])-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?![0-9^億兆]|e[0-9]|\.[0-9])")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<![0-9.])([0-9]+(?:\.[0-9]+)?)(千|萬)(?![0-9億兆])")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?:nt)?\$ ?([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)")]
    private static partial Regex Dollars();

    [GeneratedRegex(@"(?<![0-9])([0-9]{2,4})[-/.年] ?([0-9]{1,2})[-/.月] ?([0-9]{1,2})(?![0-9])日?")]
    private static partial Regex DayPattern();
}
