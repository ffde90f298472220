using System.Globalization;
using System.Text;
using QRCoder;

namespace BotService.Bot.Rendering.Web;

/// <summary>A QR code as one SVG path, which needs neither an image request nor a style of its own.</summary>
internal static class QrPath
{
    /// <summary>Medium error correction: a folded or stained print can still be read.</summary>
    public static QRCodeData Encode(string text) => QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);

    /// <param name="label">Said instead of the picture.</param>
    public static string Svg(string text, string label)
    {
        using var code = Encode(text);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (x < rows[y].Length && rows[y][x]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }
        return $"""<svg class="qr" role="img" aria-label="{Html.Encode(label)}" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}h-{rows.Count}z"/><path fill="#000" d="{path}"/></svg>""";
    }

    public static byte[] Png(string text)
    {
        using var code = Encode(text);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(8);
    }
}
