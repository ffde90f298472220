namespace BotService.Channels.Line.Menu;

/// <summary>
/// The menu under a LINE chat in one language: a picture and what its areas do. Data:
/// <c>dialogs/line-menu.&lt;locale&gt;.yaml</c> and the picture beside it.
/// </summary>
/// <param name="ChatBar">The words of the bar that opens and closes the menu.</param>
/// <param name="IsDefault">Shown to whoever has not chosen a language.</param>
/// <param name="Picture">The PNG as it is uploaded.</param>
internal sealed record RichMenu(
    string Locale, int Width, int Height, string ChatBar, bool IsDefault, IReadOnlyList<MenuArea> Areas, byte[] Picture)
{
    private const string Before = "line-menu-";

    /// <summary>The name under which LINE's switch finds the menu, whichever version of it is in use.</summary>
    public string Alias => AliasOf(Locale);

    public static string AliasOf(string locale) => Before + locale.ToLowerInvariant();

    /// <summary>Whether an alias is one of this program's.</summary>
    public static bool IsOurs(string alias) => alias.StartsWith(Before, StringComparison.Ordinal);
}

/// <summary>One area that can be tapped.</summary>
/// <param name="Title">The large words of the picture.</param>
/// <param name="Hint">The smaller words below them; null: none.</param>
/// <param name="Label">What a screen reader says of it.</param>
/// <param name="Fill">Its colour, as <c>#rrggbb</c>.</param>
internal sealed record MenuArea(
    Bounds Bounds, string Title, string? Hint, string Label, string Fill, MenuAction Action);

/// <summary>In the picture's pixels, from its upper left corner.</summary>
internal readonly record struct Bounds(int X, int Y, int Width, int Height)
{
    public bool Overlaps(Bounds other) =>
        X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;

    public bool IsWithin(int width, int height) =>
        X >= 0 && Y >= 0 && Width > 0 && Height > 0 && X <= width - Width && Y <= height - Height;
}

/// <summary>What a tap does.</summary>
internal abstract record MenuAction
{
    /// <summary>The citizen says these words.</summary>
    public sealed record Say(string Words) : MenuAction;

    /// <summary>A page of ours opens.</summary>
    /// <param name="Path">From the root of the site, with its query.</param>
    public sealed record Open(string Path) : MenuAction;

    /// <summary>
    /// The menu of another language takes this one's place. Nothing is said: whoever taps there next says words of that
    /// language, and is answered in it.
    /// </summary>
    public sealed record Switch(string Locale) : MenuAction;
}
