using BotService.Channels.Voice.Speaking;
using BotService.Hosting;
using BotService.Releases;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// Whatever fails, the caller hears so and gets a person, else whom to dial and a free line. Never throws.
/// </summary>
internal sealed partial class CallFault(
    IReleases releases, ISpeechWriter writer, CallTargets targets, ILogger<CallFault> log)
{
    private const string Reason = "fault";

    /// <param name="language">A tag; null for the default.</param>
    public IReadOnlyList<CallCommand> In(string? language)
    {
        var person = targets.Find(Reason, CallTargets.Operator);
        CallCommand then = person ?? (CallCommand)new CallCommand.HangUp(Reason);
        try
        {
            var words = new CallWords(releases.Current.Pages.For(language), writer);
            Passage[] told =
            [
                words.Say(PassageKind.Notice, "fault"),
                words.Say(PassageKind.Notice, person is null ? "fault-dial" : "to-person"),
            ];
            return [new CallCommand.Say(told, null, CallDesk.Patience), then];
        }
        catch (Exception failure)
        {
            // A caller without a word is better off with a person than with a dead line.
            Quietly.Log(() => NoWords(log, failure.GetType().Name, FaultPlace.Of(failure)));
            return [then];
        }
    }

    [LoggerMessage(2012, LogLevel.Error, "There are no words for an apology: {Error} in {Place}")]
    private static partial void NoWords(ILogger log, string error, string place);
}
