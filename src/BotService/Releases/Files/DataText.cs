using System.Text;

namespace BotService.Releases.Files;

/// <summary>What data files hold, as text.</summary>
public static class DataText
{
    /// <summary>The most that a data file may have, in bytes: several times the largest there is.</summary>
    public const int Largest = 2 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null when the bytes are no UTF-8.</summary>
    public static string? Of(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
