using System.Globalization;

namespace BotService.Channels.Voice.Speaking;

/// <summary>Numbers as English words; of a language whose table is short, digits one by one from there on.</summary>
internal sealed class EnglishNumbers(SpeechTable table)
{
    private const int Hundred = 0, Thousand = 1, Million = 2;

    public string Digits(string digits) => string.Join(' ', digits.Select(d => table.Numbers[d - '0']));

    /// <param name="number">As it is written, with commas and decimals.</param>
    public string Say(string number)
    {
        var parts = number.Replace(",", "", StringComparison.Ordinal).Split('.');
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var whole) || whole >= Most)
            return Digits(string.Concat(parts));
        return parts.Length == 1 ? Count(whole) : $"{Count(whole)} {table["point"]} {Digits(parts[1])}";
    }

    public string Count(long number)
    {
        if (number < table.Numbers.Count) return table.Numbers[(int)number];
        if (table.Tens.Count == 0) return Digits(number.ToString(CultureInfo.InvariantCulture));
        if (number < 100) return Joined("-", table.Tens[(int)(number / 10) - 1], number % 10);
        var (size, scale) = number switch
        {
            < 1000 => (100L, Hundred), < 1_000_000 => (1000L, Thousand), _ => (1_000_000L, Million),
        };
        return Joined(" ", $"{Count(number / size)} {table.Scales[scale]}", number % size);
    }

    public string Ordinal(int number)
    {
        if (number < table.Ordinals.Count) return table.Ordinals[number];
        if (table.Ordinals.Count == 0 || number >= 100) return Count(number);
        var tens = table.Tens[(number / 10) - 1];
        // twentieth, thirtieth
        return number % 10 == 0 ? $"{tens[..^1]}ieth" : $"{tens}-{table.Ordinals[number % 10]}";
    }

    /// <summary>A year in pairs: twenty twenty-six, two thousand six.</summary>
    public string Year(int year)
    {
        if (table.Tens.Count == 0 || year % 1000 < 10) return Count(year);
        return year % 100 is var rest && rest == 0 ? $"{Count(year / 100)} {table.Scales[Hundred]}"
            : rest < 10 ? $"{Count(year / 100)} {table.Letters.GetValueOrDefault("O", "oh")} {Count(rest)}"
            : $"{Count(year / 100)} {Count(rest)}";
    }

    private string Joined(string by, string begin, long rest) => rest == 0 ? begin : begin + by + Count(rest);

    /// <summary>From here on digits are said one by one.</summary>
    private const long Most = 1_000_000_000;
}
