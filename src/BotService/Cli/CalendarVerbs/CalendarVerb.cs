using System.CommandLine;
using System.Globalization;
using BotService.Engine.Data;
using BotService.Engine.Hours;

namespace BotService.Cli.CalendarVerbs;

/// <summary><c>calendar</c>: which days of a year people work, out of the government's office calendar.</summary>
internal static class CalendarVerb
{
    public static Command Create() =>
        new("calendar", "The office calendar by which working days are counted.") { Import(), Show() };

    private static Command Import()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The government's office calendar of one year as .csv: date, weekday, off (0 or 2), remark.",
        };
        var lang = CheckVerb.Language();
        var import = new Command("import", "Write the year's calendar beside the dialogs; nothing is written unless all rows are right.")
        {
            file, lang,
        };
        import.SetAction(parsed => Import(
            parsed.GetValue(file)!, DataFolders.Dialogs, parsed.GetValue(lang)!, Console.Out, Console.Error));
        return import;
    }

    private static Command Show()
    {
        var year = new Argument<int>("YEAR") { Description = "Such as 2026." };
        var lang = CheckVerb.Language();
        var show = new Command("show", "Print a year's days off and days worked on a weekend.") { year, lang };
        show.SetAction(parsed => Show(
            parsed.GetValue(year), DataFolders.Dialogs, parsed.GetValue(lang)!, Console.Out, Console.Error));
        return show;
    }

    /// <returns>0 when it is written; else nothing was.</returns>
    internal static int Import(string path, string dialogs, string lang, TextWriter output, TextWriter errors)
    {
        var (calendar, year, problems) = CalendarFile.Read(path);
        foreach (var problem in problems) errors.WriteLine(problem.In(lang));
        if (calendar is null) return ExitCode.Failed;
        var target = Path.Combine(dialogs, CalendarReader.FileOf(year));
        // Beside its place first: whoever looks finds all of it or nothing.
        File.WriteAllText($"{target}.half", CalendarReader.Write(calendar, year, Path.GetFileName(path)));
        File.Move($"{target}.half", target, overwrite: true);
        output.WriteLine(Written(target, calendar, lang));
        return ExitCode.Ok;
    }

    internal static int Show(int year, string dialogs, string lang, TextWriter output, TextWriter errors)
    {
        var findings = new Findings();
        var calendar = CalendarReader.Read(dialogs, findings);
        foreach (var problem in findings) errors.WriteLine(problem.In(lang));
        if (findings.Any(p => p.IsError)) return ExitCode.BadData;
        if (!calendar.Years.Contains(year))
        {
            errors.WriteLine(CalendarProblem.CalendarNone.At(default, year).Text.In(lang));
            return ExitCode.Failed;
        }
        var days = calendar.Off.Select(d => (d.Key, Mark: "-", d.Value)).Concat(calendar.Worked.Select(d => (d.Key, Mark: "+", d.Value)));
        foreach (var (day, mark, why) in days.Where(d => d.Key.Year == year).OrderBy(d => d.Key))
            output.WriteLine($"{mark} {day.ToString("yyyy-MM-dd ddd", CultureInfo.InvariantCulture)} {why}".TrimEnd());
        return ExitCode.Ok;
    }

    private static string Written(string target, OfficeCalendar calendar, string lang) =>
        CalendarProblem.CalendarWritten.At(default, target, calendar.Off.Count, calendar.Worked.Count).Text.In(lang);
}
