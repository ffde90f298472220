namespace BotService.Engine.Data;

/// <summary>
/// Finds the first quotation mark or bracket that is not closed where it should be. Only looked for in texts that are no
/// YAML: within one line, since sentences of several lines are written with <c>|</c> or <c>&gt;</c>.
/// </summary>
internal sealed class YamlMarks
{
    private readonly Stack<(char Mark, int Line, int Indent)> open = [];
    private readonly string file;

    private YamlMarks(string file) => this.file = file;

    /// <param name="until">The line where the library stopped; what comes after it cannot be the reason. Null when it
    /// did not say.</param>
    public static Problem? Find(string file, string[] lines, int? until)
    {
        var marks = new YamlMarks(file);
        var text = -1;
        for (var i = 0; i < lines.Length && i < (until ?? lines.Length); i++)
        {
            var (line, indent) = (lines[i], lines[i].Length - lines[i].TrimStart().Length);
            if (line.Trim().Length == 0 || line.TrimStart().StartsWith('#')) continue;
            if (text >= 0 && indent > text) continue;
            text = line.TrimEnd() is [.., ' ', '|' or '>'] ? indent : -1;
            if ((marks.NotClosedBefore(line, indent) ?? marks.In(line, i + 1, indent)) is { } problem) return problem;
        }
        return marks.open.TryPeek(out var last) ? marks.Bracket(last) : null;
    }

    /// <summary>A new item or key at the left of an open bracket: it was never closed.</summary>
    private Problem? NotClosedBefore(string line, int indent) =>
        open.TryPeek(out var last) && indent <= last.Indent && line[indent] is not (']' or '}') ? Bracket(last) : null;

    private Problem? In(string line, int number, int indent)
    {
        var begins = true;
        for (var i = indent; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '#' && (i == 0 || line[i - 1] == ' ')) break;
            if (begins && c is ('"' or '\''))
            {
                var end = End(line, i);
                if (end < 0) return FileProblem.YamlQuote.At(new(file, number), c);
                var rest = line[(end + 1)..].TrimStart();
                if (rest.Length > 0 && rest[0] is not (':' or '#' or ',' or ']' or '}'))
                    return FileProblem.YamlAfterQuote.At(new(file, number), c);
                (i, begins) = (end, false);
            }
            else if (begins && c is ('[' or '{'))
            {
                open.Push((c, number, indent));
            }
            else if (open.Count > 0 && c is (']' or '}'))
            {
                var last = open.Pop();
                if (last.Mark != (c == ']' ? '[' : '{')) return Bracket(last);
                begins = false;
            }
            else if (c != ' ')
            {
                var spaceBehind = i + 1 == line.Length || line[i + 1] == ' ';
                begins = spaceBehind && (c == ':' || c == '-' && begins) || c == ',' && open.Count > 0;
            }
        }
        return null;
    }

    /// <summary>Where the quotation ends that begins at a character; -1 when it does not on this line.</summary>
    private static int End(string line, int start)
    {
        for (var i = start + 1; i < line.Length; i++)
        {
            if (line[start] == '"' && line[i] == '\\') i++;
            else if (line[i] == line[start])
            {
                if (line[start] == '\'' && i + 1 < line.Length && line[i + 1] == '\'') i++;
                else return i;
            }
        }
        return -1;
    }

    private Problem Bracket((char Mark, int Line, int Indent) at) =>
        FileProblem.YamlBracket.At(new(file, at.Line), at.Mark);
}
