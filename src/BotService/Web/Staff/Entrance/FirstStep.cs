using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Entrance;

/// <summary>Remembers, in the browser and for five minutes, who has given the right password.</summary>
internal sealed class FirstStep(Sealed sealing)
{
    private const string Purpose = "step", Home = "/staff";

    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    public void Pass(HttpContext http, string person, string? back) =>
        sealing.Give(http, Purpose, $"{person} {Inside(back)}", Good);

    /// <summary>Who, and where they were going; null when nobody did.</summary>
    public (string Person, string Back)? Of(HttpContext http) =>
        sealing.Look(http, Purpose)?.Split(' ', 2) is [var person, var back] ? (person, back) : null;

    public void Forget(HttpContext http) => sealing.Take(http, Purpose);

    /// <summary>An address of ours for staff; what else is asked for leads home.</summary>
    public static string Inside(string? back) =>
        back is not null && (back == Home || back.StartsWith(Home + "/", StringComparison.Ordinal)
            || back.StartsWith(Home + "?", StringComparison.Ordinal))
        && !back.Contains("..", StringComparison.Ordinal) && !back.Contains('\\') && !back.Any(char.IsControl) ? back : Home;
}
