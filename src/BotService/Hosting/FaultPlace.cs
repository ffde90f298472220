using System.Diagnostics;

namespace BotService.Hosting;

/// <summary>Where an exception came from, for logs that must not hold its message.</summary>
internal static class FaultPlace
{
    public static string Of(Exception exception)
    {
        var method = new StackTrace(exception).GetFrame(0)?.GetMethod();
        return method is null ? "unknown" : $"{method.DeclaringType?.FullName}.{method.Name}";
    }
}
