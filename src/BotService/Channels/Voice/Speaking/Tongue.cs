namespace BotService.Channels.Voice.Speaking;

/// <summary>One language as it is spoken: its words, its ear, its breaths.</summary>
internal sealed class Tongue
{
    private readonly Ear ear;
    private readonly Tongue? chinese;
    private readonly Func<string, IReadOnlyList<Breath>> cut;

    /// <summary>Of a text in two languages, so much Chinese makes a sentence Chinese.</summary>
    private const double Mostly = 0.3;

    /// <param name="chinese">Speaks what is Chinese in another language; null for Chinese itself.</param>
    public Tongue(SpeechTable table, Tongue? chinese)
    {
        (Table, this.chinese) = (table, chinese);
        if (chinese is null) (ear, cut) = (new ChineseEar(table), new ChineseBreaths(table).Cut);
        else (ear, cut) = (new EnglishEar(table), new WordBreaths(table.Locale, text => chinese.Breaths(text)).Cut);
    }

    public SpeechTable Table { get; }

    public string Count(int number) => ear.Count(number);

    public string Ordinal(int number) => ear.Ordinal(number);

    /// <param name="said">What was said in full in this reply; added to. Null: nothing was.</param>
    public IReadOnlyList<Breath> Breaths(string text, ISet<string>? said = null)
    {
        said ??= new HashSet<string>();
        if (chinese is null) return cut(ear.Words(text, said));
        return [.. FigureMarks.Beside().Replace(text, "").Split('\n').SelectMany(
            line => Pieces(line).SelectMany(
                piece => IsChinese(piece) ? chinese.Breaths(piece, said) : cut(ear.Words(piece, said))))];
    }

    public IReadOnlyList<Breath> Digits(string digits)
    {
        var said = ear.Grouped(string.Concat(digits.Where(c => char.IsAsciiDigit(c) || c == '-')));
        return said.Length == 0 ? [] : cut(said);
    }

    /// <summary>The clauses, those of one language together.</summary>
    private static IEnumerable<string> Pieces(string line)
    {
        var clauses = line.Split(FigureMarks.Clause);
        for (var (from, i) = (0, 1); i <= clauses.Length; i++)
        {
            if (i < clauses.Length && IsChinese(clauses[i]) == IsChinese(clauses[i - 1])) continue;
            yield return string.Join(FigureMarks.Clause, clauses[from..i]);
            from = i;
        }
    }

    private static bool IsChinese(string line)
    {
        var letters = line.Count(char.IsLetter);
        return letters > 0 && line.Count(FigureMarks.IsHan) > letters * Mostly;
    }
}
