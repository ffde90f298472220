using BotService.Engine.Library;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Staff.Sessions;
using BotService.Web.Staff.Kit;
using Microsoft.Extensions.Options;

namespace BotService.Web.Staff.People;

/// <summary>Adding people, placing them, and letting them in or out.</summary>
internal static class PeoplePages
{
    private const string Path = "/staff/people";

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.People, (StaffVisit staff, HttpContext http, PeopleDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffAction($"{Path}/add", Right.People,
            (StaffVisit staff, StaffForm form, HttpContext http, PeopleDesk desk) => desk.AddAsync(staff, form, http));
        app.MapStaffPage($"{Path}/{{id}}", Right.People,
            (StaffVisit staff, string id, HttpContext http, PeopleDesk desk) => desk.OneAsync(staff, id, http));
        app.MapStaffAction($"{Path}/{{id}}/place", Right.People,
            (StaffVisit staff, string id, StaffForm form, HttpContext http, PeopleDesk desk) => desk.PlaceAsync(staff, id, form, http));
        app.MapStaffAction($"{Path}/{{id}}/disable", Right.People,
            (StaffVisit staff, string id, HttpContext http, PeopleDesk desk) => desk.AdmitAsync(staff, id, isDisabled: true, http));
        app.MapStaffAction($"{Path}/{{id}}/enable", Right.People,
            (StaffVisit staff, string id, HttpContext http, PeopleDesk desk) => desk.AdmitAsync(staff, id, isDisabled: false, http));
        app.MapStaffAction($"{Path}/{{id}}/reset", Right.People,
            (StaffVisit staff, string id, HttpContext http, PeopleDesk desk) => desk.LinkAsync(staff, id, http));
        app.MapStaffAction($"{Path}/{{id}}/end-sessions", Right.People,
            (StaffVisit staff, string id, HttpContext http, PeopleDesk desk) => desk.EndAsync(staff, id, http));
    }

    /// <summary>Key below <c>status.</c> of the words.</summary>
    public static string StatusOf(StaffAccount account) =>
        account.IsDisabled ? "disabled" : account.IsSetUp ? "active" : "invited";
}

/// <summary>Carries out what an administrator does with people.</summary>
internal sealed class PeopleDesk(
    IPeople people, ISessions sessions, Inviting inviting, Sealed sealing, ILibrary library, IOptions<StaffOptions> options,
    TimeProvider time)
{
    private const string Path = "/staff/people", LinkPurpose = "link";

    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var all = await people.AllAsync(http.RequestAborted);
        if (StaffList.WantsJson(http))
        {
            var rows = all.Select(a => new
            {
                a.Id, a.Email, role = RoleName.Of(a.Role), a.Organisation, status = PeoplePages.StatusOf(a),
            }).ToList();
            return StaffList.Json(rows, rows.Count, null, ListAsk.Read(staff, http.Request.Query));
        }

        var given = sealing.Take(http, LinkPurpose)?.Split(' ', 2) is [var email, var link] ? (email, link) : ((string, string)?)null;
        return PeoplePage.Of(staff, all, Known(staff), given);
    }

    public async Task<IResult> AddAsync(StaffVisit staff, StaffForm form, HttpContext http)
    {
        var (email, role, organisation) = (form["email"], RoleName.Read(form["role"]), form["organisation"]);
        var problem = email is null || !email.Contains('@') || email.Any(char.IsWhiteSpace) ? "set-up.email"
            : role is null || !IsKnown(staff, organisation) ? "people.place-wrong" : null;
        var code = problem is null
            ? await inviting.AddAsync(email!, role!.Value, organisation, staff.Person.Id, http.RequestAborted) : null;
        if (code is null)
        {
            return PeoplePage.Of(
                staff, await people.AllAsync(http.RequestAborted), Known(staff), null, problem ?? "people.there", email);
        }

        return Given(staff, http, email!, code);
    }

    public async Task<IResult> OneAsync(StaffVisit staff, string id, HttpContext http)
    {
        if (await people.FindAsync(id, http.RequestAborted) is not { } account) return StaffError.NotFound(staff, Path);
        var now = time.GetUtcNow();
        var living = await sessions.OfAsync(id, now, now - options.Value.SessionIdle, http.RequestAborted);
        return PersonPage.Of(staff, account, living, Known(staff));
    }

    public Task<IResult> PlaceAsync(StaffVisit staff, string id, StaffForm form, HttpContext http) =>
        ChangeAsync(staff, id, http, async account =>
        {
            if (RoleName.Read(form["role"]) is not { } role || !IsKnown(staff, form["organisation"]))
                return StaffError.Bad(staff, "people.place-wrong", $"{Path}/{id}");
            if (IsOwn(staff, account) && role != Role.Administrator) return StaffError.Bad(staff, "people.own", $"{Path}/{id}");
            (account.Role, account.Organisation) = (role, form["organisation"]);
            var what = $"{RoleName.Of(role)} {account.Organisation ?? "*"}";
            await people.PlaceAsync(account, Deed(staff, "people/place", id, what), http.RequestAborted);
            return Done.At(staff, $"{Path}/{id}", "saved");
        });

    public Task<IResult> AdmitAsync(StaffVisit staff, string id, bool isDisabled, HttpContext http) =>
        ChangeAsync(staff, id, http, async account =>
        {
            if (IsOwn(staff, account)) return StaffError.Bad(staff, "people.own", $"{Path}/{id}");
            account.IsDisabled = isDisabled;
            var deed = Deed(staff, isDisabled ? "people/disable" : "people/enable", id, null);
            await people.PlaceAsync(account, deed, http.RequestAborted);
            return Done.At(staff, $"{Path}/{id}", isDisabled ? "disabled" : "enabled");
        });

    public Task<IResult> LinkAsync(StaffVisit staff, string id, HttpContext http) => ChangeAsync(
        staff, id, http, async account => account.IsDisabled
            ? StaffError.Bad(staff, "set-up.void", $"{Path}/{id}")
            : Given(staff, http, account.Email, await inviting.LinkAsync(id, staff.Person.Id, http.RequestAborted)));

    public Task<IResult> EndAsync(StaffVisit staff, string id, HttpContext http) => ChangeAsync(staff, id, http, async account =>
    {
        await sessions.EndAsync(account.Id, null, null, Deed(staff, "sessions/end", id, null), http.RequestAborted);
        return Done.At(staff, $"{Path}/{id}", "session");
    });

    private async Task<IResult> ChangeAsync(StaffVisit staff, string id, HttpContext http, Func<StaffAccount, Task<IResult>> change) =>
        await people.FindAsync(id, http.RequestAborted) is { } account ? await change(account) : StaffError.NotFound(staff, Path);

    private IResult Given(StaffVisit staff, HttpContext http, string email, string code)
    {
        var link = staff.Visit.Full("/staff/set-up", [("code", code)], staff.Visit.Locale);
        sealing.Give(http, LinkPurpose, $"{email} {link}", Shown);
        return Done.At(staff, Path, "link");
    }

    private Deed Deed(StaffVisit staff, string action, string subject, string? detail) =>
        staff.Did(time.GetUtcNow(), action, subject, detail);

    private IReadOnlyList<Term> Known(StaffVisit staff) => Organisations.Of(library, staff.Visit.Locale);

    private bool IsKnown(StaffVisit staff, string? organisation) =>
        organisation is null || Known(staff).Any(o => o.Id == organisation);

    /// <summary>Nobody locks themselves out.</summary>
    private static bool IsOwn(StaffVisit staff, StaffAccount account) => account.Id == staff.Person.Id;
}
