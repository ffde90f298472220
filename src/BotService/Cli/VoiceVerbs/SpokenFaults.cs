using BotService.Channels.Voice.Speaking;
using BotService.Engine.Cases;

namespace BotService.Cli.VoiceVerbs;

/// <summary>What is wrong with what was spoken.</summary>
internal static class SpokenFaults
{
    private const string Chinese = "zh-TW";

    /// <summary>Signs that a voice reads as pauses.</summary>
    private const string ChineseSigns = "，。、；：？！", WordSigns = ",.;:?!'’- ";

    private static readonly PartKind[] Heard =
        [PartKind.Documents, PartKind.Forms, PartKind.LookedUp, PartKind.Fees, PartKind.Warnings];

    public static IEnumerable<string> Of(Sheet? sheet, IReadOnlyList<Passage> passages)
    {
        if (passages.Count == 0) yield return "says nothing";
        foreach (var breath in passages.SelectMany(passage => passage.Breaths))
            if (Of(breath) is { } fault)
                yield return $"{fault}: {breath.Text}";
        if (sheet is null) yield break;
        var told = passages.Select(passage => passage.Item).ToHashSet();
        foreach (var item in sheet.Parts.Where(part => Heard.Contains(part.Kind)).SelectMany(part => part.Items))
            if (!told.Contains(item.Id))
                yield return $"does not tell {item.Id}";
    }

    private static string? Of(Breath breath)
    {
        var isChinese = breath.Language == Chinese;
        if (isChinese && breath.Text.Length > Breath.LongestChinese)
            return $"a breath of {breath.Text.Length} characters";
        if (!breath.Text.Any(char.IsLetter)) return "a breath without a word";
        return breath.Text.Any(c => !IsSpeakable(c, isChinese)) ? "what cannot be said" : null;
    }

    private static bool IsSpeakable(char c, bool isChinese) => isChinese
        ? FigureMarks.IsHan(c) || ChineseSigns.Contains(c, StringComparison.Ordinal)
        : (EnglishEar.IsLetter(c) && !FigureMarks.IsHan(c)) || WordSigns.Contains(c, StringComparison.Ordinal);
}
