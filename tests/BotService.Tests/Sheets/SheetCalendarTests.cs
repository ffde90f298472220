using System.Text;
using BotService.Engine.Cases;
using BotService.Sheets;
using Ical.Net;

namespace BotService.Tests.Sheets;

/// <summary>A list as days to go, read back as a calendar reads it.</summary>
public sealed class SheetCalendarTests
{
    private const string Address = "https://service.example/c/r-1";

    [Fact]
    public void Matter_IsOneDayToGo_OnAWeekday_WithWhatToBring()
    {
        var sheet = SheetSamples.Plain() with { Brief = [new(BriefKind.Bring, "帶 1 樣", "身分證；印章, 正本")] };

        var visit = Assert.Single(Read(sheet).Events);
        // The list was given on a Friday.
        Assert.Equal(new DateOnly(2026, 11, 23), visit.Start!.Date);
        Assert.False(visit.Start.HasTime);
        Assert.Contains("帶 1 樣：身分證；印章, 正本", visit.Description, StringComparison.Ordinal);
        Assert.EndsWith(Address, visit.Description, StringComparison.Ordinal);
        Assert.Single(visit.Alarms);
    }

    [Fact]
    public void LifeEvent_IsADayForEachStage_AndTheSameEachTime()
    {
        SheetItem Task(string name, SheetStage stage) =>
            new(name, name, [], 0, null, null, null, []) { Stage = stage };
        var (soon, later) = (new SheetStage("這週", 1), new SheetStage("之後", 60));
        var sheet = SheetSamples.Plain() with
        {
            Parts = [new(PartKind.Tasks, "要辦的事", [Task("結清", soon), Task("過戶", soon), Task("代繳", later)])],
        };

        var days = Read(sheet).Events.OrderBy(e => e.Start!.Date).ToList();
        Assert.Equal([$"這週要辦：{sheet.Title}", $"之後要辦：{sheet.Title}"], days.Select(d => d.Summary));
        Assert.StartsWith("結清\n過戶\n", days[0].Description, StringComparison.Ordinal);
        Assert.Equal(days.Select(d => d.Uid), Read(sheet).Events.OrderBy(e => e.Start!.Date).Select(d => d.Uid));
    }

    private static Calendar Read(Sheet sheet) => Calendar.Load(Encoding.UTF8.GetString(SheetCalendar.Write(
        sheet, "r-1", SheetSamples.At, Address, TestPages.Wordings.For("zh-TW"))))!;
}
