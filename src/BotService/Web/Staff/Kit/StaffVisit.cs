using System.Globalization;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Web.Layout;

namespace BotService.Web.Staff.Kit;

/// <summary>One request behind the sign-in, or for the entrance itself.</summary>
/// <param name="Signed">Who is signed in; null at the entrance.</param>
/// <param name="Token">What every form must carry as <c>__RequestVerificationToken</c>.</param>
public sealed record StaffVisit(Visit Visit, Person? Signed, string Token)
{
    /// <exception cref="InvalidOperationException">Asked for at the entrance.</exception>
    public Person Person => Signed ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>What this person does, for the record.</summary>
    public Deed Did(DateTimeOffset at, string action, string subject, string? detail = null) =>
        new(at, Person.Id, action, subject, detail);

    /// <summary>To something that has a number.</summary>
    public Deed Did(DateTimeOffset at, string action, long subject, string? detail = null) =>
        Did(at, action, subject.ToString(CultureInfo.InvariantCulture), detail);

    /// <summary>A route's parameter of this type is the request that it answers; the gate has made it.</summary>
    public static ValueTask<StaffVisit> BindAsync(HttpContext http) => ValueTask.FromResult(
        http.Features.Get<StaffVisit>() ?? throw new InvalidOperationException("The route is not mapped as a staff page."));
}
