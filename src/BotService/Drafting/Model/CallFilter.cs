using Microsoft.SemanticKernel;

namespace BotService.Drafting.Model;

/// <summary>Logs each function call of one draft, and answers for the engine once there were too many.</summary>
internal sealed class CallFilter(string draft, TimeProvider time, ILogger log) : IAutoFunctionInvocationFilter
{
    public const int MostCalls = 8;

    private int calls;

    public async Task OnAutoFunctionInvocationAsync(
        AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        if (++calls > MostCalls)
        {
            context.Result = new FunctionResult(context.Result, "No more calls. Write the answer now.");
            return;
        }
        var start = time.GetTimestamp();
        await next(context);
        log.FunctionCalled(
            draft, context.Function.Name, (long)time.GetElapsedTime(start).TotalMilliseconds);
    }
}
