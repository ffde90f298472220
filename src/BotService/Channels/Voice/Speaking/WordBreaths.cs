namespace BotService.Channels.Voice.Speaking;

/// <summary>Cuts sentences of words into breaths, and lets Chinese among them be read by a Chinese voice.</summary>
/// <param name="chinese">Writes what is Chinese.</param>
internal sealed class WordBreaths(string locale, Func<string, IReadOnlyList<Breath>> chinese)
{
    /// <summary>Characters of one breath; about twenty words.</summary>
    public const int Longest = 120;

    public IReadOnlyList<Breath> Cut(string words)
    {
        var breaths = new List<Breath>();
        foreach (var sentence in Sentences(words))
            foreach (var (text, isHan) in Runs(sentence.Text))
            {
                if (isHan) breaths.AddRange(chinese(text));
                else if (text.Any(char.IsLetter))
                    breaths.AddRange(Pieces(text).Select(piece => new Breath(piece, locale, sentence.Pause)));
            }
        return breaths;
    }

    public static bool IsSign(char c) => c is '.' or '?' or '!' or ';' or ':' or ',';

    public static bool Ends(char c) => c is '.' or '?' or '!';

    private static IEnumerable<(string Text, int Pause)> Sentences(string words)
    {
        var from = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var isGroup = words[i] == FigureMarks.Group;
            if (!isGroup && !(Ends(words[i]) && (i + 1 == words.Length || words[i + 1] == ' '))) continue;
            yield return isGroup ? (words[from..i], ChineseBreaths.BetweenGroups)
                : (words[from..(i + 1)], ChineseBreaths.Within);
            from = i + 1;
        }
        if (from < words.Length) yield return (words[from..], ChineseBreaths.Within);
    }

    private static IEnumerable<(string Text, bool IsHan)> Runs(string text)
    {
        var from = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && FigureMarks.IsHan(text[i]) == FigureMarks.IsHan(text[i - 1])) continue;
            yield return (text[from..i], FigureMarks.IsHan(text[from]));
            from = i;
        }
    }

    /// <summary>Ends with a blank, so that breaths one after another are still words.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        text = text.TrimStart(' ', ',', ':', ';').TrimEnd();
        while (text.Length > Longest)
        {
            var cut = text.LastIndexOfAny([',', ';', ':'], Longest - 1, Longest / 2);
            if (cut < 0) cut = text.LastIndexOf(' ', Longest - 1);
            if (cut <= 0) cut = Longest - 1;
            yield return text[..(cut + 1)].Trim() + " ";
            text = text[(cut + 1)..].TrimStart();
        }
        if (text.Any(char.IsLetter)) yield return text + " ";
    }
}
