using System.Text;

namespace BotService.Renewal.Files;

/// <summary>The characters that a printed text means: PDF files often give a radical or a compatibility form for them.</summary>
internal static class PrintedText
{
    private static readonly Lazy<Dictionary<char, char>> Meant = new(Load);

    public static string Of(string text) =>
        text.Any(c => Meant.Value.ContainsKey(c)) ? string.Concat(text.Select(c => Meant.Value.GetValueOrDefault(c, c))) : text;

    private static Dictionary<char, char> Load()
    {
        var home = typeof(PrintedText);
        using var stream = home.Assembly.GetManifestResourceStream($"{home.Namespace}.radicals.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#')
            .SelectMany(l => l.Split(' ')).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
    }
}
