using System.Globalization;
using System.Text;
using QRCoder;

namespace BotService.Sheets;

/// <summary>
/// A QR code as a path, which needs neither an image request nor a style of its own, or as a picture.
/// </summary>
internal static class QrPicture
{
    /// <summary>Medium error correction: a folded or stained print can still be read.</summary>
    public static QRCodeData Encode(string text) => QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);

    /// <summary>The dark modules as an SVG path in a square so many modules wide.</summary>
    public static (int Width, string Path) Draw(string text)
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
        return (rows.Count, path.ToString());
    }

    public static byte[] Png(string text)
    {
        using var code = Encode(text);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(8);
    }
}
