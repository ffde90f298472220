namespace BotService.Engine.Knowledge;

/// <summary>The languages, by how much of each there is.</summary>
/// <param name="Framed">
/// Locales with fixed words and names but without the entries' sentences. Each with the spoken locales that stand in:
/// the first says what has no words, the second stands beside it where something is asked.
/// </param>
/// <param name="ByScript">Locales that are recognised, and told in their own words whom to call.</param>
public sealed record LocaleLevels(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Framed, IReadOnlyList<string> ByScript)
{
    public static readonly LocaleLevels None = new(new Dictionary<string, IReadOnlyList<string>>(), []);

    /// <summary>Locales that are not wholly spoken and may still be understood.</summary>
    public IEnumerable<string> Heard => Framed.Keys.Concat(ByScript);

    /// <summary>Gives a framed locale whatever its first stand-in has.</summary>
    public Dictionary<string, T> StandIn<T>(IReadOnlyDictionary<string, T> byLocale)
    {
        var all = new Dictionary<string, T>(byLocale);
        foreach (var (locale, chain) in Framed)
            if (byLocale.TryGetValue(chain[0], out var words)) all.TryAdd(locale, words);
        return all;
    }
}

/// <summary>What a framed locale says itself.</summary>
/// <param name="Words">The catalogue's, as far as there are any.</param>
/// <param name="Titles">By entry, its name.</param>
/// <param name="Questions">By entry and slot, the entry's own question.</param>
public sealed record Frame(
    CatalogueWording Words, IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<(string Entry, string Slot), FrameQuestion> Questions);

/// <param name="Options">By option, what it is called; those without are called as the stand-in calls them.</param>
public sealed record FrameQuestion(string Ask, IReadOnlyDictionary<string, string> Options);
