using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>
/// Knows the gateway by its token. One that shows it answers for itself, so no rate limit cuts off calls.
/// </summary>
internal sealed partial class GatewayGate(IOptions<VoiceOptions> options, TimeProvider time, ILogger<GatewayGate> log)
    : ITrustedCallers
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly SharedSecret token = new(options.Value.AudioCodes.Token);
    private readonly bool isOpen = options.Value.AudioCodes.Token.Length > 0;
    private long nextWord = long.MinValue;

    public bool Trusts(HttpRequest request) =>
        isOpen && SharedSecret.Bearer(request) is { } shown && token.Is(shown);

    /// <summary>Once in a while: strangers must not fill the disk.</summary>
    private void Tell()
    {
        var (now, next) = (time.GetUtcNow().UtcTicks, Interlocked.Read(ref nextWord));
        if (now >= next && Interlocked.CompareExchange(ref nextWord, now + Pause.Ticks, next) == next)
            Quietly.Log(() => Refused(log));
    }

    [LoggerMessage(2020, LogLevel.Warning, "A call of /voice/audiocodes is refused: it does not show Voice:AudioCodes:Token")]
    private static partial void Refused(ILogger log);

    /// <summary>Before anything is read or upgraded.</summary>
    internal sealed class Filter(GatewayGate gate) : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            if (gate.Trusts(context.HttpContext.Request)) return next(context);

            gate.Tell();
            return ValueTask.FromResult<object?>(
                ProtocolError.Unauthorized("The gateway's token is required: 'Authorization: Bearer …'."));
        }
    }
}
