using BotService.Conversations;
using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Channels.DirectLine;

/// <summary>The one place where a surprise in a call becomes an answer.</summary>
internal sealed partial class DirectLineFilter(ILogger<DirectLineFilter> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        Cors.Allow(http);
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (UnknownConversationException)
        {
            return ProtocolError.ConversationNotFound;
        }
        catch (StoreUnavailableException)
        {
            return ProtocolError.NotStored; // The store has logged it, once for all that it could not keep.
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty; // Nobody is left to answer.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            Quietly.Log(() => CallFailed(
                log, http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, e));
            return ProtocolError.ServiceError;
        }
    }

    [LoggerMessage(1421, LogLevel.Error, "{Method} {Route} failed")]
    private static partial void CallFailed(ILogger log, string method, string? route, Exception fault);
}
