namespace BotService.Engine.Knowledge;

/// <summary>
/// Lays a framed locale's own words over those that stand in, so that it can be asked for words like any other. Names
/// that are shown at a counter keep the stand-in's beside them; sentences are the stand-in's: none is translated.
/// </summary>
internal static class Framing
{
    /// <summary>Between a name and the one beside it: one line for who reads it and for who is shown it.</summary>
    public const string Beside = " ｜ ";

    public static KnowledgeBase Lay(KnowledgeBase knowledge)
    {
        if (knowledge.Levels.Framed.Count == 0) return knowledge;
        var levels = knowledge.Levels;
        var words = new Dictionary<string, CatalogueWording>(knowledge.Catalogue.Wordings);
        foreach (var (locale, chain) in levels.Framed)
            words[locale] = Over(
                knowledge.Frames[locale].Words, knowledge.Words(chain[0]), knowledge.Words(chain[^1]));
        return knowledge with
        {
            Catalogue = knowledge.Catalogue with
            {
                Wordings = words,
                Offices = knowledge.Catalogue.Offices.ToDictionary(
                    o => o.Key, o => o.Value with { Wordings = levels.StandIn(o.Value.Wordings) }),
            },
            Entries = knowledge.Entries.ToDictionary(e => e.Key, e => Over(knowledge, e.Value)),
        };
    }

    private static Entry Over(KnowledgeBase knowledge, Entry entry)
    {
        var words = new Dictionary<string, EntryWording>(entry.Wordings);
        foreach (var (locale, chain) in knowledge.Levels.Framed)
        {
            var (first, second) = (words[chain[0]], words[chain[^1]]);
            var title = knowledge.Frames[locale].Titles.GetValueOrDefault(entry.Id);
            words[locale] = first with
            {
                Name = Pair(title ?? second.Name, first.Name), Short = title ?? first.Short,
                Slots = first.Slots.ToDictionary(
                    s => s.Key, s => knowledge.Frames[locale].Questions.TryGetValue((entry.Id, s.Key), out var own)
                        ? Asked(own, s.Value) : Both(s.Value, second.Slots.GetValueOrDefault(s.Key) ?? s.Value)),
            };
        }
        return entry with { Wordings = words };
    }

    private static CatalogueWording Over(CatalogueWording own, CatalogueWording first, CatalogueWording second) => new(
        Named(own.Documents, first.Documents), Named(own.Channels, first.Channels),
        Laid(own.Contacts, first.Contacts), Laid(own.Organisations, first.Organisations),
        Laid(own.Slots, first.Slots.ToDictionary(
            s => s.Key, s => Both(s.Value, second.Slots.GetValueOrDefault(s.Key) ?? s.Value))),
        first.Classes)
    {
        Supplies = Laid(own.Supplies, first.Supplies), Outside = first.Outside,
    };

    private static Dictionary<string, ItemWording> Named(
        IReadOnlyDictionary<string, ItemWording> own, IReadOnlyDictionary<string, ItemWording> first) =>
        first.ToDictionary(f => f.Key, f => own.TryGetValue(f.Key, out var words)
            ? f.Value with { Name = Pair(words.Name, f.Value.Name) } : f.Value);

    private static Dictionary<string, T> Laid<T>(
        IReadOnlyDictionary<string, T> own, IReadOnlyDictionary<string, T> first) =>
        first.ToDictionary(f => f.Key, f => own.GetValueOrDefault(f.Key) ?? f.Value);

    private static SlotWording Asked(FrameQuestion own, SlotWording first) => new(
        Pair(own.Ask, first.Ask),
        first.Options.ToDictionary(o => o.Key, o => own.Options.TryGetValue(o.Key, out var label)
            ? Labelled(o.Value, label, o.Value.Label) : o.Value));

    private static SlotWording Both(SlotWording first, SlotWording second) => new(
        Pair(first.Ask, second.Ask),
        first.Options.ToDictionary(o => o.Key, o => second.Options.TryGetValue(o.Key, out var other)
            ? Labelled(o.Value, o.Value.Label, other.Label) : o.Value));

    /// <summary>Shown in two columns, and answered by what stands in either.</summary>
    private static OptionWording Labelled(OptionWording option, string one, string other) => option with
    {
        Label = Pair(one, other), Say = [.. option.Say.Append(one).Append(other).Distinct()],
    };

    private static string Pair(string one, string other) => one == other ? one : one + Beside + other;
}
