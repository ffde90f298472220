using BotService.Engine.Data;

namespace BotService.Review.Low;

/// <summary>
/// Words by which somebody shows to have had enough, from <c>dialogs/curses.&lt;locale&gt;.yaml</c>. Of a language that
/// divides words, whole ones count only.
/// </summary>
internal sealed class CurseWords(IReadOnlyList<string> words)
{
    /// <summary>Languages that there is a list of.</summary>
    public static readonly IReadOnlyList<string> Locales = ["zh-TW", "en"];

    public bool AreIn(string text) => words.Any(word => IsIn(word, text));

    /// <summary>Every problem is added to the list.</summary>
    public static CurseWords Load(string dialogs, IEnumerable<string> locales, Findings findings)
    {
        var folder = DataFolder.Root(dialogs);
        return new([.. locales.SelectMany(l => folder.Texts($"curses.{l}.yaml", findings)).Select(t => t.Text)]);
    }

    private static bool IsIn(string word, string text)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (IsEdge(text, at - 1, word[0]) && IsEdge(text, at + word.Length, word[^1])) return true;
        }

        return false;
    }

    /// <summary>Latin letters go on over no edge; Chinese characters stand by themselves.</summary>
    private static bool IsEdge(string text, int at, char own) =>
        !char.IsAsciiLetter(own) || at < 0 || at >= text.Length || !char.IsAsciiLetterOrDigit(text[at]);
}
