using BotService.Engine;
using BotService.Engine.Data;

namespace BotService.Insight.Duties;

/// <summary>
/// What the plans ask for, held against the release that answers. No citizen's answer depends on it: duties that are
/// wrong are left out, loudly, and nothing else is.
/// </summary>
/// <param name="folder">Of the data.</param>
internal sealed partial class DutyShelf(string folder, ILogger<DutyShelf> log)
{
    private Held? last;

    /// <summary>Read anew when another release has taken the place of the one before.</summary>
    public IDuties Of(Release release)
    {
        if (last is { } known && known.Release == release) return known.Duties;
        var (book, problems) = DutyLoader.Load(folder, release.Knowledge);
        var wrong = problems.Where(p => p.IsError).ToList();
        if (wrong.Count > 0) LeftOut(log, wrong.Count, wrong[0]);
        var duties = new DutyWriter(wrong.Count > 0 ? DutyBook.Empty : book, release.Knowledge);
        last = new(release, duties);
        return duties;
    }

    /// <summary>One value, since requests read it while another puts a newer one in its place.</summary>
    private sealed record Held(Release Release, IDuties Duties);

    [LoggerMessage(130, LogLevel.Error, "The duties have {Count} errors and are not shown; `check` lists them. The first: {Problem}")]
    private static partial void LeftOut(ILogger log, int count, Problem problem);
}
