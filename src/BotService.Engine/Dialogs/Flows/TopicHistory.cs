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

    /// <summary>What is known of an entry's case: by what happened, from the sentence that left it open, or from before.</summary>
    public ImmutableDictionary<string, string> AnswersTo(DialogState state, string entry) =>
        Settled(state.Event, entry).SetItems(
            state.Leanings.Select(l => l.Topic).Concat(state.Earlier).FirstOrDefault(t => Lead(t.Entry) == Lead(entry))
                ?.Answers ?? ImmutableDictionary<string, string>.Empty);

    /// <summary>What has happened settles: the dead are not asked to sign.</summary>
    private ImmutableDictionary<string, string> Settled(string? life, string entry) => life is null
        ? ImmutableDictionary<string, string>.Empty
        : knowledge.Entries[life].Versions.SelectMany(v => v.Facts).OfType<Fact.Task>()
            .FirstOrDefault(t => Lead(t.Use.Entry) == Lead(entry))?.Use.Answers.ToImmutableDictionary()
            ?? ImmutableDictionary<string, string>.Empty;

    private string Lead(string entry) => SupplierResolver.LeadOf(knowledge, entry);
}
