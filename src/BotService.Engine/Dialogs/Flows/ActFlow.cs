using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// Does what a clerk would do on a short utterance: an answer to the open question first, then what it means by itself.
/// It never starts another matter.
/// </summary>
internal sealed class ActFlow(
    KnowledgeBase knowledge, TopicFlow topics, SlotFlow answers, AccountFlow accounts, PlaceFlow places,
    CommandFlow commands, OpenQuestion question)
{
    public void Answer(Talk talk, Acts acts, string normal)
    {
        // "Cancel" may be one of the options asked for.
        if (answers.Named(talk, normal) || Chosen(talk, acts)) return;
        var open = talk.State.HasOpenQuestion();
        if (acts.Has(Act.Return) && Returns(talk)) return;
        if (acts.Has(Act.Next) && !talk.State.Waiting.IsEmpty) topics.TakeUpWaiting(talk);
        else if (acts.Has(Act.All) && talk.State.Topic is not null) topics.ListAll(talk);
        else if (acts.Has(Act.Print) && talk.State.Topic is not null) Print(talk);
        else if (acts.Has(Act.Repeat) && talk.State.Topic is not null) topics.Continue(talk);
        else if (acts.Has(Act.Back)) Back(talk);
        else if (acts.Has(Act.Cancel)) Leave(talk, open && !acts.Has(Act.End) && !acts.Has(Act.Thanks));
        else if (open) AnswerOpen(talk, acts);
        else AnswerFree(talk, acts);
    }

    /// <summary>By its place, or by yes and no.</summary>
    private bool Chosen(Talk talk, Acts acts)
    {
        var offers = talk.State.Offers.Where(o => o.IsChoice()).ToList();
        if (acts.Place is { } place && offers.Count > 0)
        {
            if (place >= offers.Count) return false;
            commands.Choose(talk, offers[place < 0 ? offers.Count - 1 : place].Action);
            return true;
        }
        if (talk.State.Expecting != Expecting.Slot || acts.Has(Act.Neither)) return false;
        var (yes, no) = (acts.Has(Act.Yes), acts.Has(Act.No));
        return yes != no && answers.Take(talk, yes);
    }

    private void AnswerOpen(Talk talk, Acts acts)
    {
        var unsure = acts.Has(Act.Unsure) || acts.Has(Act.Skip) || acts.Has(Act.Next);
        if (acts.Has(Act.Why)) Explain(talk);
        else if (acts.Has(Act.End)) commands.Obey(talk, "end");
        else if (acts.Has(Act.Both) && talk.State.Expecting == Expecting.Entry) TakeAll(talk);
        else if (unsure || acts.Has(Act.Both)) TellAll(talk);
        else if (acts.Has(Act.Neither) || acts.Has(Act.No)) Neither(talk);
        else if (acts.Has(Act.Thanks)) commands.Chat(talk, "thanks");
        else if (acts.Has(Act.Heard) && !acts.Has(Act.Yes)) Ask(talk, null, ReplyKind.Smalltalk);
        else Ask(talk, null);
    }

    private void AnswerFree(Talk talk, Acts acts)
    {
        var helpful = talk.State.Expecting == Expecting.Helpful;
        var rates = talk.State.Expecting is Expecting.Rating or Expecting.RatingWords;
        if (acts.Has(Act.End) || (rates && acts.Has(Act.Skip)) || (acts.Has(Act.No) && !acts.Has(Act.Yes)))
            commands.Obey(talk, "end");
        else if (acts.Has(Act.Thanks)) commands.Chat(talk, "thanks");
        else if (helpful && acts.Has(Act.Yes) && !acts.Has(Act.Heard)) commands.Obey(talk, "helpful-yes");
        else if (acts.Has(Act.Unsure) || acts.Has(Act.Skip) || acts.Has(Act.Neither)) GuideFlow.Menu(talk);
        else
            talk.Reply(
                ReplyKind.Smalltalk, talk.Say(Line.Heard), talk.State.Expecting, talk.State.Offers,
                evidence: Talk.NoEvidence);
    }

    /// <summary>The list once more, and how to print it.</summary>
    public void Print(Talk talk)
    {
        talk.LeadWith(talk.Say(Line.Print));
        topics.Continue(talk);
    }

    private bool Returns(Talk talk)
    {
        if (talk.State is { Suspended: null, Topic: null }) return false;
        if (talk.State is { Suspended: null, Topic.Answered: false }) topics.Continue(talk);
        else commands.Obey(talk, "return");
        return true;
    }

    private void Back(Talk talk)
    {
        if (talk.State.Topic is not null && answers.AskBefore(talk)) return;
        if (talk.State.Topic is { } first && talk.State.Supplier is not null
            && SupplierResolver.SupplyOf(knowledge, first.Entry) is not null && talk.Account is null)
        {
            talk.State = talk.State with { Supplier = null, Topic = first with { Answered = false } };
            topics.Continue(talk);
        }
        else if (talk.State.Suspended is not null) commands.Obey(talk, "return");
        else if (talk.State.Topic is not null) topics.Continue(talk);
        else GuideFlow.Menu(talk);
    }

    /// <summary>What was in hand is put aside, and can be taken up again.</summary>
    private static void Leave(Talk talk, bool open)
    {
        if (talk.State.Topic is not { Answered: false } left)
        {
            if (open) GuideFlow.Menu(talk);
            else FeedbackFlow.End(talk);
            return;
        }
        talk.State = talk.State with
        {
            Topic = null, Suspended = left, ExpectedSlot = null, Waiting = [], Together = [], Misses = 0,
        };
        talk.Reply(
            ReplyKind.Feedback, talk.Say(Line.Left, ("entry", talk.ShortOf(left.Entry))), Expecting.More,
            [Offers.Command(talk.Say(Line.Back, ("entry", talk.ShortOf(left.Entry))), "return"),
                .. FeedbackFlow.AfterAll(talk)], evidence: Talk.NoEvidence);
    }

    /// <summary>All the entries that were offered, one after the other.</summary>
    private void TakeAll(Talk talk)
    {
        var entries = talk.State.EntriesOffered().ToList();
        if (entries.Count > 1) accounts.BeginAll(talk, [.. entries.Select(e => (e, ""))], said: null);
        else Ask(talk, null);
    }

    /// <summary>Who cannot or will not answer gets everything with its conditions.</summary>
    private void TellAll(Talk talk)
    {
        switch (talk.State.Expecting)
        {
            case Expecting.Slot when talk.State.Topic is not null: topics.ListAll(talk); break;
            case Expecting.Supplier when talk.State.Topic is not null: places.Tell(talk); break;
            default: Unclear(talk); break;
        }
    }

    /// <summary>Who cannot say which is meant is asked once more, then shown what there is.</summary>
    private static void Unclear(Talk talk)
    {
        if (talk.State.Misses > 0)
        {
            GuideFlow.Menu(talk, Line.PickOne);
            return;
        }
        talk.Events.Add(new TurnEvent.Unanswered("out-of-scope", []));
        talk.State = talk.State with { Misses = 1 };
        GuideFlow.ChooseAgain(talk);
    }

    private void Neither(Talk talk)
    {
        if (talk.State.Expecting == Expecting.Entry) GuideFlow.Menu(talk, Line.PickOne);
        else Ask(talk, null);
    }

    /// <summary>Why it is asked, and the question once more.</summary>
    public void Explain(Talk talk) => Ask(talk, talk.State.Expecting == Expecting.Supplier
        ? talk.Say(Line.WhyAskedPlace) : talk.Say(Line.WhyAsked, ("list-all", talk.Say(Line.ListAll))));

    /// <summary>The open question once more, with a way out; nothing is lost.</summary>
    private void Ask(Talk talk, string? lead, ReplyKind kind = ReplyKind.Question)
    {
        var ask = question.Of(talk) ?? talk.Say(Line.Choose);
        var text = kind == ReplyKind.Smalltalk ? $"{talk.Say(Line.Heard)}\n{ask}"
            : lead is not null ? $"{lead}\n{ask}"
            : talk.State.Expecting == Expecting.Slot
                ? talk.Say(Line.Hint, ("ask", ask), ("list-all", talk.Say(Line.ListAll))) : ask;
        if (talk.State.Expecting == Expecting.Entry && kind == ReplyKind.Question) kind = ReplyKind.Choices;
        talk.Reply(kind, text, talk.State.Expecting,
            [.. talk.State.Offers, Offers.Command(talk.Say(Line.Person), "person")]);
    }
}
