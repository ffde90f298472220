using BotService.Engine.Dialogs.Script;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>The question that waits for an answer, in words, to be said again after something else.</summary>
internal sealed class OpenQuestion(TopicFlow topics)
{
    /// <summary>Null when nothing is waited for, or nothing that is worth a second asking.</summary>
    public string? Of(Talk talk) => talk.State.Expecting switch
    {
        Expecting.Slot or Expecting.Supplier when talk.State.Topic is not null => Asked(talk),
        Expecting.Entry => talk.Say(Line.Choose),
        Expecting.Helpful => talk.Say(Line.Helpful),
        Expecting.Rating => talk.Say(FeedbackFlow.Question(talk.State)),
        Expecting.CallBack when talk is { CallBacks: not null, State.CallBack: { } asked } => CallBackFlow.Asked(talk, asked),
        _ => null,
    };

    /// <summary>
    /// What going on would ask. It is another thing only when the rules have changed
    /// overnight; then nothing is repeated.
    /// </summary>
    private string? Asked(Talk talk)
    {
        var aside = talk.Aside();
        topics.Continue(aside);
        return (aside.State.Expecting, aside.State.ExpectedSlot) == (talk.State.Expecting, talk.State.ExpectedSlot)
            ? aside.Replies[^1].Text : null;
    }
}
