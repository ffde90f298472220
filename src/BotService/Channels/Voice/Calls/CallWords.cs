using BotService.Channels.Voice.Speaking;
using BotService.Engine.Dialogs.Script;

namespace BotService.Channels.Voice.Calls;

/// <summary>Our sentences on the telephone in one language, from <c>voice.&lt;locale&gt;.yaml</c>.</summary>
internal sealed class CallWords(PageWording words, ISpeechWriter writer)
{
    public string Locale => words.Locale;

    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        words.Say($"voice.{key}", values);

    public Passage Say(PassageKind kind, string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        Of(kind, Text(key, values));

    public Passage Of(PassageKind kind, string sentence) => new(kind, null, writer.Breaths(sentence, Locale));

    public Passage Digits(string digits) => new(PassageKind.Notice, null, writer.Digits(digits, Locale));

    public Passage Choice(string label, int key) => Say(
        PassageKind.Keys, "choice", ("label", label),
        ("key", key.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Whether a sentence is one of a list of <c>voice.words</c>, marks and spaces aside.</summary>
    public bool Is(string list, string sentence)
    {
        var said = string.Concat(sentence.Where(c => !char.IsPunctuation(c) && !char.IsSymbol(c))).Trim();
        return said.Length > 0
            && Text($"words.{list}").Split('|').Contains(said, StringComparer.OrdinalIgnoreCase);
    }
}
