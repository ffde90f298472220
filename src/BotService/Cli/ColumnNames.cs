using BotService.Hosting;

namespace BotService.Cli;

/// <summary>What columns of a file and their values may be called.</summary>
internal static class ColumnNames
{
    /// <summary>One kind a line, in <c>columns.txt</c> beside a type.</summary>
    public static Dictionary<string, string[]> Beside(Type home) => BuiltInText.Lines(home, "columns.txt").Select(l => l.Split(':', 2))
        .ToDictionary(l => l[0], l => l[1].Split(',', StringSplitOptions.TrimEntries));
}
