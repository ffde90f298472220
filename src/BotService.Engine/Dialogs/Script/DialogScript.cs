using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Script;

/// <summary>How we talk, from <c>dialogs/</c>: sentences, expressions, small talk, the menu.</summary>
public sealed class DialogScript
{
    /// <summary>Sentences by locale and key.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Wording { get; init; }

    /// <summary>The fixed words of a checklist, by locale.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> SheetLabels { get; init; }

    public required Phrases Phrases { get; init; }

    /// <summary>By id, in the order in which they are looked for.</summary>
    public required IReadOnlyList<KeyValuePair<string, Smalltalk>> Smalltalk { get; init; }

    /// <summary>By language code, the sentence for those whose language is not spoken here.</summary>
    public required IReadOnlyDictionary<string, string> OtherLanguages { get; init; }

    /// <summary>The locale in which it goes on with those.</summary>
    public required string Fallback { get; init; }

    /// <summary>Entries offered by the greeting and the menu.</summary>
    public required IReadOnlyList<string> Menu { get; init; }

    /// <summary>
    /// By organisation, the entries offered where the assistant speaks in its name; the
    /// others offer <see cref="Menu"/>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Menus { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>By locale, sentences that are none of our business, to train the recogniser on.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> OutOfScope { get; init; }

    /// <summary>The same by locale that is only heard.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> OutOfScopeHeard { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// Expressions of framed locales alone. They are no proof that a text is harmless: a few short words of a language
    /// outweigh its examples of danger.
    /// </summary>
    public IReadOnlySet<string> Framed { get; init; } = new HashSet<string>();

    /// <summary>Which move is made on a sentence in the midst of a talk.</summary>
    public Arbiter Arbiter { get; init; } = Arbiter.Unlearnt;

    /// <summary>What citizens say that is no danger: fixed expressions, and what is none of our business.</summary>
    public IEnumerable<string> Harmless =>
        Phrases.Commands.Values.Concat(Smalltalk.Select(s => s.Value.Phrases)).SelectMany(p => p.Whole.Concat(p.Within))
        .Concat(Phrases.Facets.Where(f => AskedParts.Of(f.Key) is null).SelectMany(f => f.Value)).Except(Framed)
        .Concat(OutOfScope.Values.SelectMany(o => o)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>A sentence with its <c>{name}</c>s filled in.</summary>
    public string Say(Line line, string locale, params ReadOnlySpan<(string Name, string? Value)> values) =>
        Quotation.Fill(Wording[locale][KebabCase.Of(line)], values).Trim();
}
