using System.Globalization;
using System.Text;
using BotService.Cli;
using BotService.Cli.CalendarVerbs;

namespace BotService.Tests.Cli.CalendarVerbs;

/// <summary>The government's calendar goes in whole or not at all.</summary>
public sealed class CalendarVerbTests : IDisposable
{
    private static readonly string[] Weekdays = ["日", "一", "二", "三", "四", "五", "六"];

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Import_OfAYear_WritesTheDaysThatAreNoPlainWeek()
    {
        var (code, output, _) = Import(Year(2026));
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("1", output, StringComparison.Ordinal);
        Assert.Equal(["- 2026-12-25 Fri 行憲紀念日", "+ 2026-12-26 Sat 補行上班"], Show(2026));
    }

    [Fact]
    public void Import_OfBig5WithOtherSpellings_ReadsTheSame()
    {
        var text = Year(2026).Replace("西元日期,星期,是否放假,備註", "Date,Weekday,isHoliday,Description", StringComparison.Ordinal)
            .Replace("20261225,", "2026/12/25,", StringComparison.Ordinal);
        var big5 = CodePagesEncodingProvider.Instance.GetEncoding(950)!;
        Assert.Equal(ExitCode.Ok, Import(text, big5).Code);
        Assert.Equal(2, Show(2026).Length);
    }

    [Theory]
    [InlineData("20261225,五,2", "20261225,四,2", 360)]
    [InlineData("20261225,五,2", "20261225,五,3", 360)]
    [InlineData("20261225,五,2", "20261325,五,2", 360)]
    [InlineData("20261225,五,2", "20261224,四,2", 360)]
    [InlineData("20261225,五,2", "20251225,四,2", 360)]
    public void Import_WithABadRow_NamesItsLineAndWritesNothing(string right, string wrong, int line)
    {
        var (code, _, errors) = Import(Year(2026).Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains(FormattableString.Invariant($".csv:{line}:"), errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder, "calendar.*"));
    }

    [Fact]
    public void Import_WithADayMissing_SaysWhich()
    {
        var (code, _, errors) = Import(string.Join('\n', Year(2026).Split('\n').Where(l => !l.StartsWith("20260607", StringComparison.Ordinal))));
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("2026-06-07", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_OfAYearWithoutACalendar_SaysSo()
    {
        using var errors = new StringWriter();
        Assert.Equal(ExitCode.Failed, CalendarVerb.Show(2031, folder, "en", TextWriter.Null, errors));
        Assert.Contains("2031", errors.ToString(), StringComparison.Ordinal);
    }

    private static string Year(int year)
    {
        var text = new StringBuilder("西元日期,星期,是否放假,備註\n");
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var (off, why) = (day.Month, day.Day) switch
            {
                (12, 25) => (2, "行憲紀念日"), (12, 26) => (0, "補行上班"),
                _ => (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 0, ""),
            };
            text.Append(CultureInfo.InvariantCulture, $"{day:yyyyMMdd},{Weekdays[(int)day.DayOfWeek]},{off},{why}\n");
        }

        return text.ToString();
    }

    private (int Code, string Output, string Errors) Import(string text, Encoding? encoding = null)
    {
        var file = Path.Combine(folder, "year.csv");
        File.WriteAllText(file, text, encoding ?? Encoding.UTF8);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (CalendarVerb.Import(file, folder, "en", output, errors), output.ToString(), errors.ToString());
    }

    private string[] Show(int year)
    {
        using var output = new StringWriter();
        Assert.Equal(ExitCode.Ok, CalendarVerb.Show(year, folder, "en", output, TextWriter.Null));
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()).ToArray();
    }
}
