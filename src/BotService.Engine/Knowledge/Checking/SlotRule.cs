namespace BotService.Engine.Knowledge.Checking;

/// <summary>Conditions name what exists, and nobody is asked a question whose answer changes nothing.</summary>
internal static class SlotRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge) =>
        knowledge.Entries.Values.SelectMany(
            e => e.Versions.SelectMany(v => Conditions(e, v).Concat(Idle(knowledge, v))));

    private static IEnumerable<Problem> Conditions(Entry entry, EntryVersion version)
    {
        var conditions = version.Facts.Select(f => (f.When, f.Place))
            .Concat(entry.Cases.Where(r => r.Version is null || r.Version == version.InForce.From)
                .Select(r => (r.Match, r.Place)));
        foreach (var (condition, place) in conditions)
        {
            foreach (var (slot, options) in condition.Allowed)
            {
                if (version.Slot(slot) is not { } known)
                {
                    yield return KnowledgeCheck.At(
                        place, $"unknown slot `{slot}`: the version has {Named(version.Slots.Select(s => s.Id))}");
                    continue;
                }
                foreach (var option in options.Except(known.Options))
                    yield return KnowledgeCheck.At(
                        place, $"unknown option `{option}`: `{slot}` has {Named(known.Options)}");
                // It would be asked though no answer changes anything, and told as a condition though it is none.
                if (options.IsSupersetOf(known.Options))
                    yield return KnowledgeCheck.At(
                        place, $"`{slot}` names every option, so it is no condition: leave it out");
            }
        }
    }

    private static IEnumerable<Problem> Idle(KnowledgeBase knowledge, EntryVersion version)
    {
        foreach (var slot in version.Slots)
        {
            if (slot.Options.Count < 2)
                yield return KnowledgeCheck.At(slot.Place, $"`{slot.Id}` needs at least two options");
            if (slot.Options.Distinct().Count() != slot.Options.Count)
                yield return KnowledgeCheck.At(slot.Place, $"`{slot.Id}` names an option twice");
            foreach (var same in slot.Options.GroupBy(o => TaskRule.HandsOn(knowledge, version, slot.Id)
                ? o : Footprint(version, slot.Id, o)).Where(g => g.Count() > 1))
                yield return KnowledgeCheck.At(
                    slot.Place, $"`{slot.Id}`: the reply never differs between {Named(same)}");
        }
    }

    /// <summary>Which facts the option lets through: options with the same facts can never be told apart.</summary>
    private static string Footprint(EntryVersion version, string slot, string option) =>
        string.Concat(
            version.Facts.Select(
                f => f.When.Allowed.TryGetValue(slot, out var options) && !options.Contains(option) ? '0' : '1'));

    private static string Named(IEnumerable<string> ids) =>
        string.Join(", ", ids) is { Length: > 0 } names ? names : "none";
}
