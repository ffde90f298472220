using System.Globalization;
using BotService.Engine.Plans.Reading;

namespace BotService.Renewal.Files;

/// <summary>Numbers as lists of office programs write them.</summary>
internal static class WrittenNumber
{
    /// <param name="format">As Word calls the way of numbering.</param>
    public static string Of(int number, string format) => format switch
    {
        "taiwaneseCountingThousand" or "taiwaneseCounting" or "chineseCounting" or "chineseCountingThousand" or "ideographDigital"
            or "japaneseCounting" or "koreanDigital2" => PlanNumerals.Counted(number),
        "ideographLegalTraditional" or "chineseLegalSimplified" => PlanNumerals.Formal(number),
        "ideographTraditional" => PlanNumerals.Stem(number),
        "decimalEnclosedCircle" when number <= 20 => ((char)('\u2460' + number - 1)).ToString(),
        "decimalFullWidth" => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c + 0xfee0))),
        "upperLetter" => ((char)('A' + (number - 1) % 26)).ToString(),
        "lowerLetter" => ((char)('a' + (number - 1) % 26)).ToString(),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
