using System.Globalization;
using BotService.Hosting;

namespace BotService.Web.Api;

/// <summary>Reads the parameters of a call; everything wrong with them is found at once.</summary>
/// <param name="reserved">Parameters the call knows; any other is a mistake of the caller's, who would else
/// believe that it worked.</param>
internal sealed class QueryValues(IQueryCollection query, IReadOnlyList<string> locales, params string[] reserved)
{
    public const string Lang = "lang";

    public Dictionary<string, string[]> Errors { get; } = [];

    public bool AreRight => Errors.Count == 0;

    /// <summary>The language asked for, else the default one.</summary>
    public string Locale => Text(Lang) is not { } tag ? locales[0]
        : locales.FirstOrDefault(l => string.Equals(l, tag, StringComparison.OrdinalIgnoreCase))
            ?? Wrong(Lang, $"'lang' must be one of {string.Join(", ", locales)}.", locales[0]);

    /// <summary>Reports what the call does not know.</summary>
    public QueryValues OnlyKnown()
    {
        foreach (var name in query.Keys.Where(k => k != Lang && !reserved.Contains(k)))
            Wrong(ApiAnswer.Short(name),
                $"There is no parameter '{ApiAnswer.Short(name)}'; known are {string.Join(", ", [.. reserved, Lang])}.",
                0);
        return this;
    }

    /// <summary>A single value; an empty one counts as none.</summary>
    public string? Text(string name) => query[name] switch
    {
        [] => null,
        [var one] => string.IsNullOrWhiteSpace(one) ? null : one.Trim(),
        _ => Wrong<string?>(name, $"'{ApiAnswer.Short(name)}' must be given once.", null),
    };

    public int Page(string name)
    {
        if (Text(name) is not { } text) return 1;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var page)
            && page >= 1
            ? page : Wrong(name, $"'{name}' must be a whole number from 1.", 1);
    }

    /// <summary>There are fewer pages than the one asked for.</summary>
    public void PageBeyond(string name, int pages) =>
        Wrong(name, pages == 1 ? "There is only one page."
            : string.Create(CultureInfo.InvariantCulture, $"There are only {pages} pages."), 0);

    /// <summary>One of the ids, in any case of letters.</summary>
    public string? OneOf(string name, IEnumerable<string> ids)
    {
        if (Text(name) is not { } text) return null;
        var known = ids.ToList();
        return known.FirstOrDefault(id => string.Equals(id, text, StringComparison.OrdinalIgnoreCase))
            ?? Wrong<string?>(name, $"'{name}' must be one of {string.Join(", ", known)}.", null);
    }

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text) return null;
        return IsoDay.Read(text) ?? Wrong<DateOnly?>(name, $"'{name}' must be a date such as 2026-11-20.", null);
    }

    public T Choice<T>(string name) where T : struct, Enum
    {
        if (Text(name) is not { } text) return default;
        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToList();
        return names.IndexOf(text) is >= 0 and var index ? Enum.GetValues<T>()[index]
            : Wrong(name, $"'{name}' must be one of {string.Join(", ", names)}.", default(T));
    }

    /// <summary>
    /// What was sent besides the language and what the call knows: answers to an entry's questions, fields of a
    /// calculator.
    /// </summary>
    public IReadOnlyDictionary<string, string> Others() =>
        query.Keys.Where(k => k != Lang && !reserved.Contains(k)).Select(k => (Name: k, Value: Text(k))).Where(p => p.Value is not null)
            .ToDictionary(p => p.Name, p => p.Value!);

    public T Wrong<T>(string name, string reason, T instead)
    {
        Errors[name] = [reason];
        return instead;
    }
}
