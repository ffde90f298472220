using System.Text;

namespace BotService.Engine.Language;

/// <summary>
/// Reads zhuyin typed while the keyboard stood on English: 「ji3g4」 is ㄨㄛˇㄕˋ. The layout is the standard one (大千)
/// printed on Taiwan's keyboards.
/// </summary>
internal static class ZhuyinKeyboard
{
    private const string Keys = "1qaz2wsxedcrfv5tgbyhnujm8ik,9ol.0p;/-";
    private const string Symbols = "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄧㄨㄩㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦ";
    private const string ToneKeys = "6347";
    private const string Tones = "ˊˇˋ˙";
    private const int Most = 200;

    /// <summary>
    /// So many tones must have been typed before a text is believed to be zhuyin: no English word
    /// ends in a digit, model numbers do.
    /// </summary>
    private const int FewestTones = 2;

    /// <returns>The text with zhuyin in place of the keys; null when any of it spells no
    /// syllable, as English does.</returns>
    public static string? Read(string text)
    {
        if (text.Length is < 4 or > Most) return null;
        var output = new StringBuilder(text.Length);
        Span<char> syllable = stackalloc char[4];
        var (length, tones) = (0, 0);
        foreach (var c in text)
        {
            if (Symbol(c) is { } symbol)
            {
                if (length == 3) return null;
                syllable[length++] = symbol;
                continue;
            }
            var tone = ToneKeys.IndexOf(c, StringComparison.Ordinal);
            if (tone < 0 && c != ' ') return null;
            if (tone >= 0) tones++;
            if (length == 0 && c == ' ') continue;
            if (!Sounds.IsSyllable(syllable[..length])) return null;
            output.Append(syllable[..length]).Append(tone < 0 ? 'ˉ' : Tones[tone]);
            length = 0;
        }
        if (length > 0)
        {
            if (!Sounds.IsSyllable(syllable[..length])) return null;
            output.Append(syllable[..length]);
        }
        return tones >= FewestTones ? output.ToString() : null;
    }

    private static char? Symbol(char key)
    {
        var at = Keys.IndexOf(char.ToLowerInvariant(key), StringComparison.Ordinal);
        return at < 0 ? null : Symbols[at];
    }
}
