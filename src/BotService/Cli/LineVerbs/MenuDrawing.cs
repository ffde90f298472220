using BotService.Channels.Line.Menu;

namespace BotService.Cli.LineVerbs;

/// <summary><c>line menu draw</c>: the pages that the menus' pictures are taken of.</summary>
internal static class MenuDrawing
{
    public static int Run(string dialogs, string folder, TextWriter output, TextWriter errors)
    {
        var (menus, problems) = RichMenuLoader.Load(dialogs, withPictures: false);
        foreach (var problem in problems) errors.WriteLine(problem);
        if (problems.Count > 0) return ExitCode.BadData;
        Directory.CreateDirectory(folder);
        foreach (var menu in menus)
        {
            var file = Path.Combine(folder, $"line-menu.{menu.Locale}.html");
            File.WriteAllText(file, MenuPage.Html(menu));
            output.WriteLine($"{file}  {menu.Width}x{menu.Height}");
        }
        return ExitCode.Ok;
    }
}
