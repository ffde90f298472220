using System.Collections.Immutable;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>Every way in which all slots can be answered.</summary>
public static class Combinations
{
    public static IEnumerable<ImmutableDictionary<string, string>> Of(IEnumerable<Slot> slots)
    {
        IEnumerable<ImmutableDictionary<string, string>> all = [ImmutableDictionary<string, string>.Empty];
        foreach (var slot in slots)
            all = all.SelectMany(a => slot.Options.Select(o => a.SetItem(slot.Id, o)));
        return all;
    }

    /// <returns>A text, or the word for the case of an entry that asks nothing.</returns>
    internal static object Describe(IReadOnlyDictionary<string, string> answers) =>
        answers.Count == 0 ? KnowledgeProblem.OnlyCase
            : string.Join(", ", answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"));
}
