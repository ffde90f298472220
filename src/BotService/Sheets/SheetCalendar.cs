using System.Text;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;
using BotService.Hosting;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace BotService.Sheets;

/// <summary>
/// A sheet as days in a calendar: one to go on for a matter of its own, one for each stage of a life event. The days are
/// a proposal, for the citizen to move; made again, they are the same ones. Source: RFC 5545.
/// </summary>
internal static class SheetCalendar
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>A matter of its own is done on the next day.</summary>
    private const int NextDay = 1;

    /// <summary>Hour of the day at which it reminds.</summary>
    private const int Morning = 8;

    /// <param name="at">When the list was given.</param>
    /// <param name="address">Where it is to be read.</param>
    public static byte[] Write(Sheet sheet, string receipt, DateTimeOffset at, string address, PageWording words)
    {
        var calendar = new Calendar { ProductId = "-//BotService//" };
        var stages = sheet.Parts.Where(p => p.Kind == PartKind.Tasks).SelectMany(p => p.Items)
            .Where(i => i.Stage is not null).GroupBy(i => i.Stage!).OrderBy(g => g.Key.Days).ToList();
        foreach (var stage in stages)
            Add($"{receipt}-{stage.Key.Days}", stage.Key.Days,
                words.Say("calendar.stage", ("stage", stage.Key.Name), ("matter", sheet.Title)),
                stage.Select(i => i.Text));
        if (stages.Count == 0)
            Add(receipt, NextDay, words.Say("calendar.go", ("matter", sheet.Title)), Lines(sheet));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);

        void Add(string id, int days, string title, IEnumerable<string> lines)
        {
            var day = Weekday(Taiwan.Day(at).AddDays(days));
            var visit = new CalendarEvent
            {
                Uid = id,
                DtStamp = new CalDateTime(at.UtcDateTime, "UTC"),
                Start = new CalDateTime(day), End = new CalDateTime(day.AddDays(1)),
                Summary = title,
                Description = string.Join('\n', lines.Append(address)),
                Url = new Uri(address),
                Transparency = TransparencyType.Transparent,
            };
            visit.Alarms.Add(new Alarm
            {
                Action = AlarmAction.Display, Description = title, Trigger = new Trigger(Duration.FromHours(Morning)),
            });
            calendar.Events.Add(visit);
        }
    }

    private static IEnumerable<string> Lines(Sheet sheet) => sheet.Brief.Count > 0
        ? sheet.Brief.Select(l => SheetMarks.Text(sheet, l))
        : sheet.Parts.Where(p => SheetMarks.IsTicked(p.Kind)).SelectMany(p => p.Items).Select(i => i.Text);

    /// <summary>Counters are closed at weekends.</summary>
    private static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day,
    };
}
