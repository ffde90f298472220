namespace BotService.Engine.Search;

/// <summary>
/// Finds entries by what they say. Pure: the same query on the same day gives the same result, whatever a stranger
/// typed; any number of threads may ask at once. A locale that is none of <see cref="Locales"/> is an error of the
/// caller; everything else that may be wrong with a query is a <see cref="SearchNotice"/>.
/// </summary>
public interface ISearch
{
    /// <summary>Names the content; it changes when anything in the knowledge does.</summary>
    string Release { get; }

    /// <summary>The first is the default.</summary>
    IReadOnlyList<string> Locales { get; }

    /// <param name="today">The day in Taiwan: only sentences in force are shown and looked through.</param>
    SearchResult Find(SearchQuery query, DateOnly today);

    /// <summary>
    /// Searches that find something, each showing one thing the search can do; for the help beside the field.
    /// </summary>
    IReadOnlyList<SearchExample> Examples(string locale);

    /// <summary>What the filters can be set to, in words, for a form.</summary>
    SearchChoices Choices(string locale);
}

/// <summary>A search to try.</summary>
/// <param name="Text">What goes into the field.</param>
/// <param name="About">What it shows, in a few words.</param>
public sealed record SearchExample(string Text, string About);

/// <summary>An id of the knowledge with its name in the reader's language.</summary>
public sealed record SearchTerm(string Id, string Name);

/// <summary>The values of the filters in the order of the catalogue; values that no entry has are left out.</summary>
public sealed record SearchChoices(
    IReadOnlyList<SearchTerm> Organisations,
    IReadOnlyList<SearchTerm> Themes,
    IReadOnlyList<SearchTerm> Administrations,
    IReadOnlyList<SearchTerm> Services,
    IReadOnlyList<SearchTerm> Kinds);
