using System.Globalization;
using BotService.Engine.Data;

namespace BotService.Engine.Hours;

/// <summary>Reads and writes the calendars of years, <c>calendar.&lt;year&gt;.yaml</c>.</summary>
public static class CalendarReader
{
    private const string Kind = "calendar.*.yaml", Off = "off", Worked = "worked", Source = "source";

    public static string FileOf(int year) => FormattableString.Invariant($"calendar.{year}.yaml");

    /// <summary>All years for which there is a file.</summary>
    public static OfficeCalendar Read(string path, Findings findings) => Read(DataFolder.Root(path), path, findings);

    internal static OfficeCalendar Read(DataFolder folder, string path, Findings findings)
    {
        if (!Directory.Exists(path)) return OfficeCalendar.None;
        var (years, off, worked) =
            (new HashSet<int>(), new Dictionary<DateOnly, string>(), new Dictionary<DateOnly, string>());
        foreach (var file in Directory.EnumerateFiles(path, Kind).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal))
        {
            if (folder.Map(file, findings, Kind) is not { } map) continue;
            _ = map.Text(Source);
            if (!int.TryParse(file.Split('.')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                findings.Add(HoursProblem.NoYear.At(map.Place, file));
            else if (years.Add(year))
            {
                Days(map.Map(Off), year, weekend: false, off, findings);
                Days(map.Map(Worked), year, weekend: true, worked, findings);
            }
            map.Done();
        }
        return new OfficeCalendar(years, off, worked);
    }

    /// <summary>One year of a calendar as a file of the data.</summary>
    public static string Write(OfficeCalendar calendar, int year, string source)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var lines = new List<string>
        {
            FormattableString.Invariant($"# The government's office calendar of {year}: weekdays off, ")
                + "and days of the weekend that are worked.",
            $"{Source}: {Quoted(source)}",
        };
        Add(Off, calendar.Off);
        Add(Worked, calendar.Worked);
        return string.Join('\n', lines) + "\n";

        void Add(string name, IReadOnlyDictionary<DateOnly, string> days)
        {
            var own = days.Where(d => d.Key.Year == year).OrderBy(d => d.Key).ToList();
            lines.Add(own.Count == 0 ? $"{name}: {{}}" : $"{name}:");
            lines.AddRange(own.Select(d => $"  {d.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {Quoted(d.Value)}"));
        }
    }

    private static void Days(
        YamlMap? map, int year, bool weekend, Dictionary<DateOnly, string> days, Findings findings)
    {
        foreach (var (text, why) in map?.Scalars() ?? new Dictionary<string, string>())
            if (HoursReader.Day(text) is not { } day) findings.Add(HoursProblem.NotDay.At(map!.Place, text));
            else if (day.Year != year) findings.Add(HoursProblem.NotOfYear.At(map!.Place, text, year));
            else if (OfficeCalendar.IsWeekend(day) != weekend)
                findings.Add((weekend ? HoursProblem.WorkedOnWeekday : HoursProblem.OffOnWeekend).At(map!.Place, text));
            else days[day] = why;
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
