using System.Globalization;

namespace BotService.Bot.Rendering;

/// <summary>The words of our pages and cards in one language, by dotted key such as <c>sheet.print</c>.</summary>
/// <param name="Locale">Language tag, as it stands in the file name.</param>
public sealed record PageWording(string Locale, IReadOnlyDictionary<string, string> Texts)
{
    /// <exception cref="KeyNotFoundException">The key is in no wording file.</exception>
    public string this[string key] =>
        Texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"page.{Locale}.yaml has no '{key}'.");

    /// <summary>The sentence with <c>{name}</c> replaced by the value.</summary>
    public string With(string key, string name, string value) => this[key].Replace("{" + name + "}", value, StringComparison.Ordinal);

    public string With(string key, string name, int value) => With(key, name, value.ToString(CultureInfo.InvariantCulture));

    public string With(string key, string name, DateOnly value) =>
        With(key, name, value.ToString(this["format.date"], CultureInfo.InvariantCulture));
}
