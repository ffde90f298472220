using System.Text;
using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>Makes of a name what citizens say who do not name the organisation.</summary>
internal static class OmittedWords
{
    private const int Shortest = 2;

    private static readonly Lexicon<bool> Words = Load();

    /// <returns>The text, as it is read, without the words; null when it has none or too little is left.</returns>
    public static string? Without(string read)
    {
        var rest = new StringBuilder(read.Length);
        for (var at = 0; at < read.Length;)
        {
            if (!Words.Find(read.AsSpan(at), out _, out var length)) rest.Append(read, at, length);
            at += length;
        }
        var text = TextNormalizer.Normalize(rest.ToString());
        return rest.Length == read.Length || text.Length < Shortest ? null : text;
    }

    private static Lexicon<bool> Load()
    {
        var words = new Lexicon<bool>();
        foreach (var word in EmbeddedText.Lines("BotService.Engine.Intents.omitted-words.txt")
            .SelectMany(l => l.Split(' ')))
        {
            words[Reading.Read(word.Replace('_', ' '))] = true;
        }
        return words;
    }
}
