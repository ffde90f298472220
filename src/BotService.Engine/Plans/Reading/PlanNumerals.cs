namespace BotService.Engine.Plans.Reading;

/// <summary>Numbers as plans write them, for files that only say which way of numbering a list has.</summary>
public static class PlanNumerals
{
    private static readonly string Numerals = ReadingWords.Joined("numerals"), Formals = ReadingWords.Joined("formal"),
        Stems = ReadingWords.Joined("stems");

    /// <summary>Up to 99; others in digits.</summary>
    public static string Counted(int number) => Of(number, Numerals);

    /// <summary>The same in the numerals of deeds.</summary>
    public static string Formal(int number) => Of(number, Formals);

    /// <summary>The ten stems, by which the lowest items are counted.</summary>
    public static string Stem(int number) => Stems[(Math.Max(number, 1) - 1) % Stems.Length].ToString();

    private static string Of(int number, string digits) => number switch
    {
        >= 1 and <= 10 => digits[number - 1].ToString(),
        < 20 and > 10 => $"{digits[9]}{digits[number - 11]}",
        < 100 and >= 20 => $"{digits[number / 10 - 1]}{digits[9]}{(number % 10 == 0 ? "" : digits[number % 10 - 1])}",
        _ => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
