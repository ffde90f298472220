using BotService.Hosting;

namespace BotService.Renewal.Files;

/// <summary>The characters that a printed text means: PDF files often give a radical or a compatibility form for them.</summary>
internal static class PrintedText
{
    private static readonly Lazy<Dictionary<char, char>> Meant = new(Load);

    public static string Of(string text) =>
        text.Any(c => Meant.Value.ContainsKey(c)) ? string.Concat(text.Select(c => Meant.Value.GetValueOrDefault(c, c))) : text;

    private static Dictionary<char, char> Load() => BuiltInText.Lines(typeof(PrintedText), "radicals.txt")
        .SelectMany(l => l.Split(' ')).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
}
