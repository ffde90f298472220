using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>Conditions name what exists, and nobody is asked a question whose answer changes nothing.</summary>
internal static class SlotRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings) =>
        from entry in knowledge.Entries.Values
        from version in entry.Versions
        from problem in Conditions(entry, version, findings).ToList().Concat(Idle(knowledge, version, findings))
        select problem;

    /// <summary>Facts and rows whose conditions name what is not are not looked at further.</summary>
    private static IEnumerable<Problem> Conditions(Entry entry, EntryVersion version, Findings findings)
    {
        var conditions = version.Facts.Select(f => (Said: f.When, f.Place, Key: "when"))
            .Concat(entry.Cases.Where(r => r.Version is null || r.Version == version.InForce.From)
                .Select(r => (Said: r.Match, r.Place, Key: CaseRow.Answers)))
            .Concat(entry.Counterparts.Select(c => (Said: c.When, c.Place, Key: Counterpart.IfKey))).ToList();
        var named = conditions.SelectMany(c => c.Said.Allowed.Keys).ToHashSet();
        var own = version.Slots.Select(s => s.Id);
        foreach (var slot in version.Slots.Where(s => !named.Contains(s.Id)))
        {
            // Named nowhere, while everything names one like it: the slot itself is misspelt, not all the others.
            if (Nearest.To(slot.Id, named.Except(own)) is not { } meant) continue;
            findings.Spoil(version.Place, slot.Id);
            foreach (var (_, place, key) in conditions.Where(c => c.Said.Allowed.ContainsKey(meant)))
                findings.Spoil(place, key);
            yield return KnowledgeProblem.SlotMisnamed.At(slot.Place, slot.Id).OrNearest(slot.Id, [meant]);
        }
        foreach (var (condition, place, key) in conditions)
        {
            foreach (var (slot, options) in condition.Allowed)
            {
                if (version.Slot(slot) is not { } known)
                {
                    if (findings.IsSpoilt(place, key)) continue;
                    findings.Spoil(place, key);
                    yield return KnowledgeProblem.UnknownSlot
                        .At(place, slot, Named(version.Slots.Select(s => s.Id)))
                        .OrNearest(slot, version.Slots.Select(s => s.Id));
                    continue;
                }
                if (findings.IsSpoilt(version.Place, slot)) continue;
                foreach (var option in options.Except(known.Options))
                {
                    findings.Spoil(place, key);
                    yield return KnowledgeProblem.UnknownOption.At(place, option, slot, Named(known.Options))
                        .OrNearest(option, known.Options);
                }
                // It would be asked though no answer changes anything, and told as a condition though it is none.
                if (options.IsSupersetOf(known.Options))
                    yield return KnowledgeProblem.ConditionOfAll.At(place, slot);
            }
        }
    }

    private static IEnumerable<Problem> Idle(KnowledgeBase knowledge, EntryVersion version, Findings findings)
    {
        foreach (var slot in version.Slots.Where(s => !findings.IsSpoilt(version.Place, s.Id)))
        {
            if (slot.Options.Count < 2) yield return KnowledgeProblem.SlotOfOne.At(slot.Place, slot.Id);
            if (slot.Options.Distinct().Count() != slot.Options.Count)
                yield return KnowledgeProblem.OptionTwice.At(slot.Place, slot.Id);
            // Whom an unread fact is for is not known: it may be what makes the difference.
            if (version.Facts.Any(f => f.IsUnread(findings))) continue;
            foreach (var same in slot.Options.GroupBy(o => TaskRule.HandsOn(knowledge, version, slot.Id)
                ? o : Footprint(version, slot.Id, o)).Where(g => g.Count() > 1))
                yield return KnowledgeProblem.SlotIdle.At(slot.Place, slot.Id, Named(same));
        }
    }

    /// <summary>Which facts the option lets through: options with the same facts can never be told apart.</summary>
    private static string Footprint(EntryVersion version, string slot, string option) =>
        string.Concat(
            version.Facts.Select(
                f => f.When.Allowed.TryGetValue(slot, out var options) && !options.Contains(option) ? '0' : '1'));

    private static object Named(IEnumerable<string> ids) =>
        string.Join(", ", ids) is { Length: > 0 } names ? names : KnowledgeProblem.Nothing;
}
