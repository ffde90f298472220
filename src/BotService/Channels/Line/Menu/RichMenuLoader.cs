using System.Buffers.Binary;
using BotService.Engine.Data;

namespace BotService.Channels.Line.Menu;

/// <summary>Loads the menus of <c>dialogs/</c>; every problem is found in one run.</summary>
internal static class RichMenuLoader
{
    private const string Before = "line-menu.";
    private const int MostBytes = 1024 * 1024;

    /// <summary>Whether a folder holds menus at all: who does not use LINE needs none.</summary>
    public static bool AreIn(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, Before + "*.yaml").Any();

    /// <param name="folder">The folder <c>dialogs</c>.</param>
    /// <param name="withPictures">False: the pictures are not needed, because they are about to be drawn.</param>
    /// <returns>The default language first, and the problems.</returns>
    public static (IReadOnlyList<RichMenu> Menus, IReadOnlyCollection<Problem> Problems) Load(
        string folder, bool withPictures = true, Shapes? shapes = null)
    {
        var findings = new Findings(shapes);
        var menus = new List<RichMenu>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, Before + "*.yaml") : [];
        var (data, locales) = (DataFolder.Root(folder), files.Select(LocaleOf).ToList());
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var place = new Place($"{data.Name}/{Path.GetFileName(path)}", 1);
            var shown = place with { File = Path.ChangeExtension(place.File, ".png") };
            var picture = withPictures ? Picture(Path.ChangeExtension(path, ".png"), shown, findings) : [];
            if (data.Map(Path.GetFileName(path), findings) is not { } map
                || RichMenuReader.Read(map, LocaleOf(path), picture) is not { } menu) continue;
            menus.Add(menu);
            foreach (var area in menu.Areas)
                if (area.Action is MenuAction.Switch { Locale: var other } && !locales.Contains(other))
                    findings.Add(MenuProblem.SwitchesToNothing.At(place, area.Title, other).OrNearest(other, locales));
            if (SizeOf(picture) is { } size && size != (menu.Width, menu.Height))
                findings.Add(
                    MenuProblem.PictureSize.At(shown, size.Width, size.Height, menu.Width, menu.Height));
        }
        var all = new Place($"{data.Name}/{Before}*.yaml", 1);
        if (files.Length == 0) findings.Add(MenuProblem.NoMenu.At(all, $"{Before}*.yaml"));
        else if (findings.Count == 0 && menus.Count(m => m.IsDefault) != 1) findings.Add(MenuProblem.OneDefault.At(all));
        return ([.. menus.OrderBy(m => m.IsDefault ? 0 : 1).ThenBy(m => m.Locale, StringComparer.Ordinal)], findings);
    }

    /// <summary>What a PNG says of itself; null for anything else.</summary>
    internal static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> file) =>
        file.Length > 24 && file[..8]
            .SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            ? (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]))
            : null;

    private static byte[] Picture(string path, Place place, Findings findings)
    {
        if (!File.Exists(path))
        {
            findings.Add(MenuProblem.PictureMissing.At(place));
            return [];
        }
        var picture = File.ReadAllBytes(path);
        if (picture.Length > MostBytes)
            findings.Add(MenuProblem.PictureTooLarge.At(place, picture.Length, MostBytes));
        if (SizeOf(picture) is null) findings.Add(MenuProblem.NoPicture.At(place));
        return picture;
    }

    private static string LocaleOf(string path) => Path.GetFileNameWithoutExtension(path)[Before.Length..];
}
