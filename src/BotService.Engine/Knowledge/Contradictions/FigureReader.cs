using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>Reads the figures of a text in the spelling of one locale.</summary>
/// <param name="telephones">Short numbers that are telephones; longer ones are known by their shape.</param>
internal sealed partial class FigureReader
{
    private readonly FigureWords words;
    private readonly Regex pattern, time;

    public FigureReader(FigureWords words, IEnumerable<string> telephones)
    {
        this.words = words;
        var clock = words.Clock;
        var hour = $@"(?:{Any([.. clock.Morning, .. clock.Afternoon])})?\s*\d{{1,2}}\s*(?:{Any([.. clock.Hour, @":"])})"
            + $@"(?:\d\d)?(?:{Any(clock.Half)})?";
        // A year or an amount may be written like a short number.
        var units = Any([.. words.Amounts, .. words.Periods, .. words.Others, .. words.Same.Keys]);
        pattern = new Regex(
            $@"(?<telephone>\(?0\d{{1,3}}\)?[- ]?\d{{3,4}}-?\d{{3,4}}(?!\d)|(?<!\d)(?:{Any([.. telephones])})(?!\d|\s*(?:{units})))"
            + $@"|(?<always>{Any(clock.Always)})|(?<hours>{hour}\s*(?:{Any(clock.To)})\s*{hour})"
            + $@"|(?:(?<before>{Any([.. words.Before.Keys])})\s?)?(?<number>\d[\d,]*(?:\.\d+)?)\s*(?<unit>{units})?",
            RegexOptions.CultureInvariant);
        time = new Regex(
            $@"(?<later>{Any(clock.Afternoon)})?\s*(?<hour>\d{{1,2}})\s*(?:{Any([.. clock.Hour, ":"])})(?<minute>\d\d)?(?<half>{Any(clock.Half)})?",
            RegexOptions.CultureInvariant);
    }

    /// <summary>Whether there is anything to read: most sentences have no figure at all.</summary>
    public bool CanHold(string text) => text.AsSpan().ContainsAnyInRange('0', '9')
        || words.Clock.Always.Any(a => text.Contains(a, StringComparison.Ordinal));

    public IEnumerable<ReadFigure> Read(string text)
    {
        if (!CanHold(text)) yield break;
        foreach (Match m in pattern.Matches(text))
        {
            if (m.Groups["telephone"].Success) yield return Of(m, FigureKind.Telephone, "", Digits(m.Value));
            else if (m.Groups["always"].Success) yield return Of(m, FigureKind.Hours, "", words.Clock.Always[0]);
            else if (m.Groups["hours"].Success)
                yield return Of(m, FigureKind.Hours, "", string.Join('-', time.Matches(m.Value).Select(Time)));
            else yield return Number(m);
        }
    }

    /// <summary>The digits of a telephone number, however it is parted.</summary>
    public static string Digits(string number) => NoDigit().Replace(number, "");

    private ReadFigure Number(Match m)
    {
        var written = m.Groups["before"] is { Success: true } before
            ? words.Before[before.Value] : m.Groups["unit"].Value;
        var unit = words.Same.GetValueOrDefault(written, written);
        var value = decimal.Parse(m.Groups["number"].Value, NumberStyles.Number, CultureInfo.InvariantCulture);
        return Of(m, words.Amounts.Contains(unit) ? FigureKind.Amount
                : words.Periods.Contains(unit) ? FigureKind.Period : FigureKind.Other,
            unit, value.ToString("0.######", CultureInfo.InvariantCulture));
    }

    private static string Time(Match m)
    {
        var hour = int.Parse(m.Groups["hour"].Value, CultureInfo.InvariantCulture);
        if (m.Groups["later"].Success && hour < 12) hour += 12;
        var minute = m.Groups["half"].Success ? "30" : m.Groups["minute"] is { Success: true } given ? given.Value : "00";
        return string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute}");
    }

    private static ReadFigure Of(Match m, FigureKind kind, string unit, string value) =>
        new(kind, unit, value, m.Index, m.Index + m.Length);

    /// <summary>One of these, the longest first; nothing, where there are none.</summary>
    internal static string Any(IReadOnlyCollection<string> options) => options.Count == 0 ? "(?!)"
        : string.Join('|', options.OrderByDescending(o => o.Length).Select(Regex.Escape));

    [GeneratedRegex(@"\D")]
    private static partial Regex NoDigit();
}
