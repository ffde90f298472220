using System.Text;
using System.Text.RegularExpressions;

namespace BotService.Engine.Plans.Reading;

/// <summary>What a column of a plan's table holds.</summary>
internal enum ColumnRole { Perspective, Strategy, Measure, Department, Deadline }

/// <summary>What the reader knows of the language of plans, from <c>words.txt</c> beside it.</summary>
internal static class ReadingWords
{
    private static readonly Lazy<ILookup<string, string>> All = new(Load);

    /// <summary>The words of one name, in the order of the file.</summary>
    public static IReadOnlyList<string> Of(string name) => [.. All.Value[name]];

    public static string Joined(string name) => string.Concat(All.Value[name]);

    /// <summary>How deadlines read; white space may stand between any two characters.</summary>
    public static IReadOnlyList<Regex> Deadlines { get; } =
        [.. Of("deadline").Select(p => new Regex(@"\G(?:" + p + ")", RegexOptions.CultureInvariant))];

    private static ILookup<string, string> Load()
    {
        using var stream = typeof(ReadingWords).Assembly.GetManifestResourceStream("BotService.Engine.Plans.Reading.words.txt")
            ?? throw new InvalidOperationException("The words of the reader of plans are not built in.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => (Name: line[..line.IndexOf(':', StringComparison.Ordinal)],
                Words: line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]))
            .SelectMany(line => line.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(word => (line.Name, Word: word)))
            .ToLookup(pair => pair.Name, pair => pair.Word, StringComparer.Ordinal);
    }
}
