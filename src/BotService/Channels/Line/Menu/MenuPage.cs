using System.Globalization;
using System.Net;
using System.Text;

namespace BotService.Channels.Line.Menu;

/// <summary>The page a menu's picture is taken of: one coloured panel for each area, with its words.</summary>
internal static class MenuPage
{
    /// <summary>Between a panel and its area's edge, so that neighbours stand apart.</summary>
    private const int Gap = 12;

    /// <summary>
    /// A title fills at most so much of its panel's width, and of its height with and without a hint below.
    /// </summary>
    private const double Across = 0.84, DownWithHint = 0.36, DownAlone = 0.42;

    public static string Html(RichMenu menu)
    {
        var page = new StringBuilder("<!doctype html>\n").Append(
            CultureInfo.InvariantCulture,
            $"<html lang=\"{menu.Locale}\"><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(menu.ChatBar)}</title>\n")
            .Append("<style>\n")
            .Append(CultureInfo.InvariantCulture,
                $"body{{margin:0;position:relative;width:{menu.Width}px;height:{menu.Height}px;background:#fff;overflow:hidden;font-family:'Noto Sans TC','Noto Sans CJK TC','PingFang TC','Microsoft JhengHei',sans-serif}}\n")
            .Append("div{position:absolute;box-sizing:border-box;border-radius:44px;display:flex;flex-direction:column;justify-content:center;align-items:center;text-align:center;white-space:nowrap}\n")
            .Append("b{font-weight:700;line-height:1.2}\ni{font-style:normal;font-weight:500;line-height:1.35;margin-top:18px}\n</style>\n");
        var titles = menu.Areas.GroupBy(a => a.Bounds.Height).ToDictionary(g => g.Key, g => g.Min(TitleSize));
        var hints = menu.Areas.Where(a => a.Hint is not null)
            .Select(a => SizeIn(a.Hint!, a.Bounds.Width, a.Bounds.Height * 0.15)).DefaultIfEmpty().Min();
        foreach (var area in menu.Areas)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<div style=\"left:{area.Bounds.X + Gap}px;top:{area.Bounds.Y + Gap}px;width:{area.Bounds.Width - 2 * Gap}px;height:{area.Bounds.Height - 2 * Gap}px;background:{area.Fill};color:{InkOn(area.Fill)}\">");
            page.Append(CultureInfo.InvariantCulture,
                $"<b style=\"font-size:{titles[area.Bounds.Height]}px\">{WebUtility.HtmlEncode(area.Title)}</b>");
            if (area.Hint is { } hint)
                page.Append(CultureInfo.InvariantCulture,
                    $"<i style=\"font-size:{hints}px\">{WebUtility.HtmlEncode(hint)}</i>");
            page.Append("</div>\n");
        }
        return page.Append("</html>\n").ToString();
    }

    /// <summary>Black or white, whichever stands out more: at least 4.58 to 1 on any colour.</summary>
    internal static string InkOn(string fill) => Contrast(fill, White) >= Contrast(fill, Black) ? White : Black;

    /// <summary>As WCAG 2 reckons it, from 1 to 21.</summary>
    internal static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private const string White = "#ffffff", Black = "#000000";

    private static double Luminance(string colour)
    {
        double Part(int at) =>
            int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 is var c
            && c <= 0.04045
            ? c / 12.92
            : Math.Pow((c + 0.055) / 1.055, 2.4);
        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }

    private static int TitleSize(MenuArea area) =>
        SizeIn(area.Title, area.Bounds.Width, area.Bounds.Height * (area.Hint is null ? DownAlone : DownWithHint));

    /// <summary>
    /// The largest size at which the words surely fit: a Latin letter is taken for 0.62 of the size in width,
    /// all others for the whole of it.
    /// </summary>
    private static int SizeIn(string words, int width, double height)
    {
        var ems = words.EnumerateRunes().Sum(r => r.Value < 0x2E80 ? 0.62 : 1.0);
        return (int)Math.Min(height, width * Across / ems);
    }
}
