using BotService.Engine.Data;
using BotService.Engine.Hours;

namespace BotService.Tests.Hours;

public sealed class HoursReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void File_WithSpansClosuresAndCalendars_IsReadAsItSays()
    {
        Write("hours.yaml", "any:\n  people:\n    weekdays: [08:00-12:00, 13:00-17:00]\n    monday: [09:00-24:00]\n    closed: [2026-12-31]\n");
        Write("calendar.2026.yaml", "source: x\noff: { 2026-12-25: a }\nworked: { 2026-12-19: b }\n");
        var findings = new Findings();
        var hours = HoursReader.Load(folder, findings).Of("twc")!;
        Assert.Empty(findings);
        Assert.Equal([new DaySpan(new(9, 0, 0), TimeSpan.FromDays(1))], hours.On(new(2026, 11, 30)));
        Assert.Equal(2, hours.On(new(2026, 12, 1)).Count);
        Assert.Empty(hours.On(new(2026, 12, 31)));
        Assert.Empty(hours.On(new(2026, 12, 25)));
        Assert.Equal(2, hours.On(new(2026, 12, 19)).Count);
        Assert.Empty(hours.On(new(2026, 12, 20)));
    }

    [Theory]
    [InlineData("any:\n  people:\n    weekdays: [17:00-08:00]\n", "not-span")]
    [InlineData("any:\n  people:\n    weekdays: [08:00-12:00, 11:00-13:00]\n", "spans-cross")]
    [InlineData("any:\n  people:\n    weekdays: [8-12]\n", "not-span")]
    [InlineData("any:\n  people:\n    weekdays: [08:00-12:00]\n    closed: [tomorrow]\n", "not-day")]
    [InlineData("any:\n  people:\n    weekday: [08:00-12:00]\n", "unknown-key")]
    public void File_WithAMistake_IsTold(string text, string code)
    {
        Write("hours.yaml", text);
        var findings = new Findings();
        HoursReader.Load(folder, findings);
        Assert.Contains(findings, p => p.Code == code);
    }

    [Theory]
    [InlineData("off: { 2026-12-26: a }", "off-on-weekend")]
    [InlineData("worked: { 2026-12-25: a }", "worked-on-weekday")]
    [InlineData("off: { 2025-12-25: a }", "not-of-year")]
    public void Calendar_WithAMistake_IsTold(string text, string code)
    {
        Write("calendar.2026.yaml", text);
        var findings = new Findings();
        CalendarReader.Read(folder, findings);
        Assert.Equal([code], findings.Select(p => p.Code));
    }

    [Fact]
    public void Folder_WithoutTheFile_HasNobodyThere() => Assert.Null(HoursReader.Load(folder, new Findings()).Of("twc"));

    [Fact]
    public void Calendar_Written_IsReadAsItWas()
    {
        var calendar = new OfficeCalendar(
            new HashSet<int> { 2026 }, new Dictionary<DateOnly, string> { [new(2026, 12, 25)] = "it's off" },
            new Dictionary<DateOnly, string>());
        Write(CalendarReader.FileOf(2026), CalendarReader.Write(calendar, 2026, "x"));
        var findings = new Findings();
        var read = CalendarReader.Read(folder, findings);
        Assert.Empty(findings);
        Assert.Equal(calendar.Off, read.Off);
        Assert.Equal(calendar.Years, read.Years);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
