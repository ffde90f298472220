using System.Text.RegularExpressions;
using BotService.Engine.Data;

namespace BotService.Channels.Voice.Voices;

/// <summary>
/// How words are read that hold a character with two readings, for a voice that reads character by character:
/// <c>voice-readings.zh-TW.yaml</c>, words with their pinyin.
/// </summary>
internal sealed class Readings
{
    private const string File = "voice-readings.zh-TW.yaml";

    private readonly Regex words;

    private Readings(
        IReadOnlyDictionary<string, string> pinyin, IReadOnlyDictionary<string, string> usual, IReadOnlyList<string> plain)
    {
        (Pinyin, Usual) = (pinyin, usual);
        // Of words that begin alike the longest counts; a word in which all is read as usual shields its characters.
        var all = pinyin.Keys.Concat(plain).OrderByDescending(word => word.Length).Select(Regex.Escape);
        words = new Regex(string.Join('|', all), RegexOptions.CultureInvariant);
    }

    /// <summary>By word: syllables with their tones, one for each character, such as <c>yin2 hang2</c>.</summary>
    public IReadOnlyDictionary<string, string> Pinyin { get; }

    /// <summary>Characters with two readings, and the one that the voice gives by itself.</summary>
    public IReadOnlyDictionary<string, string> Usual { get; }

    /// <param name="dialogs">The folder of the file.</param>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static Readings Load(string dialogs)
    {
        var problems = new Findings();
        var read = Read(dialogs, problems);
        return problems.Count == 0 ? read : throw new InvalidDataException(string.Join(Environment.NewLine, problems));
    }

    public static bool AreIn(string dialogs) => System.IO.File.Exists(Path.Combine(dialogs, File));

    /// <param name="problems">Learns what is wrong.</param>
    public static Readings Read(string dialogs, Findings problems)
    {
        var map = DataFolder.Root(dialogs).Map(File, problems);
        var pinyin = map?.RequiredMap("readings")?.Scalars() ?? new Dictionary<string, string>();
        var usual = map?.RequiredMap("usual")?.Scalars() ?? new Dictionary<string, string>();
        var plain = map?.Texts("plain") ?? [];
        map?.Done();
        return new Readings(pinyin, usual, plain);
    }

    /// <summary>The text with those words in pinyin.</summary>
    public string Apply(string text) => Pinyin.Count == 0 ? text : words.Replace(text, found => Read(found.Value));

    /// <summary>What is left of a text without the words known here.</summary>
    public string Unknown(string text) => words.Replace(text, found => new string(' ', found.Length));

    /// <summary>In a word that is read as usual, characters that are always read wrongly are still put right.</summary>
    private string Read(string word) => Pinyin.TryGetValue(word, out var read) ? $" {read} "
        : string.Concat(word.Select(c => Pinyin.TryGetValue($"{c}", out var alone) ? $" {alone} " : $"{c}"));
}
