using Spectre.Console;

namespace BotService.Cli;

/// <summary>A console for what is no terminal: text without colours and without a terminal's commands.</summary>
internal static class PlainConsole
{
    public static IAnsiConsole Create(TextWriter? output = null) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors,
        Out = new AnsiConsoleOutput(output ?? Console.Out)
    });
}
