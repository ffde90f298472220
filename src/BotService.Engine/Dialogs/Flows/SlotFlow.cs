using System.Collections.Immutable;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>Short answers to the open question of a topic, and the way back to the one before it.</summary>
internal sealed class SlotFlow(
    KnowledgeBase knowledge, SlotReader slots, TopicFlow topics, CalculatorFlow sums)
{
    /// <summary>Takes an utterance that names an option of the open question; false when it names none.</summary>
    public bool Named(Talk talk, string normal)
    {
        if (talk.State is not { Expecting: Expecting.Slot, Topic: { } topic, ExpectedSlot: { } slot }
            || sums.Is(topic.Entry) || topics.VersionOf(talk, topic.Entry) is not { } version) return false;
        var named = slots.Read(knowledge.Entries[topic.Entry], version, normal, out _);
        if (!named.ContainsKey(slot)) return false;
        topics.Fill(talk, named);
        return true;
    }

    /// <summary>Takes a plain yes or no to the open question; false where it settles no option.</summary>
    public bool Take(Talk talk, bool yes)
    {
        if (OptionOf(talk, yes) is not { } option) return false;
        topics.Fill(talk, ImmutableDictionary<string, string>.Empty.Add(talk.State.ExpectedSlot!, option));
        return true;
    }

    /// <summary>Whether yes or no settles an option of the open question.</summary>
    public bool Takes(Talk talk, bool yes) => OptionOf(talk, yes) is not null;

    private string? OptionOf(Talk talk, bool yes) =>
        talk.State is { Topic: { } topic, ExpectedSlot: { } slot } && !sums.Is(topic.Entry)
        && knowledge.SlotWords(knowledge.Entries[topic.Entry], slot, talk.Locale) is { } words
        && words.Options.Where(o => o.Value.Reply == yes).ToList() is [var (option, _)] ? option : null;

    /// <summary>Asks the slot that was answered last once more; false when none was.</summary>
    public bool AskBefore(Talk talk)
    {
        var topic = talk.State.Topic!;
        if (sums.Is(topic.Entry) || topics.VersionOf(talk, topic.Entry) is not { } version) return false;
        var lists = topics.Lists(talk);
        var (entry, known) = (knowledge.Entries[topic.Entry], ImmutableDictionary<string, string>.Empty);
        Slot? last = null;
        // The order of asking is worked out anew: what follows from the rules need not be remembered.
        while (lists.NextQuestion(entry, version, known, talk.Today) is { } slot
            && topic.Answers.TryGetValue(slot.Id, out var option))
            (last, known) = (slot, known.SetItem(slot.Id, option));
        if (last is null) return false;
        talk.State = talk.State with
        {
            Topic = topic with { Answers = topic.Answers.Remove(last.Id), Answered = false, WholeList = false },
        };
        topics.Questions.Ask(talk, entry, last, isNew: false, lead: null);
        return true;
    }
}
