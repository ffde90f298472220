using System.Globalization;
using System.Text;

namespace BotService.Channels.Voice.Speaking;

/// <summary>Numbers in Chinese as they are said in Taiwan.</summary>
internal sealed class ChineseNumbers(SpeechTable table)
{
    private const int Ten = 0, Hundred = 1, Thousand = 2, Myriad = 3, HundredMillion = 4;

    public string Digits(string digits) => string.Concat(digits.Select(d => table.Numbers[d - '0']));

    /// <param name="number">As it is written, with commas and decimals.</param>
    /// <param name="counts">It stands before what is counted, where two has a word of its own.</param>
    public string Say(string number, bool counts)
    {
        var parts = number.Replace(",", "", StringComparison.Ordinal).Split('.');
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            || whole >= Most) return Digits(string.Concat(parts));
        return parts.Length == 1 ? Count(whole, counts)
            : Count(whole, counts: false) + table["point"] + Digits(parts[1]);
    }

    public string Count(long number, bool counts)
    {
        if (number == 2 && counts) return table["pair"];
        var text = new StringBuilder();
        Write(text, number);
        return text.Length == 0 ? table.Numbers[0] : text.ToString();
    }

    private void Write(StringBuilder text, long number)
    {
        foreach (var (size, scale) in ((long, int)[])[(100_000_000, HundredMillion), (10_000, Myriad)])
        {
            if (number < size) continue;
            var many = number / size;
            if (many == 2) text.Append(table["pair"]);
            else Write(text, many);
            text.Append(table.Scales[scale]);
            number %= size;
            if (number > 0 && number < size / 10) text.Append(table.Numbers[0]);
        }
        Below(text, (int)number);
    }

    private void Below(StringBuilder text, int number)
    {
        // A nought is said once, between what stands on either side of it.
        var (began, gap) = (text.Length > 0, false);
        foreach (var (size, scale) in ((int, int)[])[(1000, Thousand), (100, Hundred), (10, Ten), (1, -1)])
        {
            var digit = number / size % 10;
            if (digit == 0)
            {
                gap |= number >= size * 10;
                continue;
            }
            if (gap) text.Append(table.Numbers[0]);
            gap = false;
            var isPair = digit == 2 && (scale == Thousand || (scale == Hundred && number < 1000));
            // Ten to nineteen by themselves have no one before the ten.
            if (!(scale == Ten && digit == 1 && number < 20 && !began))
                text.Append(isPair ? table["pair"] : table.Numbers[digit]);
            if (scale >= 0) text.Append(table.Scales[scale]);
        }
    }

    /// <summary>From here on digits are said one by one.</summary>
    private const long Most = 1_000_000_000_000;
}
