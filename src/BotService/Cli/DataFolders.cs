namespace BotService.Cli;

/// <summary>
/// Where <c>knowledge/</c>, <c>dialogs/</c> and <c>duties/</c> are: in the working directory, else beside the program.
/// </summary>
internal static class DataFolders
{
    public static string Knowledge => Find("knowledge");

    public static string Dialogs => Find("dialogs");

    public static string Duties => Find("duties");

    private static string Find(string name) =>
        Directory.Exists(name) ? name : Path.Combine(AppContext.BaseDirectory, name);
}
