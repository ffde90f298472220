using System.Text;

namespace BotService.Engine.Plans.Difference;

/// <summary>
/// Texts in one width: full-width letters, numbers and brackets as the narrow ones, half characters left out. The
/// normalisation of .NET does nothing where the culture is the invariant one, as it is here.
/// </summary>
public static class OneWidth
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= '\uFF01' and <= '\uFF5E') narrow.Append((char)(rune.Value - '\uFF01' + '!'));
            else if (rune.Value == '\u3000') narrow.Append(' ');
            else if (rune != Rune.ReplacementChar) narrow.Append(rune.ToString());
        }

        return narrow.ToString();
    }
}
