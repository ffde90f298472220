using BotService.Engine.Language;

namespace BotService.Engine.Search;

/// <summary>Best first; newest first; or by theme as the catalogue orders them, then by name.</summary>
public enum SearchOrder { Relevance, Date, Topic }

/// <summary>
/// What is looked for. Words are all wanted, "a phrase" as it stands (also in 「」, 『』 or “”), and -word (also －word)
/// must not occur. Without any text, everything that passes the filters.
/// </summary>
/// <param name="Text">As typed, of any length; only the first <see cref="MaxLength"/> characters are read.</param>
/// <param name="Locale">The reader's: results are told in it, whatever the language of the text.</param>
public sealed record SearchQuery(string? Text, string Locale)
{
    /// <summary>
    /// Longer than any question; who pastes a letter still gets an answer from its beginning, and is told so.
    /// </summary>
    public const int MaxLength = 300;

    /// <summary>The beginning of a text, no character cut in two.</summary>
    /// <param name="longest">In UTF-16 units, at least 1.</param>
    public static string Beginning(string text, int longest = MaxLength) => TextSearch.Beginning(text, longest);

    /// <summary>How many hits a page has.</summary>
    public const int PageSize = 10;

    /// <summary>An organisation's id, such as <c>taipower</c>.</summary>
    public string? Organisation { get; init; }

    /// <summary>Terms of the three classifications.</summary>
    public string? Theme { get; init; }

    public string? Administration { get; init; }

    public string? Service { get; init; }

    /// <summary>As data writes it, such as <c>procedure</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The first day that counts.</summary>
    public DateOnly? UpdatedSince { get; init; }

    public SearchOrder Order { get; init; }

    /// <summary>
    /// From 1. A page before the first gives the first, one beyond the last the last; a notice says so.
    /// </summary>
    public int Page { get; init; } = 1;
}
