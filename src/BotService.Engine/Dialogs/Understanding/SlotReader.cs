using System.Collections.Immutable;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>
/// Takes slot values from an utterance: 「我要幫公司辦過戶」 answers who applies. The longest expression wins, a denied one rules its option out
/// (「不是個人」 leaves the other when there are two), and a slot for which two options are named stays open.
/// </summary>
internal sealed class SlotReader
{
    private readonly Dictionary<(string Entry, string Slot), IReadOnlyList<(string Phrase, string Option)>> expressions = [];
    private readonly IReadOnlyList<string> negations;

    public SlotReader(KnowledgeBase knowledge, IReadOnlyList<string> negations)
    {
        this.negations = negations;
        foreach (var entry in knowledge.Entries.Values)
        {
            foreach (var slot in entry.Versions.SelectMany(v => v.Slots).DistinctBy(s => s.Id))
            {
                expressions[(entry.Id, slot.Id)] =
                [
                    .. from locale in knowledge.Locales
                       let words = knowledge.SlotWords(entry, slot.Id, locale)
                       from option in words.Options
                       from phrase in option.Value.Say.Append(option.Value.Label)
                       let normal = TextNormalizer.Normalize(phrase)
                       where normal.Length > 0
                       orderby normal.Length descending
                       select (normal, option.Key),
                ];
            }
        }
    }

    /// <param name="normal">The normalised utterance.</param>
    /// <param name="rest">What is left of it once the expressions used are taken out.</param>
    public ImmutableDictionary<string, string> Read(Entry entry, EntryVersion version, string normal, out string rest)
    {
        var found = ImmutableDictionary<string, string>.Empty;
        rest = normal;
        foreach (var slot in version.Slots)
        {
            var (named, denied) = (new HashSet<string>(), new HashSet<string>());
            var text = normal;
            foreach (var (phrase, option) in expressions[(entry.Id, slot.Id)])
            {
                for (var at = TextSearch.Find(text, phrase, 0); at >= 0; at = TextSearch.Find(text, phrase, 0))
                {
                    (IsDenied(text, at) ? denied : named).Add(option);
                    rest = rest.Replace(phrase, " ", StringComparison.Ordinal);
                    text = string.Concat(text.AsSpan(0, at), "\u0001", text.AsSpan(at + phrase.Length));
                }
            }
            if (named.Count == 0 && denied.Count > 0) named.UnionWith(slot.Options.Except(denied));
            named.ExceptWith(denied);
            if (named.Count == 1 && slot.Options.Contains(named.First())) found = found.SetItem(slot.Id, named.First());
        }
        return found;
    }

    /// <summary>Right behind a denial: 「不是公司」, but not 「不是，公司」, where the comma has become a space; English keeps the space between words.</summary>
    private bool IsDenied(string text, int at) => negations.Any(n =>
        text.AsSpan(0, char.IsAscii(n[^1]) && at > 0 && text[at - 1] == ' ' ? at - 1 : at).EndsWith(n, StringComparison.Ordinal));
}
