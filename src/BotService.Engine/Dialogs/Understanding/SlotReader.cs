using System.Collections.Immutable;
using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>
/// Takes slot values from an utterance: 「我要幫公司辦過戶」 answers who applies. The longest expression wins, a denied one rules
/// its option out (「不是個人」 leaves the other when there are two), and a slot for which two options are named stays open.
/// </summary>
internal sealed class SlotReader
{
    private readonly RoleReader roles;
    private readonly Dictionary<(string Entry, string Slot), OptionExpressions> expressions = [];

    public SlotReader(KnowledgeBase knowledge, Phrases phrases)
    {
        roles = new RoleReader(phrases.Roles, phrases.Denials);
        var polarity = new PolarityReader(phrases.Denials);
        foreach (var entry in knowledge.Entries.Values)
        {
            foreach (var slot in entry.Versions.SelectMany(v => v.Slots).DistinctBy(s => s.Id))
            {
                expressions[(entry.Id, slot.Id)] = new OptionExpressions(
                    from locale in knowledge.TalkLocales
                    from option in knowledge.SlotWords(entry, slot.Id, locale)!.Options
                    from phrase in option.Value.Say.Append(option.Value.Label)
                    select (phrase, option.Key), polarity);
            }
        }
    }

    /// <summary>It says who goes, whether that is asked of a matter or not.</summary>
    public bool TellsWho(string normal) => roles.Read(normal) is not null;

    /// <param name="normal">The normalised utterance.</param>
    /// <param name="rest">What is left of it once the expressions used are taken out.</param>
    public ImmutableDictionary<string, string> Read(Entry entry, EntryVersion version, string normal, out string rest)
    {
        var found = ImmutableDictionary<string, string>.Empty;
        rest = normal;
        foreach (var slot in version.Slots)
        {
            var (named, denied) = expressions[(entry.Id, slot.Id)].Read(normal, ref rest);
            if (named.Count == 0 && slot.Options.Contains(RoleReader.Self) && slot.Options.Contains(RoleReader.Agent)
                && roles.Read(normal) is { } role && !denied.Contains(role)) named.Add(role);
            if (named.Count == 0 && denied.Count > 0) named.UnionWith(slot.Options.Except(denied));
            named.ExceptWith(denied);
            if (named.Count == 1 && slot.Options.Contains(named.First())) found = found.SetItem(slot.Id, named.First());
        }
        return found;
    }
}
