using BotService.Engine.Data;

namespace BotService.Engine.Search;

/// <summary>One page of what was found.</summary>
/// <param name="Total">Entries found on all pages together.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Understood">How the text was read.</param>
/// <param name="Notices">What of the query could not be done as asked.</param>
/// <param name="Advice">Where to go on; only when nothing was found.</param>
public sealed record SearchResult(
    string Locale,
    IReadOnlyList<SearchHit> Hits,
    int Total,
    int Page,
    int Pages,
    UnderstoodTerms Understood,
    IReadOnlyList<SearchNotice> Notices,
    SearchAdvice? Advice);

/// <param name="Entry">Its id.</param>
/// <param name="Name">The entry's name, marked.</param>
/// <param name="Snippet">The sentence in the reader's language that fits best, marked; the
/// summary when none does.</param>
/// <param name="Part">Where the snippet stands: <c>summary</c>, or a part of the reply such as <c>documents</c>,
/// <c>fees</c>, <c>legal</c>.</param>
/// <param name="Kind">The entry's kind as data writes it.</param>
/// <param name="InForce">False when no version of it holds today.</param>
/// <param name="Score">Comparable within one search only; 0 without a text.</param>
public sealed record SearchHit(
    string Entry,
    MarkedText Name,
    MarkedText Snippet,
    string Part,
    SearchTerm Organisation,
    string Kind,
    DateOnly Updated,
    bool InForce,
    double Score);

/// <summary>
/// A text without markup, and the places in it that were looked for: in order, never overlapping, in UTF-16 units.
/// </summary>
public sealed record MarkedText(string Text, IReadOnlyList<MarkedSpan> Marks);

public readonly record struct MarkedSpan(int Start, int Length);

/// <summary>What the text asked for, in the form in which texts are compared.</summary>
/// <param name="SetAside">Words that help nobody to find something, such as "how" and "please".</param>
public sealed record UnderstoodTerms(
    IReadOnlyList<string> Words, IReadOnlyList<string> Phrases, IReadOnlyList<string> Excluded,
    IReadOnlyList<string> SetAside);

public enum SearchNoticeKind
{
    /// <summary>Only the beginning of the text was read.</summary>
    TextCut,

    /// <summary>A quotation mark without its partner was read as if it were not there.</summary>
    UnbalancedQuote,

    /// <summary>There is a text, but no word in it.</summary>
    NothingToFind,

    PageBeforeFirst,

    PageBeyondLast,

    /// <summary>A filter's value does not exist; the filter was left out.</summary>
    UnknownFilter,
}

/// <param name="Field">The query's parameter: <c>q</c>, <c>page</c>, <c>organisation</c>, <c>theme</c>,
/// <c>administration</c>, <c>service</c> or <c>kind</c>.</param>
/// <param name="Text">A sentence for the citizen.</param>
public sealed record SearchNotice(SearchNoticeKind Kind, string Field, string Text);

/// <summary>Where to go on when nothing was found; there is always somebody to call.</summary>
/// <param name="Nearest">Names like what was typed; searching for one finds something.</param>
/// <param name="Broader">The class in which the thing would stand, with its entries; null
/// when nothing tells which.</param>
/// <param name="Without">What is found once the words are left out that stand in the way;
/// null when that is nothing.</param>
/// <param name="WithoutFilters">How many entries the same text finds once all filters are left out; 0
/// also when none was set.</param>
/// <param name="Common">What people often ask for; only when nothing is near.</param>
public sealed record SearchAdvice(
    IReadOnlyList<string> Nearest, BroaderClass? Broader, Relaxed? Without, int WithoutFilters,
    IReadOnlyList<SearchTerm> Common, ContactLine Contact);

/// <param name="Classification"><c>theme</c>, <c>administration</c> or <c>service</c>: the filter to set.</param>
public sealed record BroaderClass(string Classification, SearchTerm Term, IReadOnlyList<SearchTerm> Entries);

/// <param name="Left">What was left out.</param>
/// <param name="Text">The text that is left, which finds the hits when it is searched for.</param>
/// <param name="Hits">The best of them, at most five.</param>
public sealed record Relaxed(IReadOnlyList<string> Left, string Text, int Total, IReadOnlyList<SearchHit> Hits);

/// <summary>Who can be asked.</summary>
public sealed record ContactLine(string Organisation, string Name, string Number, string Hours);
