using BotService.Engine.Dialogs.Script;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>Opens a conversation: with the greeting, or where it was left when it goes on in another place.</summary>
internal sealed class ResumeFlow(TopicFlow topics, AccountFlow accounts)
{
    public void Open(Talk talk)
    {
        if (talk.State.Referral is not null)
        {
            talk.LeadWith(talk.Say(Line.HandoffReferred));
            GuideFlow.Handoff(talk, null);
        }
        // What was talked about may be gone from the knowledge since.
        else if (talk.State.Topic is { } topic && talk.Knowledge.Entries.ContainsKey(topic.Entry)) Resume(talk, topic);
        else if (talk.State is { Expecting: Expecting.Entry, Offers.IsEmpty: false })
            talk.Reply(ReplyKind.Choices, $"{talk.Say(Line.ResumedChoice)}\n{talk.Say(Line.Choose)}", Expecting.Entry,
                talk.State.Offers, evidence: Talk.NoEvidence);
        else GuideFlow.Greet(talk);
    }

    /// <summary>
    /// The open question, or the list once more. Nothing new was asked, so nothing is recorded as asked.
    /// </summary>
    private void Resume(Talk talk, Topic topic)
    {
        talk.LeadWith(talk.Say(Line.Resumed, ("entry", talk.ShortOf(topic.Entry))));
        if (talk.State is { Expecting: Expecting.Entry, Offers.IsEmpty: false })
            talk.Reply(ReplyKind.Choices, talk.Say(Line.Choose), Expecting.Entry, talk.State.Offers,
                evidence: Talk.NoEvidence);
        else if (!accounts.Refers(talk, topic.Entry)) topics.Continue(talk);
        talk.State = talk.State with { Misses = 0 };
        talk.Events.Clear();
    }
}
