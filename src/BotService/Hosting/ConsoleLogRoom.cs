using Microsoft.Extensions.Logging.Console;

namespace BotService.Hosting;

/// <summary>
/// Logs on the console: a line of text each, for people; coloured only on a terminal. What collects logs asks for JSON
/// with <c>Logging:Console:FormatterName=json</c>.
/// </summary>
internal static class ConsoleLogRoom
{
    public static IServiceCollection AddConsoleLogs(this IServiceCollection services) =>
        services
            // Said by name: for nobody's choice the console takes the settings of long ago, not those below.
            .PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName ??= ConsoleFormatterNames.Simple)
            .Configure<SimpleConsoleFormatterOptions>(text =>
            {
                text.SingleLine = true;
                text.TimestampFormat ??= "HH:mm:ss ";
            });
}
