namespace BotService.Engine.Plans.Reading;

/// <summary>Deadlines as plans write them.</summary>
internal static class Deadlines
{
    private static readonly IReadOnlyList<string> Endings = ReadingWords.Of("deadline-end");

    /// <summary>Whether a text reads as deadlines and nothing else.</summary>
    public static bool AreDeadlines(string text)
    {
        var bare = PlanText.Bare(text);
        return bare.Length is > 0 and < 400 && Split(text).All(IsDeadline);
    }

    public static bool IsDeadline(string text)
    {
        var bare = PlanText.Bare(text);
        return LengthAt(bare, 0) == bare.Length
            || bare.Length is > 1 and <= 12 && LengthAt(bare, 0) > 1
                && Endings.Any(e => bare.EndsWith(e, StringComparison.Ordinal));
    }

    /// <summary>Whether a text begins as a deadline does.</summary>
    public static bool Begins(string text) => LengthAt(PlanText.Bare(text), 0) >= 3;

    /// <summary>One after the other; what reads as none goes up to the next space.</summary>
    public static List<string> Split(string text)
    {
        var found = new List<string>();
        var (bare, from) = WithoutSpaces(text);
        for (var i = 0; i < bare.Length;)
        {
            var length = LengthAt(bare, i);
            if (length < 2) length = 0;
            // It ends where a space or the text ends, or where the next begins.
            var end = i + length;
            if (length == 0 || end < bare.Length && from[end] == from[end - 1] + 1 && LengthAt(bare, end) < 2)
            {
                end = Math.Max(end, i + 1);
                while (end < bare.Length && from[end] == from[end - 1] + 1) end++;
            }
            found.Add(text[from[i]..(from[end - 1] + 1)].Trim());
            i = end;
        }
        return found;
    }

    private static int LengthAt(string bare, int at) =>
        ReadingWords.Deadlines.Max(p => p.Match(bare, at) is { Success: true } match ? match.Length : 0);

    private static (string Bare, List<int> From) WithoutSpaces(string text)
    {
        var from = Enumerable.Range(0, text.Length).Where(i => !PlanText.IsSpace(text[i])).ToList();
        return (string.Concat(from.Select(i => text[i])), from);
    }
}
