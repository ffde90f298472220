using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Speaking;
using BotService.Releases;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>
/// What is said and done when the call desk itself gives no answer: a gateway ends the call on any error of ours, so an
/// apology and a person take its place.
/// </summary>
internal sealed class CallApology(IReleases releases, IOptions<VoiceOptions> options)
{
    private const string Operator = "operator";
    private const string Reason = "fault";
    private const int Pause = 300;

    public IReadOnlyList<CallCommand> In(string? language)
    {
        var words = releases.Current.Pages.For(language);
        return options.Value.Targets.GetValueOrDefault(Operator) is { Length: > 0 } address
            ? [Say("to-person"), new CallCommand.Transfer(Operator, address, Reason)]
            : [Say("no-person-unknown"), new CallCommand.HangUp(Reason)];

        CallCommand.Say Say(string then) => new(
            [new Passage(PassageKind.Notice, null,
                [.. new[] { "fault", then }.Select(key => new Breath(words[$"voice.{key}"], words.Locale, Pause))])],
            null, TimeSpan.Zero);
    }
}
