using BotService.Engine.Knowledge;

namespace BotService.Engine.Search;

/// <summary>Where in an entry a text stands, most telling first.</summary>
internal enum TextPlace
{
    /// <summary>Its name, what a choice calls it, and what people call it.</summary>
    Names,

    Summary,

    /// <summary>How people ask for it; never shown.</summary>
    Utterances,

    /// <summary>Documents, channels and options by name.</summary>
    Items,

    /// <summary>What people call documents, channels and options; never shown.</summary>
    Sayings,

    Sentences,

    /// <summary>The organisation, the classes and the titles of the sources.</summary>
    Around,
}

/// <summary>One text of an entry in one locale.</summary>
/// <param name="Entry">Number of the entry in the index.</param>
/// <param name="Part">What part of the reply it belongs to, for the reader.</param>
/// <param name="Text">For display; may still quote shared amounts as <c>{id}</c>.</param>
/// <param name="Normal">As compared.</param>
/// <param name="InForce">While it holds; null: always.</param>
internal sealed record SearchedLine(
    int Entry, string Locale, TextPlace Place, string Part, string Text, string Normal, Period? InForce)
{
    public bool IsShown => Place is TextPlace.Names or TextPlace.Summary or TextPlace.Items or TextPlace.Sentences;

    public bool Holds(DateOnly day) => InForce is null || InForce.Contains(day);
}
