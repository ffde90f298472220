using BotService.Editing.Drafts;
using BotService.Engine.Library;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Releases;

/// <summary>Who changed an entry, when and why, and how often its list was given under each release.</summary>
internal sealed class EntryHistory(
    IReleaseStore releases, Publishing publishing, IPeople people, ILibrary library, TimeProvider time)
{
    /// <summary>As many releases as are looked through, from the newest on.</summary>
    private const int Most = 200;

    public async Task<IResult> ShowAsync(StaffVisit staff, string entry, HttpContext http)
    {
        var cancel = http.RequestAborted;
        var steps = await StepsAsync(entry, cancel);
        if (steps.Count == 0 && library.Card(entry, staff.Visit.Locale) is null) return StaffError.NotFound(staff, ReleasePages.Path);
        var (told, asked) = (await releases.ReceiptsAsync(entry, cancel), await releases.TurnsAsync(entry, cancel));
        if (StaffList.WantsJson(http))
        {
            return StaffList.Json(
                [.. steps.Select(s => new { s.Release.Id, s.Release.Title, s.Release.Reason, s.Release.By, s.Release.At, s.Files })],
                steps.Count, null, ListAsk.Read(staff, http.Request.Query), new { entry, told, asked });
        }

        var calendar = await publishing.CalendarAsync(cancel);
        return EntryHistoryPage.Of(
            staff, entry, steps, told, asked, calendar.Spans(calendar.Moment(time.GetUtcNow())),
            await StaffNames.LoadAsync(staff, people, library, cancel));
    }

    /// <summary>The releases that change a file of the entry, the newest first.</summary>
    private async Task<List<EntryStep>> StepsAsync(string entry, CancellationToken cancel)
    {
        var (steps, folder) = (new List<EntryStep>(), $"{EntryFiles.FolderOf(entry)}/");
        foreach (var release in await releases.ListAsync(null, Most, cancel))
        {
            var before = release.Base is { } from ? await releases.FilesAsync(from, cancel) : null;
            var changed = (await releases.FilesAsync(release.Id, cancel))!.Against(before ?? FileList.Empty)
                .Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal)).Select(f => f.Path[folder.Length..]).ToList();
            if (changed.Count > 0) steps.Add(new(release, changed));
        }

        return steps;
    }
}

/// <param name="Files">Below the entry's folder.</param>
public sealed record EntryStep(KeptRelease Release, IReadOnlyList<string> Files);
