using System.Text.Json.Serialization;

namespace BotService.Channels.Voice.Speaking;

/// <summary>What a passage of a spoken reply is about.</summary>
internal enum PassageKind { Sentence, Emergency, Headline, Count, Item, Fee, Time, Place, Warning, Unsure, Question, Keys, Notice }

/// <summary>What is said in one breath.</summary>
/// <param name="Text">Words only: no figure, Markdown or address; in Chinese no Latin letter, and at most
/// <see cref="LongestChinese"/> characters.</param>
/// <param name="Language">The tag of the voice that reads it, such as <c>zh-TW</c>.</param>
/// <param name="Pause">Silence after it, in milliseconds.</param>
internal sealed record Breath(string Text, string Language, int Pause)
{
    public const int LongestChinese = 40;
}

/// <summary>One thing that can be said again by itself: a headline, a paper, a fee, a question.</summary>
/// <param name="Item">The id of the sheet's line that it tells; null for what is no line.</param>
internal sealed record Passage(PassageKind Kind, string? Item, IReadOnlyList<Breath> Breaths)
{
    /// <summary>As one text with a mark at the end of each breath.</summary>
    [JsonIgnore]
    public string Text => string.Concat(Breaths.Select((breath, i) => Marked(breath, i == Breaths.Count - 1)));

    private static string Marked(Breath breath, bool isLast)
    {
        var text = breath.Text.TrimEnd();
        var isChinese = breath.Language.StartsWith("zh", StringComparison.Ordinal);
        if (text.Length > 0 && !char.IsPunctuation(text[^1]))
            text += isChinese ? (isLast ? "。" : "，") : isLast ? "." : ",";
        return isChinese ? text : text + " ";
    }
}
