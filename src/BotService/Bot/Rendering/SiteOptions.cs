using System.ComponentModel.DataAnnotations;

namespace BotService.Bot.Rendering;

/// <summary>How the site is reached and speaks. Configuration section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>
    /// Address under which citizens reach the site, such as <c>https://ask.example.gov.tw</c>; a path below it is allowed.
    /// Default: none. Links are then relative to the site, which our own page and QR codes resolve from the request;
    /// clients on other sites and in apps need it set.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>Language of the pages for those whose browser asks for none we have. One of the <c>dialogs/page.*.yaml</c>.</summary>
    [Required]
    public string Locale { get; set; } = "zh-TW";

    /// <summary>An address of ours: absolute when <see cref="PublicUrl"/> or <paramref name="request"/> tells the origin, else from the root.</summary>
    /// <param name="path">Begins with a slash.</param>
    /// <param name="request">Origin of the request at hand, if there is one.</param>
    public string Address(string path, string? request = null) =>
        (string.IsNullOrWhiteSpace(PublicUrl) ? request ?? "" : PublicUrl.TrimEnd('/')) + path;
}
