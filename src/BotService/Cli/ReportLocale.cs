using System.CommandLine;
using BotService.Engine;

namespace BotService.Cli;

/// <summary>The language a report is asked for in.</summary>
internal static class ReportLocale
{
    public static Option<string?> Create() =>
        new("--locale") { Description = "zh-TW or en. Default: the first of the knowledge." };

    /// <returns>Why the knowledge cannot be told in it; null when it can, and when none was asked for.</returns>
    public static string? Wrong(Release release, string? locale) =>
        locale is null || release.Locales.Contains(locale)
            ? null : $"There is no language {locale}: {string.Join(", ", release.Locales)}.";
}
