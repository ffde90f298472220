using System.Text;

namespace BotService.Engine.Plans;

/// <summary>
/// Texts in one width: full-width letters, numbers and brackets as the narrow ones. The normalisation of .NET does nothing where
/// the culture is the invariant one, as it is here.
/// </summary>
public static class OneWidth
{
    /// <summary>A character of full width as the plain one it stands for; all others as they are.</summary>
    public static char Of(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - '\uFF01' + '!'),
        '\u3000' => ' ',
        _ => c,
    };

    /// <summary>Half characters are left out.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && rune != Rune.ReplacementChar) narrow.Append(Of((char)rune.Value));
            else if (rune != Rune.ReplacementChar) narrow.Append(rune.ToString());
        }

        return narrow.ToString();
    }
}
