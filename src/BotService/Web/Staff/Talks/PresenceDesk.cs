using System.Net.Mail;
using BotService.Engine.Library;
using BotService.Handoff;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Talks;

/// <summary>Shows who is there, and lets everybody say it of themselves.</summary>
internal sealed class PresenceDesk(
    IPresence presence, ITalkWork work, ILiveTalks live, ILibrary library, IPeople people, TimeProvider time)
{
    private const string Path = TalkPages.PresencePath;

    public Task<IResult> ShowAsync(StaffVisit staff, HttpContext http) => ShowAsync(staff, http, null, null);

    public async Task<IResult> SetAsync(StaffVisit staff, string state, StaffForm form, HttpContext http)
    {
        if (!PresenceStates.All.Contains(state)) return StaffError.NotFound(staff, Path);
        var name = form["name"];
        if (name is not null && Problem(name) is { } problem)
        {
            if (StaffList.WantsJson(http))
                return Results.Json(new { error = new { code = problem, message = Say(staff, problem) } }, statusCode: StatusCodes.Status400BadRequest);
            return await ShowAsync(staff, http, name, Say(staff, problem));
        }

        var cancel = http.RequestAborted;
        await presence.SetAsync(staff.Person, state, name, staff.Did(time.GetUtcNow(), $"presence/{state}", staff.Person.Id), cancel);
        if (StaffList.WantsJson(http)) return Results.Json(new { presence = Row(await presence.FindAsync(staff.Person.Id, cancel)) });
        return Done.At(staff, form["back"] == TalkPages.Path ? TalkPages.Path : Path, $"presence-{state}");
    }

    /// <summary>Whoever signs out takes no talks.</summary>
    public async Task LeaveAsync(StaffVisit staff, CancellationToken cancel)
    {
        if (await presence.FindAsync(staff.Person.Id, cancel) is not { State: not PresenceStates.Away }) return;
        var deed = staff.Did(time.GetUtcNow(), $"presence/{PresenceStates.Away}", staff.Person.Id, "sign-out");
        await presence.SetAsync(staff.Person, PresenceStates.Away, null, deed, cancel);
    }

    public static object? Row(Presence? p) => p is null ? null : new { p.State, p.WorkName, p.Since, p.SeenAt, p.Talks };

    private async Task<IResult> ShowAsync(StaffVisit staff, HttpContext http, string? typed, string? problem)
    {
        var (cancel, now) = (http.RequestAborted, time.GetUtcNow());
        await presence.SeenAsync(staff.Person.Id, now, cancel);
        var seen = (await presence.AllAsync(cancel)).Where(p => staff.Person.Sees(p.Person.Organisation) || p.Person.Organisation is null).ToList();
        if (StaffList.WantsJson(http))
        {
            return StaffList.Json(
                [.. seen.Select(p => new
                {
                    person = p.Person.Id, p.Person.Organisation, p.State, p.WorkName, p.Since, p.SeenAt, p.Talks, isThere = p.IsThere(now),
                })], seen.Count, null, ListAsk.Read(staff, http.Request.Query));
        }

        var waiting = (await live.OpenAsync(staff.Person, cancel)).Count(t => t.IsWaiting);
        var page = PresencePage.Of(
            staff, seen, waiting, await StaffNames.LoadAsync(staff, people, library, cancel), now, typed, problem);
        return problem is null ? page : page with { Status = StatusCodes.Status400BadRequest };
    }

    /// <summary>What speaks against a name that citizens are told; null for nothing.</summary>
    private string? Problem(string name) =>
        name.Length > IPresence.LongestName ? "name-long"
        : name.All(c => char.IsDigit(c) || char.IsWhiteSpace(c)) ? "name-digits"
        : name.Any(char.IsControl) ? "name-characters"
        : MailAddress.TryCreate(name, out _) || work.Masked(name) != name ? "name-personal" : null;

    private static string Say(StaffVisit staff, string problem) =>
        staff.Visit.Words.Say($"presence.{problem}", ("n", IPresence.LongestName.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
