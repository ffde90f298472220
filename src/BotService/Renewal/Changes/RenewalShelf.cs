using BotService.Engine;
using BotService.Engine.Plans.Difference;
using BotService.Insight.Duties;

namespace BotService.Renewal.Changes;

/// <summary>
/// What plans are held against by the release that answers: the duties are read and the entries' words weighed once for each.
/// </summary>
/// <param name="folder">Of the duties; what cannot be read there says nothing here, <c>check</c> tells of it.</param>
internal sealed class RenewalShelf(string folder)
{
    private Held? last;

    public RenewalData Of(Release release, PlanNames names)
    {
        if (last is not { } held || held.Release != release)
            last = held = new(release, DutyLoader.Load(folder, release.Knowledge).Book, new EntryLikeness(release.Knowledge));
        return new(release.Knowledge, held.Duties, names, held.Likeness);
    }

    /// <summary>One value, since requests read it while another puts a newer one in its place.</summary>
    private sealed record Held(Release Release, DutyBook Duties, EntryLikeness Likeness);
}
