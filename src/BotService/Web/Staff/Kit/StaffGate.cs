using BotService.Staff;
using BotService.Staff.Sessions;
using BotService.Web.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace BotService.Web.Staff.Kit;

/// <summary>What a route asks of a caller before it is run.</summary>
[Flags]
internal enum Needs
{
    Nothing = 0,
    Person = 1,
    Token = 2,
}

/// <summary>
/// Who may pass to a page or an action: somebody who is signed in, may do it, and sent a form of ours. It is the
/// route's metadata, so that a test can walk them all.
/// </summary>
internal sealed record StaffGate(Right? Right, Needs Needs)
{
    /// <summary>The largest form, in bytes, unless the route says otherwise.</summary>
    private const int LargestForm = 256 * 1024;

    /// <summary>Where a password that is too old is changed; until then all else leads here.</summary>
    private const string Own = "/staff/account";

    public async Task PassAsync(HttpContext http, RequestDelegate inner)
    {
        var endpoint = http.GetEndpoint()!.Metadata;
        endpoint.GetRequiredMetadata<PagePolicy>().Apply(http.Response);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = endpoint.GetMetadata<LargestBody>()?.Bytes ?? LargestForm;

        var signed = await http.RequestServices.GetRequiredService<SignedIn>().FindAsync(http);
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        // What antiforgery says of caching is less than what the policy says.
        endpoint.GetRequiredMetadata<PagePolicy>().Apply(http.Response);
        var staff = new StaffVisit(await Visit.BindAsync(http), signed?.Person, tokens.RequestToken!);
        http.Features.Set(staff);
        if (signed is { MustChange: true } && Needs.HasFlag(Needs.Person) && !http.Request.Path.StartsWithSegments(Own))
        {
            await Done.At(staff, Own, "must-change").ExecuteAsync(http);
            return;
        }

        if (await RefuseAsync(http, staff) is { } refusal) await refusal.ExecuteAsync(http);
        else await inner(http);
    }

    private async Task<IResult?> RefuseAsync(HttpContext http, StaffVisit staff)
    {
        var isMissing = Needs.HasFlag(Needs.Person) && staff.Signed is null;
        if (isMissing && !Needs.HasFlag(Needs.Token)) return ToSignIn(http, staff);
        if (!isMissing && Right is { } right && !staff.Person.May(right))
        {
            return StaffList.WantsJson(http)
                ? Refused(StatusCodes.Status403Forbidden, staff.Visit.Words["staff.forbidden-text"]) : StaffError.Forbidden(staff);
        }

        if (!Needs.HasFlag(Needs.Token)) return null;
        try
        {
            var isOurs = await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
            if (isOurs && !isMissing) return null;
            var fields = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
            return StaffError.SendAgain(staff, staff.Visit.Path, Needs.HasFlag(Needs.Person) ? fields : FormCollection.Empty);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or AntiforgeryValidationException)
        {
            return StaffError.Bad(staff, "staff.too-long", "/staff");
        }
    }

    private static IResult ToSignIn(HttpContext http, StaffVisit staff)
    {
        if (StaffList.WantsJson(http))
            return Refused(StatusCodes.Status401Unauthorized, staff.Visit.Words["staff.ended"]);
        var back = $"{http.Request.Path}{http.Request.QueryString}";
        return Done.At(staff, "/staff/sign-in", null, ("back", back));
    }

    private static IResult Refused(int status, string why) =>
        Results.Json(new { error = new { code = status == 401 ? "Unauthorized" : "Forbidden", message = why } }, statusCode: status);
}

/// <summary>A route that takes more than a form of words, in bytes.</summary>
internal sealed record LargestBody(long Bytes);
