using BotService.Hosting;
using System.CommandLine;
using System.Text.Json;
using BotService.Cli.StaffVerbs;
using BotService.Quiz;
using BotService.Web.Staff.Quiz;

namespace BotService.Cli;

/// <summary><c>quiz make</c>: the questions of a month, with what is right.</summary>
internal static class QuizVerb
{
    public static Command Create()
    {
        var month = new Option<string>("--month") { Description = "Such as 2026-11.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var locale = ReportLocale.Create();
        var make = new Command("make", "Print the quiz of a month: what changed in it first, then what is asked for most.") { month, json, locale };
        make.SetAction(async (parsed, cancel) =>
        {
            if (CalendarMonth.Read(parsed.GetValue(month)) is not { } asked)
                return await StaffDoor.FailAsync($"'{parsed.GetValue(month)}' is no month; write it as 2026-11.");
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            if (ReportLocale.Wrong(release, parsed.GetValue(locale)) is { } wrong) return await StaffDoor.FailAsync(wrong);
            var words = release.Pages.For(parsed.GetValue(locale) ?? release.Locales[0]);
            return await StaffDoor.RunAsync(
                async services =>
                {
                    using var scope = services.CreateScope();
                    var quiz = await scope.ServiceProvider.GetRequiredService<QuizMonth>().MakeAsync(asked.First, words.Locale, cancel);
                    if (parsed.GetValue(json))
                        Console.Out.WriteLine(JsonSerializer.Serialize(QuizDesk.Json(asked, quiz, withAnswers: true), PlanVerbs.PlanVerbJson.Options));
                    else
                        foreach (var block in QuizWords.Paper(quiz, words, withAnswers: true)) Console.Out.WriteLine(string.Concat(block.Pieces.Select(p => p.Text)));
                    return ExitCode.Ok;
                },
                builder => builder.Services.AddSingleton(release.Library).AddQuiz());
        });
        return new Command("quiz", "Questions for staff, made of the lists that citizens get.") { make };
    }
}
