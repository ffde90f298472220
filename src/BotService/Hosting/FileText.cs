using System.Text;

namespace BotService.Hosting;

/// <summary>The text of a file that strangers saved.</summary>
internal static class FileText
{
    private const int Big5 = 950;

    /// <summary>What this code page makes of a byte that no text in Big5 has.</summary>
    private const char NoBig5 = '\uF8F8';

    /// <summary>
    /// By its mark, else as UTF-8, as UTF-16 where every other byte is nothing, as Big5; null: none of them.
    /// </summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Strict(new UTF8Encoding(false, true), bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Strict(new UnicodeEncoding(false, false, true), bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Strict(new UnicodeEncoding(true, false, true), bytes[2..]);
        if (bytes.Contains((byte)0))
            return Strict(new UnicodeEncoding(bytes.IndexOf((byte)0) % 2 == 0, false, true), bytes);
        var big5 = CodePagesEncodingProvider.Instance.GetEncoding(
            Big5, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        return Strict(new UTF8Encoding(false, true), bytes)
            ?? (Strict(big5, bytes) is { } text && !text.Contains(NoBig5) ? text : null);
    }

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
