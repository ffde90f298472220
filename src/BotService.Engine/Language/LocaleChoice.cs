namespace BotService.Engine.Language;

/// <summary>Finds the locale that speaks a client's language.</summary>
public static class LocaleChoice
{
    /// <param name="tag">A language tag as the client sent it, such as <c>en-GB</c>; the
    /// region does not matter.</param>
    /// <returns>The first locale of that language, else the first of all.</returns>
    public static string For(IReadOnlyList<string> locales, string? tag) =>
        locales.FirstOrDefault(l => string.Equals(LanguageOf(l), tag is null
            ? null : LanguageOf(tag), StringComparison.OrdinalIgnoreCase)) ?? locales[0];

    /// <summary><c>zh</c> in <c>zh-TW</c>.</summary>
    public static string LanguageOf(string tag) => tag.Split('-')[0];
}
