using BotService.Engine;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Review.Proposals;

/// <summary>Which file a text goes into, by the language it is in.</summary>
public static class ProposedTexts
{
    /// <summary>The same for what a release knows.</summary>
    public static IReadOnlyList<ProposedText> Of(Release release, IEnumerable<string> texts) => Of(release.Knowledge, texts);

    /// <returns>Without those that hold something masked, or are in a language that the knowledge does not hear.</returns>
    public static IReadOnlyList<ProposedText> Of(KnowledgeBase knowledge, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return
        [
            .. texts.Select(t => t.ReplaceLineEndings(" ").Trim()).Where(t => t.Length > 0 && !IsMasked(t)).Distinct(StringComparer.Ordinal)
                .Select(t => (Locale: LocaleOf(knowledge, t), Text: t)).Where(t => t.Locale is not null)
                .Select(t => new ProposedText(t.Locale!, t.Text)),
        ];
    }

    internal static bool IsMasked(string text) => text.Contains('〔', StringComparison.Ordinal);

    internal static string? LocaleOf(KnowledgeBase knowledge, string text)
    {
        var language = LanguageDetector.Detect(text);
        return knowledge.Locales.Concat(knowledge.Levels.Heard).FirstOrDefault(l => l.Split('-')[0] == language);
    }
}
