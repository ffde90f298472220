using BotService.Conversations.Elsewhere;
using BotService.Hosting;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// Six digits under which a call's list is taken to a screen: as many as one writes down at a stroke.
/// </summary>
internal sealed class CallCodes(IContinuations continuations, Ids ids)
{
    /// <exception cref="InvalidOperationException">Nearly all numbers are in use.</exception>
    public async Task<Continuation> NewAsync(DateTimeOffset now, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var code = ids.Digits(ContinuationNumber.Short);
            if (await continuations.FindAsync(code, cancel) is null) return new Continuation(code, now);
        }

        throw new InvalidOperationException("No six digits are free.");
    }

    /// <summary>Somebody has gone on under the number, and has what was said there then.</summary>
    public Task<bool> ArrivedAsync(string code, CancellationToken cancel) => continuations.ArrivedAsync(code, cancel);
}
