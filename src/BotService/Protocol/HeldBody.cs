namespace BotService.Protocol;

/// <summary>
/// The part of the <see cref="BodyBudget"/> that one request has taken; given back when the request ends, for until
/// then what was read is still worked on.
/// </summary>
internal sealed class HeldBody(BodyBudget? budget, double share) : IDisposable
{
    private int taken;

    /// <summary>A room without the edge before it, as in tests, has no budget.</summary>
    public static HeldBody Of(HttpRequest request, double share)
    {
        var http = request.HttpContext;
        var held = new HeldBody(http.RequestServices?.GetService<BodyBudget>(), share);
        http.Response.RegisterForDispose(held);
        return held;
    }

    /// <returns>False when so much is not to be had; what was taken before stays taken.</returns>
    public bool Covers(int bytes)
    {
        if (budget is null || bytes <= taken) return true;

        if (!budget.TryTake(bytes - taken, share)) return false;

        taken = bytes;
        return true;
    }

    public void Dispose() => budget?.GiveBack(Interlocked.Exchange(ref taken, 0));
}
