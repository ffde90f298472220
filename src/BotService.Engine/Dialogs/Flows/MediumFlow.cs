using BotService.Engine.Dialogs.Script;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// Answers a message without words: says what is not read here and what to do instead. What was open
/// stays open and is asked again.
/// </summary>
internal sealed class MediumFlow(OpenQuestion question)
{
    public void Answer(Talk talk, Medium medium)
    {
        var open = question.Of(talk);
        var contact = talk.ContactOf(talk.State.Topic?.Entry);
        var (kind, text) = medium switch
        {
            Medium.Sticker => (ReplyKind.Smalltalk, talk.Say(Line.Sticker)),
            Medium.Sound =>
                (ReplyKind.Fallback, talk.Say(Line.Voice, ("contact", contact.Name), ("hours", contact.Hours))),
            _ => (ReplyKind.Fallback, talk.Say(Line.Files)),
        };
        // Somebody spoke and was not heard: an editor should know how often. A picture or a sticker asks nothing.
        if (medium == Medium.Sound) talk.Events.Add(new TurnEvent.Unanswered("voice", []));
        if (open is null && medium == Medium.Sticker) open = talk.Say(Line.Menu);
        var offers = talk.State is { Expecting: Expecting.Nothing, Offers.IsEmpty: true }
            ? GuideFlow.MenuOffers(talk) : talk.State.Offers;
        talk.Reply(kind, open is null ? text : $"{text}\n{open}", talk.State.Expecting, offers,
            evidence: Talk.NoEvidence);
    }
}
