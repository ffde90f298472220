using BotService.Engine.Knowledge;

namespace BotService.Review.Misses;

/// <summary>
/// Whose matter a miss is: its entry's organisation, else that of its nearest entries where all three agree.
/// </summary>
internal static class MissOrganisation
{
    private const int Agreeing = 3;

    /// <summary>What every organisation shares is nobody's in particular.</summary>
    private const string Everybody = "any";

    public static string? Of(string? entry, IEnumerable<string> nearest)
    {
        if (entry is not null) return Own(entry);
        var three = nearest.Take(Agreeing).Select(Own).ToList();
        return three.Count == Agreeing && three.Distinct().Count() == 1 ? three[0] : null;
    }

    private static string? Own(string entry) => EntryId.OrganisationOf(entry) is var own && own != Everybody ? own : null;
}
