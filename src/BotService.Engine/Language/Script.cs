namespace BotService.Engine.Language;

/// <summary>How a character of normalised text is cut into tokens.</summary>
internal enum Script { Space, Latin, Ideograph }

internal static class Scripts
{
    /// <summary>
    /// Words stand apart in Latin, Greek, Cyrillic and digits; every other script (Han, kana, zhuyin, Hangul, Thai …)
    /// is cut by characters, as is each half of a character beyond the basic plane.
    /// </summary>
    public static Script Of(char c) => c switch
    {
        ' ' => Script.Space,
        < '\u0600' => Script.Latin,
        _ => Script.Ideograph,
    };

    public static bool IsHan(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF');
}
