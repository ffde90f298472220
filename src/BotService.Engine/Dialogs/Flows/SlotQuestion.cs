using System.Collections.Immutable;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>The question that a slot of the topic stands for, in words.</summary>
internal sealed class SlotQuestion(KnowledgeBase knowledge)
{
    /// <param name="isNew">The topic is introduced first.</param>
    public void Ask(Talk talk, Entry entry, Slot slot, bool isNew, string? lead)
    {
        string?[] lines =
            [isNew ? talk.Say(Line.TopicIntro, ("entry", talk.NameOf(entry.Id))) : null, lead, Words(talk, slot).Ask];
        talk.State = talk.State with { ExpectedSlot = slot.Id };
        talk.Reply(ReplyKind.Question, string.Join('\n', lines.Where(l => l is not null)), Expecting.Slot,
            SlotOffers(talk, slot));
    }

    /// <summary>What was taken instead of an answer to the open question; null where that was answered.</summary>
    public string? Noted(Talk talk, Entry entry, Slot slot, IEnumerable<KeyValuePair<string, string>> news)
    {
        if (talk.State.ExpectedSlot != slot.Id) return null;
        string[] labels = [.. from answer in news
                              let words = knowledge.SlotWords(entry, answer.Key, talk.Locale)
                              where words is not null select words.Options[answer.Value].Label];
        return labels.Length == 0 ? null : talk.Say(Line.Noted, ("options", talk.Joined(labels)));
    }

    public void AskAgain(Talk talk, Slot slot)
    {
        var ask = talk.Say(Line.AskAgain, ("ask", Words(talk, slot).Ask));
        talk.Reply(ReplyKind.Question, ask, Expecting.Slot,
            SlotOffers(talk, slot).Add(Offers.Command(talk.Say(Line.Person), "person")));
    }

    /// <summary>A slot of the topic in words.</summary>
    public SlotWording Words(Talk talk, Slot slot) =>
        knowledge.SlotWords(knowledge.Entries[talk.State.Topic!.Entry], slot.Id, talk.Locale)!;

    private ImmutableArray<Offer> SlotOffers(Talk talk, Slot slot) =>
    [
        .. slot.Options.Select(o => Offers.Slot(Words(talk, slot).Options[o].Label, slot.Id, o)),
        Offers.Command(talk.Say(Line.ListAll), "list-all"),
    ];
}
