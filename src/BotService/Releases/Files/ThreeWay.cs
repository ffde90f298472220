namespace BotService.Releases.Files;

/// <summary>Two changes of one text as one, line by line: neither loses a line that it brought.</summary>
public static class ThreeWay
{
    /// <summary>What only one of them changed is as that one has it; so is what both changed alike.</summary>
    /// <param name="base">What both began with.</param>
    public static MergedText Merge(string @base, string mine, string theirs)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        var lines = TextLines.Of(@base);
        var (one, other) = (new Side(@base, mine), new Side(@base, theirs));
        var (merged, clashes, at) = (new List<string>(), new List<Clash>(), 0);
        while (one.Next is not null || other.Next is not null)
        {
            var from = Math.Min(one.Next?.From ?? int.MaxValue, other.Next?.From ?? int.MaxValue);
            merged.AddRange(lines.Skip(at).Take(from - at));
            var (line, first, second) = (one.LineAt(from), one.Mark(from), other.Mark(from));
            // Changes that touch each other are one place: nobody can say in which order they belong.
            at = from;
            for (var grown = true; grown;) grown = one.Take(ref at) | other.Take(ref at);
            var (ours, others) = (one.Since(first, at), other.Since(second, at));
            if (!one.HasChangedSince(first) || ours == others) merged.Add(others);
            else if (!other.HasChangedSince(second)) merged.Add(ours);
            else clashes.Add(new Clash(line + 1, string.Concat(lines.Skip(from).Take(at - from)), ours, others));
        }

        merged.AddRange(lines.Skip(at));
        return new MergedText(clashes.Count == 0 ? string.Concat(merged) : null, clashes);
    }

    /// <summary>One of the two, read from top to bottom along the base.</summary>
    private sealed class Side(string @base, string text)
    {
        private readonly IReadOnlyList<string> lines = TextLines.Of(text);
        private readonly IReadOnlyList<LineChange> changes = TextLines.Between(@base, text);
        private int taken, shift;

        public LineChange? Next => taken < changes.Count ? changes[taken] : null;

        public int LineAt(int baseLine) => baseLine + shift;

        public (int Line, int Taken) Mark(int baseLine) => (LineAt(baseLine), taken);

        public bool HasChangedSince((int Line, int Taken) mark) => taken > mark.Taken;

        public string Since((int Line, int Taken) mark, int baseLine) =>
            string.Concat(lines.Skip(mark.Line).Take(LineAt(baseLine) - mark.Line));

        /// <summary>Takes the next change if it begins before <paramref name="end"/> or touches it.</summary>
        public bool Take(ref int end)
        {
            if (Next is not { } next || next.From > end) return false;
            end = Math.Max(end, next.End);
            shift += next.Put - next.Cut;
            taken++;
            return true;
        }
    }
}

/// <param name="Text">Null when the two clash.</param>
public sealed record MergedText(string? Text, IReadOnlyList<Clash> Clashes);

/// <summary>Lines that two changed differently.</summary>
/// <param name="Line">Where it begins in mine, from 1.</param>
public sealed record Clash(int Line, string Base, string Mine, string Theirs);
