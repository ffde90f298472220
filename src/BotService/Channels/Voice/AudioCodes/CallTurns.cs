using System.Security.Cryptography;
using System.Text;
using BotService.Channels.Voice.Calls;
using BotService.Conversations;
using BotService.Hosting;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>What the gateway is told to do, with its activity's id: the same whenever the same is told again.</summary>
/// <param name="IsFirst">It opens the call, so the settings of the call go before it.</param>
internal sealed record GatewayCommand(CallCommand Command, string Id, bool IsFirst);

/// <summary>Tells the call desk what happened, one after the other, and always has an answer in time.</summary>
internal sealed partial class CallTurns(
    ICallDoor door, GatewayCalls calls, CallFault fault, TimeProvider time, ILogger<CallTurns> log)
{
    /// <summary>The channel id of these conversations.</summary>
    private const string Gateway = "audiocodes";

    /// <summary>A gateway listens to the caller again after ten seconds, and what comes then is out of place.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <returns>Null when the call is over, and nothing of it is to be said.</returns>
    /// <exception cref="OperationCanceledException">The gateway has hung up.</exception>
    public async Task<IReadOnlyList<GatewayCommand>?> AnswerAsync(
        GatewayCall call, IReadOnlyList<GatewayEvent> events, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        var answer = new List<GatewayCommand>();
        foreach (var (happened, key) in events)
        {
            try
            {
                if (happened is CallEvent.Ended { Reason: var reason })
                {
                    await calls.EndAsync(call, reason);
                    return answer;
                }

                // Not only cancelled: who does not look at the token is not waited for either.
                var opens = happened is CallEvent.Started || !call.IsStarted;
                Add(await TellAsync(call, happened, key, both.Token).WaitAsync(both.Token), key, opens);
            }
            catch (UnknownConversationException)
            {
                call.End("unknown");
                return answer.Count > 0 ? answer : null;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                Quietly.Log(() => Failed(log, call.Id, e.GetType().Name, FaultPlace.Of(e)));
                Add(fault.In(call.Language), $"apology\n{key}", opens: false);
            }

            if (answer is [.., { Command: CallCommand.Transfer or CallCommand.HangUp } last])
            {
                await calls.EndAsync(call, last.Command is CallCommand.HangUp hangUp ? hangUp.Reason : "transferred");
                break;
            }
        }

        return answer;

        // After a transfer or the end nothing is done any more.
        void Add(IEnumerable<CallCommand> commands, string key, bool opens)
        {
            foreach (var (place, command) in commands.Index())
            {
                if (command is CallCommand.Configure { Language: var language }) call.Language = language;

                answer.Add(new(command, IdOf(call.Id, key, place), opens && place == 0));
                if (command is CallCommand.Transfer or CallCommand.HangUp) return;
            }
        }
    }

    private async Task<IReadOnlyList<CallCommand>> TellAsync(
        GatewayCall call, CallEvent happened, string key, CancellationToken cancel)
    {
        if (happened is CallEvent.Started started) return await StartAsync(call, started, cancel);

        // A gateway that tells of no start: its first word is one.
        var greeting = call.IsStarted ? [] : await StartAsync(call, new CallEvent.Started(null, null, null), cancel);
        return [.. greeting, .. await door.TellAsync(call.Id, happened, key, cancel)];
    }

    private async Task<IReadOnlyList<CallCommand>> StartAsync(
        GatewayCall call, CallEvent.Started started, CancellationToken cancel)
    {
        call.Language ??= started.Language;
        var greeting = await door.StartAsync(
            new CallStart(call.Id, Gateway, started.Caller, started.Callee, started.Language), cancel);
        call.IsStarted = true;
        return greeting;
    }

    private static string IdOf(string call, string key, int place) => new Guid(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{call}\n{key}\n{place}")).AsSpan(0, 16)).ToString();

    [LoggerMessage(2025, LogLevel.Error, "Call {Call}: there was no answer in time, or none at all ({Error} in {Place}); the caller hears an apology and is given to a person")]
    private static partial void Failed(ILogger log, string call, string error, string place);
}
