namespace BotService.Channels.Voice.Speaking;

/// <summary>How long words take to say, at the pace that older callers follow.</summary>
internal static class SpeakingTime
{
    private const double CharactersPerMinute = 160, WordsPerMinute = 150;

    /// <summary>Seconds, with the pauses.</summary>
    public static double Of(IEnumerable<Passage> passages) => passages.SelectMany(passage => passage.Breaths).Sum(Of);

    /// <summary>Seconds, with the pause behind it.</summary>
    public static double Of(Breath breath) => Spoken(breath.Text) + (breath.Pause / 1000.0);

    private static double Spoken(string text)
    {
        var characters = text.Count(FigureMarks.IsHan);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Count(word => word.Any(c => char.IsLetter(c) && !FigureMarks.IsHan(c)));
        return (characters * 60 / CharactersPerMinute) + (words * 60 / WordsPerMinute);
    }
}
