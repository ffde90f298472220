using System.CommandLine;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Sheets;
using Spectre.Console;

namespace BotService.Cli;

/// <summary><c>ask</c>: a conversation in the terminal; nothing is stored.</summary>
internal static class AskVerb
{
    public static Command Create()
    {
        var locale = new Option<string?>("--locale")
        {
            Description = "A language of knowledge/locales.yaml. Default: the first.", HelpName = "LOCALE",
        };
        var command = new Command(
            "ask", "Talk to the assistant in the terminal. Empty line or Ctrl-D ends.") { locale };
        command.SetAction(
            parsed => Startup.LoadOrReport() is { } release
                ? Run(release.Engine, parsed.GetValue(locale) ?? release.Locales[0], Console.In, AnsiConsole.Console)
                : ExitCode.BadData);
        return command;
    }

    internal static int Run(IDialogEngine engine, string locale, TextReader input, IAnsiConsole console)
    {
        var today = Taiwan.Today(TimeProvider.System);
        var turn = engine.Next(null, new Input(null, locale), today);
        while (true)
        {
            foreach (var reply in turn.Replies) Show(console, reply);
            console.Markup("[bold]> [/]");
            if (input.ReadLine() is not { Length: > 0 } line) return ExitCode.Ok;
            turn = engine.Next(turn.State, new Input(Chosen(turn, line), locale), today);
        }
    }

    /// <summary>A number picks the choice that stands under it.</summary>
    private static string Chosen(TurnResult turn, string line) =>
        turn.Replies.LastOrDefault() is { Choices.Count: > 0 and var count } reply && reply.Kind != ReplyKind.Rating
        && int.TryParse(line, out var number) && number >= 1 && number <= count
            ? reply.Choices[number - 1]
            : line;

    private static void Show(IAnsiConsole console, Reply reply)
    {
        console.MarkupLineInterpolated($"[teal]{reply.Text}[/]");
        if (reply.Sheet is { } sheet) Show(console, sheet);
        foreach (var call in reply.Calls) console.MarkupLineInterpolated($"  [red]{call.Label}[/]");
        var numbered = reply.Kind != ReplyKind.Rating;
        foreach (var (choice, i) in reply.Choices.Select((c, i) => (c, i)))
            console.MarkupLineInterpolated($"  [blue]{(numbered ? $"{i + 1}. " : "")}{choice}[/]");
    }

    private static void Show(IAnsiConsole console, Sheet sheet)
    {
        if (sheet.Brief.Count > 0)
        {
            if (sheet.Case.Count > 0) console.MarkupLineInterpolated($"[bold]{SheetMarks.Answers(sheet)}[/]");
            foreach (var line in sheet.Brief) console.MarkupLineInterpolated($"  {SheetMarks.Text(sheet, line)}");
            if (sheet.Call is { } call)
            {
                console.MarkupLineInterpolated($"[bold]{call.Heading}[/]");
                foreach (var line in SheetMarks.Spoken(call)) console.MarkupLineInterpolated($"  {line}");
            }
            console.MarkupLineInterpolated($"[grey]── {SheetMarks.More(sheet)}[/]");
        }
        if (sheet.Reservation is { } reservation) console.MarkupLineInterpolated($"[yellow]{reservation}[/]");
        if (SheetMarks.Legend(sheet) is { } legend) console.MarkupLineInterpolated($"[grey]{legend}[/]");
        foreach (var part in sheet.Parts)
        {
            console.MarkupLineInterpolated($"[bold]{part.Heading}[/]");
            foreach (var item in part.Items)
            {
                var mark = string.Concat(
                    new[] { item.Mark, item.Condition }.Where(m => m is not null).Select(m => $" ({m})"));
                console.MarkupLineInterpolated(
                    $"  ・{item.Text}[yellow]{mark}[/] [grey]{string.Join(' ', item.Details)} {string.Concat(item.SourceNumbers.Select(n => $"[{n}]"))}[/]");
            }
        }
        foreach (var (source, i) in sheet.Sources.Select((s, i) => (s, i)))
            console.MarkupLineInterpolated($"  [grey]{$"[{i + 1}]"} {source.Title} {source.Dated}[/]");
    }
}
