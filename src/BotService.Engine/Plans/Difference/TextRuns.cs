using System.Text;

namespace BotService.Engine.Plans.Difference;

/// <summary>A piece of two texts laid over each other.</summary>
/// <param name="IsOld">It stands in the older.</param>
/// <param name="IsNew">It stands in the newer; both: it stayed.</param>
public readonly record struct TextRun(string Text, bool IsOld, bool IsNew);

/// <summary>Lays two texts over each other, character by character, Latin words and numbers as wholes.</summary>
public static class TextRuns
{
    /// <summary>Beyond it the one is shown as gone and the other as come.</summary>
    private const int Longest = 4000;

    public static IReadOnlyList<TextRun> Of(string old, string @new)
    {
        var (before, after) = (Pieces(old), Pieces(@new));
        if (before.Count > Longest || after.Count > Longest) return [new(old, true, false), new(@new, false, true)];
        var longest = Lengths(before, after);
        var runs = new List<TextRun>();
        for (int i = 0, j = 0; i < before.Count || j < after.Count;)
        {
            if (i < before.Count && j < after.Count && before[i].Key == after[j].Key) Add(after[j++].Text, true, true, i++);
            else if (j == after.Count || i < before.Count && longest[i + 1, j] >= longest[i, j + 1]) Add(before[i++].Text, true, false);
            else Add(after[j++].Text, false, true);
        }

        return Joined(runs);

        void Add(string text, bool isOld, bool isNew, int _ = 0)
        {
            if (runs.Count > 0 && runs[^1].IsOld == isOld && runs[^1].IsNew == isNew)
                runs[^1] = runs[^1] with { Text = runs[^1].Text + text };
            else runs.Add(new(text, isOld, isNew));
        }
    }

    /// <summary>
    /// A single sign that stayed between changes tells nothing and tears them apart: it went and came with them. What went
    /// stands before what came.
    /// </summary>
    private static List<TextRun> Joined(List<TextRun> runs)
    {
        var joined = new List<TextRun>();
        var (gone, come) = ("", "");
        for (var i = 0; i < runs.Count; i++)
        {
            var (text, isOld, isNew) = runs[i];
            var isTorn = isOld && isNew && i > 0 && i + 1 < runs.Count && text.EnumerateRunes().Take(2).Count() == 1;
            if (isOld && isNew && !isTorn) Close();
            if (isOld && isNew && !isTorn) joined.Add(runs[i]);
            else (gone, come) = (isOld ? gone + text : gone, isNew ? come + text : come);
        }

        Close();
        return joined;

        void Close()
        {
            if (gone.Length > 0) joined.Add(new(gone, true, false));
            if (come.Length > 0) joined.Add(new(come, false, true));
            (gone, come) = ("", "");
        }
    }

    /// <summary>Of what the rests of both have in common.</summary>
    private static ushort[,] Lengths(List<(string Text, string Key)> before, List<(string Text, string Key)> after)
    {
        var longest = new ushort[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
            for (var j = after.Count - 1; j >= 0; j--)
                longest[i, j] = before[i].Key == after[j].Key ? (ushort)(longest[i + 1, j + 1] + 1)
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        return longest;
    }

    /// <summary>Each with the spaces behind it, and with how it is compared.</summary>
    private static List<(string Text, string Key)> Pieces(string text)
    {
        var pieces = new List<(string Text, string Key)>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isWord = rune.IsAscii && Rune.IsLetterOrDigit(rune);
            if (!isWord) Close();
            if (isWord) word.Append(rune.ToString());
            else if (Rune.IsWhiteSpace(rune) && pieces.Count > 0) pieces[^1] = (pieces[^1].Text + rune, pieces[^1].Key);
            else Add(rune.ToString());
        }

        Close();
        return pieces;

        void Close()
        {
            if (word.Length > 0) Add(word.ToString());
            word.Clear();
        }

        void Add(string piece) => pieces.Add((piece, OneWidth.Of(piece).ToUpperInvariant()));
    }
}
