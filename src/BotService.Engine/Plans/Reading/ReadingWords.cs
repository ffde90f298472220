using System.Text.RegularExpressions;
using BotService.Engine.Language;

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

    private static ILookup<string, string> Load() =>
        EmbeddedText.Lines("BotService.Engine.Plans.Reading.words.txt").Select(line => line.Split(':', 2))
            .SelectMany(line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(word => (Name: line[0], Word: word)))
            .ToLookup(pair => pair.Name, pair => pair.Word, StringComparer.Ordinal);
}
