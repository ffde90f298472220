using System.Security.Claims;
using BotService.Protocol;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using Schema = Microsoft.Bot.Schema;

namespace BotService.Channels.Connector;

/// <summary>The caller is not let in, or cannot be verified now.</summary>
internal sealed class CallRefusedException(ProtocolError error, Exception? cause) : Exception(error.Message, cause)
{
    public ProtocolError Error { get; } = error;
}

/// <summary>
/// The SDK's authentication, with its exceptions told apart: a token that proves nothing, and keys that cannot be had.
/// </summary>
internal sealed partial class ChannelAuthentication(
    BotFrameworkAuthentication sdk, IOptions<ConnectorOptions> options, TimeProvider time,
    ILogger<ChannelAuthentication> log)
    : BotFrameworkAuthentication
{
    /// <summary>The SDK waits 100 seconds for keys, one caller behind the other.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>So that callers do not queue up for a publisher that does not answer.</summary>
    private static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(5);

    private long notBefore;

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Schema.Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow().UtcTicks < Interlocked.Read(ref notBefore)) throw Unverified(null);

        try
        {
            return await sdk.AuthenticateRequestAsync(activity, authHeader, cancellationToken)
                .WaitAsync(Patience, cancellationToken);
        }
        catch (Exception e) when (HasNoKeys(e))
        {
            Interlocked.Exchange(ref notBefore, (time.GetUtcNow() + BetweenFailures).UtcTicks);
            NoKeys(log, options.Value.OpenIdMetadata, e);
            throw Unverified(e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Refused(log, e.GetType().Name);
            throw new CallRefusedException(ProtocolError.Unauthorized("The token is not valid."), e);
        }
    }

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Streaming is not spoken.");

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        sdk.CreateConnectorFactory(claimsIdentity);

    public override Task<UserTokenClient> CreateUserTokenClientAsync(
        ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        sdk.CreateUserTokenClientAsync(claimsIdentity, cancellationToken);

    /// <summary>
    /// Told by its number, because the same exception stands for faults that a token's text can cause.
    /// </summary>
    private static bool HasNoKeys(Exception e) => e is TimeoutException or HttpRequestException or IOException
        || (e is TaskCanceledException { InnerException: TimeoutException })
        || (e is InvalidOperationException && e.Message.StartsWith("IDX20803", StringComparison.Ordinal));

    private static CallRefusedException Unverified(Exception? cause) =>
        new(ProtocolError.Unavailable("The caller cannot be verified now."), cause);

    [LoggerMessage(1513, LogLevel.Warning, "A call to /api/messages was refused by the SDK: {Fault}")]
    private static partial void Refused(ILogger log, string fault);

    [LoggerMessage(1512, LogLevel.Error, "No keys from {Metadata}; callers cannot be verified")]
    private static partial void NoKeys(ILogger log, string metadata, Exception fault);
}
