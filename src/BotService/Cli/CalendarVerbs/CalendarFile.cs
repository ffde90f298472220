using System.Globalization;
using BotService.Cli.Importing;
using BotService.Engine.Data;
using BotService.Engine.Hours;
using BotService.Hosting;
using CsvHelper;

namespace BotService.Cli.CalendarVerbs;

/// <summary>
/// Reads the government's office calendar of a year: a row for each day with its date, weekday, whether it is off, and a remark.
/// Every bad row is named by its line; with one there is no calendar.
/// </summary>
internal static class CalendarFile
{
    private static readonly string[] Forms = ["yyyyMMdd", "yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d", "yyyy-M-d"];

    private static readonly Lazy<Dictionary<string, string[]>> Names = new(() => ColumnNames.Beside(typeof(CalendarFile)));

    /// <returns>Null when there are problems.</returns>
    public static (OfficeCalendar? Calendar, int Year, IReadOnlyList<Problem> Problems) Read(string path)
    {
        var (name, problems) = (Path.GetFileName(path), new List<Problem>());
        if (!File.Exists(path)) return Bad(CalendarProblem.NoCalendarFile);
        if (FileText.Of(File.ReadAllBytes(path)) is not { } text) return Bad(CalendarProblem.NotCalendarText);
        using var rows = CsvReader.FromText(
            text, CsvReaderOptions.Default with
            {
                HasHeader = false, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Recover,
            });
        if (!rows.Read()) return Bad(CalendarProblem.CalendarEmpty);
        var heads = Fields(rows).ConvertAll(h => h.Replace(" ", "", StringComparison.Ordinal));
        var (date, weekday, holiday, remark) = (Column("date"), Find("weekday"), Column("holiday"), Find("remark"));
        if (problems.Count > 0) return (null, 0, problems);
        var days = new SortedDictionary<DateOnly, (bool IsOff, string Remark)>();
        while (rows.Read())
        {
            var (fields, line) = (Fields(rows), (int)rows.LineNumber);
            if (fields.TrueForAll(f => f.Length == 0)) continue;
            if (!DateOnly.TryParseExact(Cell(date), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                Add(CalendarProblem.CalendarDay, line, VisibleText.Of(Cell(date)));
            else if (weekday >= 0 && !Is(day.DayOfWeek.ToString().ToLowerInvariant(), Cell(weekday)))
                Add(CalendarProblem.CalendarWeekday, line, IsoDay.Of(day), VisibleText.Of(Cell(weekday)));
            else if (!Is("off", Cell(holiday)) && !Is("work", Cell(holiday)))
                Add(CalendarProblem.CalendarHoliday, line, VisibleText.Of(Cell(holiday)));
            else if (days.Count > 0 && days.First().Key.Year != day.Year)
                Add(CalendarProblem.CalendarYears, line, IsoDay.Of(day), days.First().Key.Year);
            else if (!days.TryAdd(day, (Is("off", Cell(holiday)), Cell(remark)))) Add(CalendarProblem.CalendarTwice, line, IsoDay.Of(day));

            string Cell(int column) => column >= 0 && column < fields.Count ? fields[column] : "";
        }
        if (problems.Count > 0) return (null, 0, problems);
        if (days.Count == 0) return Bad(CalendarProblem.CalendarEmpty);
        var year = days.First().Key.Year;
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            if (!days.ContainsKey(day)) Add(CalendarProblem.CalendarGap, 1, IsoDay.Of(day));
        if (problems.Count > 0) return (null, 0, problems);
        return (new OfficeCalendar(
            new HashSet<int> { year },
            days.Where(d => d.Value.IsOff && !OfficeCalendar.IsWeekend(d.Key)).ToDictionary(d => d.Key, d => d.Value.Remark),
            days.Where(d => !d.Value.IsOff && OfficeCalendar.IsWeekend(d.Key)).ToDictionary(d => d.Key, d => d.Value.Remark)), year, []);

        void Add(CalendarProblem kind, int line, params object?[] values) => problems.Add(kind.At(new Place(name, line), values));

        (OfficeCalendar?, int, IReadOnlyList<Problem>) Bad(CalendarProblem kind) => (null, 0, [kind.At(new Place(name, 1))]);

        int Find(string kind) => heads.FindIndex(h => Is(kind, h));

        int Column(string kind)
        {
            var column = Find(kind);
            if (column < 0) Add(CalendarProblem.CalendarColumn, 1, kind, string.Join(", ", Names.Value[kind]));
            return column;
        }
    }

    private static bool Is(string kind, string text) => Names.Value[kind].Contains(text, StringComparer.OrdinalIgnoreCase);

    private static List<string> Fields(CsvReader rows) =>
        [.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetString(i).Trim())];
}
