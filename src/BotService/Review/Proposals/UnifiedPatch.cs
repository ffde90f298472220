using System.Globalization;
using System.Text;

namespace BotService.Review.Proposals;

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
        var (before, after) = (Lines(file.Before ?? ""), Lines(file.After));
        var begin = 0;
        while (begin < before.Count && begin < after.Count && before[begin] == after[begin]) begin++;
        var end = 0;
        while (end < before.Count - begin && end < after.Count - begin && before[^(end + 1)] == after[^(end + 1)]) end++;
        var from = Math.Max(0, begin - Context);
        var behind = Math.Min(Context, end);
        var (cut, put) = (before.Count - end - begin, after.Count - end - begin);
        patch.Append(CultureInfo.InvariantCulture, $"diff --git a/{file.Path} b/{file.Path}\n");
        if (file.Before is null) patch.Append("new file mode 100644\n");
        patch.Append(file.Before is null ? "--- /dev/null\n" : $"--- a/{file.Path}\n").Append(CultureInfo.InvariantCulture, $"+++ b/{file.Path}\n");
        var (old, now) = (begin - from + cut + behind, begin - from + put + behind);
        patch.Append(CultureInfo.InvariantCulture, $"@@ -{Start(from, old)},{old} +{Start(from, now)},{now} @@\n");
        for (var i = from; i < begin; i++) Line(' ', before[i]);
        for (var i = begin; i < begin + cut; i++) Line('-', before[i]);
        for (var i = begin; i < begin + put; i++) Line('+', after[i]);
        for (var i = before.Count - end; i < before.Count - end + behind; i++) Line(' ', before[i]);

        void Line(char sign, string line)
        {
            patch.Append(sign).Append(line);
            if (!line.EndsWith('\n')) patch.Append('\n').Append(NoNewLine);
        }
    }

    /// <summary>Of no lines it is the line before them.</summary>
    private static int Start(int from, int count) => count == 0 ? from : from + 1;

    /// <summary>Each with the line end that it has.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf('\n', at);
            next = next < 0 ? text.Length : next + 1;
            lines.Add(text[at..next]);
            at = next;
        }

        return lines;
    }
}
