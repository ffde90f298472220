using System.Globalization;
using BotService.Engine.Data;

namespace BotService.Engine.Hours;

/// <summary>
/// Reads <c>hours.yaml</c> and the calendars <c>calendar.&lt;year&gt;.yaml</c>; every problem is found in one run.
/// </summary>
public static class HoursReader
{
    public const string File = "hours.yaml";

    private const string Weekdays = "weekdays", Closed = "closed", Holidays = "holidays";

    private static readonly IReadOnlyDictionary<string, DayOfWeek> Days = Enum.GetValues<DayOfWeek>()
        .ToDictionary(day => day.ToString().ToLowerInvariant());

    /// <param name="path">The folder <c>dialogs</c>. Without the file nobody is ever there.</param>
    /// <param name="organisation">What the keys name.</param>
    public static HoursTable Load(string path, Findings findings, Reference? organisation = null)
    {
        var folder = DataFolder.Root(path);
        var calendar = CalendarReader.Read(folder, path, findings);
        if (!folder.Has(File) || folder.Map(File, findings) is not { } map) return new HoursTable(
            new Dictionary<(string, string), OpeningHours>(), calendar);
        var hours = new Dictionary<(string, string), OpeningHours>();
        foreach (var (id, queues) in map.Maps(organisation))
            foreach (var (queue, week) in queues.Maps())
                hours[(id, queue)] = Read(week, $"{id} {queue}", calendar, findings);
        return new HoursTable(hours, calendar);
    }

    /// <summary>The day that a text writes as <c>2026-12-31</c>; null for none.</summary>
    internal static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static OpeningHours Read(YamlMap week, string name, OfficeCalendar calendar, Findings findings)
    {
        var usual = Spans(week, Weekdays);
        var days = Days.ToDictionary(
            d => d.Value,
            d => week.Has(d.Key) ? Spans(week, d.Key) : d.Value is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : usual);
        if (days.Values.All(spans => spans.Count == 0)) findings.Add(HoursProblem.NoHours.At(week.Place, name));
        var closed = new HashSet<DateOnly>();
        foreach (var text in week.Texts(Closed))
            if (Day(text) is { } day) closed.Add(day);
            else findings.Add(HoursProblem.NotDay.At(week.Place, text));
        var read = new OpeningHours(days, calendar, closed) { WorksHolidays = week.Flag(Holidays) };
        week.Done();
        return read;
    }

    private static IReadOnlyList<DaySpan> Spans(YamlMap week, string key)
    {
        var spans = new List<DaySpan>();
        foreach (var text in week.Texts(key))
            if (Span(text) is { } span) spans.Add(span);
            else week.ReportAt(key, HoursProblem.NotSpan, text);
        if (spans.Zip(spans.Skip(1)).Any(pair => pair.First.To > pair.Second.From)) week.ReportAt(key, HoursProblem.SpansCross, key);
        return spans;
    }

    private static DaySpan? Span(string text) =>
        text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && Time(from) is { } begins && Time(to) is { } ends
            && begins < ends ? new DaySpan(begins, ends) : null;

    /// <summary><c>24:00</c> is the end of a day.</summary>
    private static TimeSpan? Time(string text) => text == "24:00" ? TimeSpan.FromDays(1)
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToTimeSpan() : null;
}
