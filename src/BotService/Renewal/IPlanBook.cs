using BotService.Engine.Plans;

namespace BotService.Renewal;

/// <summary>A plan that came in, as a list shows it.</summary>
/// <param name="Office">Null for a head office or a ministry.</param>
/// <param name="Items">How many were read, headings included.</param>
/// <param name="Unsure">How many of them are still marked unsure.</param>
public sealed record KeptPlan(
    string Id, int Year, string Organisation, string? Office, string Title, int Items, int Unsure, DateTimeOffset At, string By);

/// <summary>The plans that came in, to be read by whatever works with them.</summary>
public interface IPlanBook
{
    /// <summary>Newest year first, then by id.</summary>
    Task<IReadOnlyList<KeptPlan>> ListAsync(CancellationToken cancel);

    /// <summary>As it was read, with what people mended in it; null when there is none of this id.</summary>
    Task<ServicePlan?> FindAsync(string id, CancellationToken cancel);
}
