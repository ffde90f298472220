using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BotService.Engine.Calculators;

/// <summary>Numbers as people type them, and as we show them.</summary>
internal static partial class NumberText
{
    /// <summary>Longer than any number in range; what is longer is read as nothing at all.</summary>
    private const int Longest = 40;

    /// <summary>
    /// Reads <c>800</c>, <c>1,200</c>, <c>-5</c>, <c>12.5</c>, full-width signs too. Null when it is no number; too
    /// large for us to hold is <see cref="decimal.MaxValue"/>.
    /// </summary>
    public static decimal? Parse(string text)
    {
        var plain = Fold(text).Trim();
        if (plain.Length > Longest || !Whole().IsMatch(plain)) return null;
        plain = plain.Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(plain, NumberStyles.AllowLeadingSign
            | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        return plain[0] == '-' ? decimal.MinValue : decimal.MaxValue;
    }

    /// <summary>Full-width digits and signs become plain ones, every other character stays in its place.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            folded.Append(c switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(c - '\uFF01' + '!'),
                '\u3000' => ' ',
                '\u2212' or '\u2013' => '-',
                _ => c,
            });
        }
        return folded.ToString();
    }

    /// <summary>An amount without needless zeros, thousands apart: <c>1,814.6</c>.</summary>
    public static string Show(decimal number) => number.ToString("#,##0.######", CultureInfo.InvariantCulture);

    /// <summary>As a field takes it back.</summary>
    public static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Show(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?$")]
    private static partial Regex Whole();
}
