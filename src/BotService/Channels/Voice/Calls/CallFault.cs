using BotService.Channels.Voice.Speaking;
using BotService.Releases;

namespace BotService.Channels.Voice.Calls;

/// <summary>Whatever fails, the caller hears so and gets a person, else whom to dial and a free line.</summary>
internal sealed class CallFault(IReleases releases, ISpeechWriter writer, CallTargets targets)
{
    private const string Reason = "fault";

    /// <param name="language">A tag; null for the default.</param>
    public IReadOnlyList<CallCommand> In(string? language)
    {
        var words = new CallWords(releases.Current.Pages.For(language), writer);
        var person = targets.Find(Reason, CallTargets.Operator);
        Passage[] told =
        [
            words.Say(PassageKind.Notice, "fault"),
            words.Say(PassageKind.Notice, person is null ? "fault-dial" : "to-person"),
        ];
        return
        [
            new CallCommand.Say(told, null, CallDesk.Patience), person ?? (CallCommand)new CallCommand.HangUp(Reason),
        ];
    }
}
