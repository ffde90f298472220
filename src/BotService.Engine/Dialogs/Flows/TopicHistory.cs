using System.Collections.Immutable;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>The matters talked about before: to be gone back to by name, as they were left.</summary>
internal sealed class TopicHistory(KnowledgeBase knowledge)
{
    /// <summary>Who goes back further names it as well as new.</summary>
    private const int Most = 5;

    /// <summary>What was talked about before, with the topic that is left for another entry.</summary>
    public ImmutableArray<Topic> Past(DialogState state, string next) =>
        [.. (state.Topic is { } left ? state.Earlier.Insert(0, left.WithoutPapers()) : state.Earlier)
            .Where(t => Lead(t.Entry) != Lead(next)).DistinctBy(t => Lead(t.Entry)).Take(Most)];

    /// <summary>
    /// What is known of an entry's case: from the same matter elsewhere, by what happened, from the sentence that left it
    /// open, or from before.
    /// </summary>
    /// <param name="version">The entry's rules; null where it has none.</param>
    public ImmutableDictionary<string, string> AnswersTo(DialogState state, string entry, EntryVersion? version) =>
        Elsewhere(state.Topic, entry, version).SetItems(Settled(state.Event, entry)).SetItems(
            state.Leanings.Select(l => l.Topic).Concat(state.Earlier).FirstOrDefault(t => Lead(t.Entry) == Lead(entry))
                ?.Answers ?? ImmutableDictionary<string, string>.Empty);

    /// <summary>「那水呢」: whoever takes over the power for a company takes over the water for it.</summary>
    private static ImmutableDictionary<string, string> Elsewhere(Topic? left, string entry, EntryVersion? version) =>
        left is null || EntryId.NameOf(left.Entry) != EntryId.NameOf(entry) ? ImmutableDictionary<string, string>.Empty
            : left.Answers.Where(a => version?.Asks(a) == true).ToImmutableDictionary();

    /// <summary>What has happened settles: the dead are not asked to sign.</summary>
    private ImmutableDictionary<string, string> Settled(string? life, string entry) => life is null
        ? ImmutableDictionary<string, string>.Empty
        : knowledge.Entries[life].Tasks
            .FirstOrDefault(t => Lead(t.Use.Entry) == Lead(entry))?.Use.Answers.ToImmutableDictionary()
            ?? ImmutableDictionary<string, string>.Empty;

    private string Lead(string entry) => SupplierResolver.LeadOf(knowledge, entry);
}
