using System.Buffers.Binary;

namespace BotService.Channels.Line.Menu;

/// <summary>Loads the menus of <c>dialogs/</c>; every problem is found in one run.</summary>
internal static class RichMenuLoader
{
    private const string Before = "line-menu.";
    private const int MostBytes = 1024 * 1024;

    /// <param name="folder">The folder <c>dialogs</c>.</param>
    /// <param name="withPictures">False: the pictures are not needed, because they are about to be drawn.</param>
    /// <returns>The default language first; the problems as file, line and what is wrong.</returns>
    public static (IReadOnlyList<RichMenu> Menus, IReadOnlyList<string> Problems) Load(
        string folder, bool withPictures = true)
    {
        var problems = new List<string>();
        var menus = new List<RichMenu>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, Before + "*.yaml") : [];
        var locales = files.Select(LocaleOf).ToList();
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var file = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}/{Path.GetFileName(path)}";
            var picture = withPictures
                ? Picture(Path.ChangeExtension(path, ".png"), Path.ChangeExtension(file, ".png"), problems) : [];
            if (MenuYaml.Open(path, file, problems) is not { } yaml
                || RichMenuReader.Read(yaml, LocaleOf(path), picture) is not { } menu) continue;
            menus.Add(menu);
            foreach (var area in menu.Areas)
                if (area.Action is MenuAction.Switch { Locale: var other } && !locales.Contains(other))
                    problems.Add($"{file}:1: \"{area.Title}\" switches to {other}, which has no menu.");
            if (SizeOf(picture) is { } size && size != (menu.Width, menu.Height))
                problems.Add(
                    $"{Path.ChangeExtension(file, ".png")}:1: the picture is {size.Width}×{size.Height}, the menu {menu.Width}×{menu.Height}.");
        }
        if (files.Length == 0) problems.Add($"{folder}: there is no {Before}*.yaml.");
        else if (problems.Count == 0 && menus.Count(m => m.IsDefault) != 1)
            problems.Add($"{folder}/{Before}*.yaml: one language, and one only, says `default: true`.");
        return ([.. menus.OrderBy(m => m.IsDefault ? 0 : 1).ThenBy(m => m.Locale, StringComparer.Ordinal)], problems);
    }

    /// <summary>What a PNG says of itself; null for anything else.</summary>
    internal static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> file) =>
        file.Length > 24 && file[..8]
            .SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            ? (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]))
            : null;

    private static byte[] Picture(string path, string file, List<string> problems)
    {
        if (!File.Exists(path))
        {
            problems.Add($"{file}:1: the picture is missing; `line menu draw` makes the page it is taken from.");
            return [];
        }
        var picture = File.ReadAllBytes(path);
        if (picture.Length > MostBytes)
            problems.Add($"{file}:1: the picture has {picture.Length:N0} bytes; LINE takes {MostBytes:N0}.");
        if (SizeOf(picture) is null) problems.Add($"{file}:1: this is no PNG.");
        return picture;
    }

    private static string LocaleOf(string path) => Path.GetFileNameWithoutExtension(path)[Before.Length..];
}
