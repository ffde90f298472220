namespace BotService.Cli;

/// <summary>Where <c>knowledge/</c> and <c>dialogs/</c> are: in the working directory, else beside the program.</summary>
internal static class DataFolders
{
    public static string Knowledge => Find("knowledge");

    public static string Dialogs => Find("dialogs");

    private static string Find(string name) => Directory.Exists(name) ? name : Path.Combine(AppContext.BaseDirectory, name);
}
