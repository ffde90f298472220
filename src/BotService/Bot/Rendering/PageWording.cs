namespace BotService.Bot.Rendering;

/// <summary>The words of our pages in one language, by dotted key such as <c>chat.lead</c>.</summary>
/// <param name="Locale">Language tag, as it stands in the file name.</param>
public sealed record PageWording(string Locale, IReadOnlyDictionary<string, string> Texts)
{
    /// <exception cref="KeyNotFoundException">The key is in no wording file.</exception>
    public string this[string key] =>
        Texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"page.{Locale}.yaml has no '{key}'.");
}
