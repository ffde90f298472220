using System.Globalization;
using System.Text;

namespace BotService.Releases.Files;

/// <summary>Changed files as <c>git apply</c> takes them.</summary>
public static class UnifiedPatch
{
    private const int Context = 3;

    private const string NoNewLine = "\\ No newline at end of file\n";

    public static string Of(IEnumerable<FileEdit> files)
    {
        var patch = new StringBuilder();
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal)) Write(patch, file);
        return patch.ToString();
    }

    private static void Write(StringBuilder patch, FileEdit file)
    {
        var (before, after) = (TextLines.Of(file.Before ?? ""), TextLines.Of(file.After ?? ""));
        patch.Append(CultureInfo.InvariantCulture, $"diff --git a/{file.Path} b/{file.Path}\n");
        if (file.Before is null) patch.Append("new file mode 100644\n");
        if (file.After is null) patch.Append("deleted file mode 100644\n");
        patch.Append(file.Before is null ? "--- /dev/null\n" : $"--- a/{file.Path}\n");
        patch.Append(file.After is null ? "+++ /dev/null\n" : $"+++ b/{file.Path}\n");
        foreach (var hunk in Hunks(TextLines.Between(file.Before ?? "", file.After ?? ""))) Write(hunk);

        void Write(IReadOnlyList<LineChange> hunk)
        {
            var (first, last) = (hunk[0], hunk[^1]);
            var from = Math.Max(0, first.From - Context);
            var end = Math.Min(before.Count, last.End + Context);
            var (old, now) = (end - from, end - from + hunk.Sum(c => c.Put - c.Cut));
            var at = from + first.At - first.From;
            patch.Append(CultureInfo.InvariantCulture, $"@@ -{Start(from, old)},{old} +{Start(at, now)},{now} @@\n");
            foreach (var change in hunk)
            {
                for (; from < change.From; from++) Line(' ', before[from]);
                for (; from < change.End; from++) Line('-', before[from]);
                for (var i = 0; i < change.Put; i++) Line('+', after[change.At + i]);
            }

            for (; from < end; from++) Line(' ', before[from]);
        }

        void Line(char sign, string line)
        {
            patch.Append(sign).Append(line);
            if (!line.EndsWith('\n')) patch.Append('\n').Append(NoNewLine);
        }
    }

    /// <summary>Changes so near to each other that they share the lines between them.</summary>
    private static List<List<LineChange>> Hunks(IReadOnlyList<LineChange> changes)
    {
        var hunks = new List<List<LineChange>>();
        foreach (var change in changes)
        {
            if (hunks is [.., [.., var last]] && change.From - last.End <= 2 * Context) hunks[^1].Add(change);
            else hunks.Add([change]);
        }

        return hunks;
    }

    /// <summary>Of no lines it is the line before them.</summary>
    private static int Start(int from, int count) => count == 0 ? from : from + 1;
}
