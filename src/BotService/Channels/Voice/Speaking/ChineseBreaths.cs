namespace BotService.Channels.Voice.Speaking;

/// <summary>Cuts Chinese into breaths: at the ends of sentences, then at commas, then where words part.</summary>
internal sealed class ChineseBreaths
{
    private const string Locale = "zh-TW";

    private readonly HashSet<char> figures, before, after;

    /// <summary>Between the words of one passage, and between groups of digits, in milliseconds.</summary>
    public const int Within = 350, BetweenGroups = 400;

    /// <summary>A shorter sentence is said in one breath with the next.</summary>
    private const int Short = 8;

    public ChineseBreaths(SpeechTable table)
    {
        figures = [.. table.Numbers.Concat(table.Scales).SelectMany(word => word), .. table["pair"], .. table["point"]];
        (before, after) = (Signs("cut-before"), Signs("cut-after"));

        HashSet<char> Signs(string key) => [.. table[key].Where(FigureMarks.IsHan)];
    }

    public IReadOnlyList<Breath> Cut(string words)
    {
        var breaths = new List<Breath>();
        var (from, clause) = (0, 0);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == FigureMarks.Group)
            {
                Say(words[from..i], BetweenGroups);
                from = clause = i + 1;
                continue;
            }
            if (i + 1 - from > Breath.LongestChinese)
            {
                var cut = clause > from ? clause : Part(words, from);
                Say(words[from..cut], Within);
                from = cut;
                clause = Math.Max(clause, cut);
            }
            if (!IsSign(words[i])) continue;
            clause = i + 1;
            if (!Ends(words[i]) || i + 1 - from < Short) continue;
            Say(words[from..clause], Within);
            from = clause;
        }
        Say(words[from..], Within);
        return breaths;

        void Say(string text, int pause)
        {
            if (text.Any(FigureMarks.IsHan)) breaths.Add(new Breath(text, Locale, pause));
        }
    }

    public static bool IsSign(char c) => c is '。' or '？' or '！' or '；' or '：' or '，' or '、';

    public static bool Ends(char c) => c is '。' or '？' or '！';

    /// <summary>
    /// Where a clause too long for one breath is cut: into parts of like length, where words part, not within a number.
    /// </summary>
    private int Part(string words, int from)
    {
        var end = from;
        while (end < words.Length && !IsSign(words[end]) && words[end] != FigureMarks.Group) end++;
        var parts = Math.Max(2, (end - from + Breath.LongestChinese - 1) / Breath.LongestChinese);
        var middle = from + ((end - from) / parts);
        var most = Math.Min(from + Breath.LongestChinese, words.Length - 1);
        var near = Enumerable.Range(from + Short, most - from - Short + 1)
            .Where(at => !(figures.Contains(words[at - 1]) && figures.Contains(words[at]))).ToList();
        var good = near.Where(at => before.Contains(words[at]) || after.Contains(words[at - 1])).ToList();
        return (good.Count > 0 ? good : near).DefaultIfEmpty(most).MinBy(at => Math.Abs(at - middle));
    }
}
