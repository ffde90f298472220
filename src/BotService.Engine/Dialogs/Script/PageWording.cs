namespace BotService.Engine.Dialogs.Script;

/// <summary>The words of our pages in one language, by dotted key such as <c>chat.lead</c>.</summary>
/// <param name="Locale">Language tag, as it stands in the file name.</param>
public sealed record PageWording(string Locale, IReadOnlyDictionary<string, string> Texts)
{
    /// <exception cref="KeyNotFoundException">The key is in no wording file.</exception>
    public string this[string key] =>
        Texts.TryGetValue(key, out var text)
            ? text : throw new KeyNotFoundException($"No page words of {Locale} are called '{key}'.");

    /// <summary>A sentence with its <c>{name}</c>s filled in.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = this[key];
        foreach (var (name, value) in values) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }
}
