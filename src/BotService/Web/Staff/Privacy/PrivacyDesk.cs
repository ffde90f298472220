using System.Globalization;
using BotService.Hosting;
using BotService.Privacy;
using BotService.Retention;
using BotService.Review;
using BotService.Review.Low;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Privacy;

/// <summary>Carries out what is asked at the privacy desk. Each look is recorded.</summary>
internal sealed class PrivacyDesk(
    ICitizenData data, IDeletionRequests requests, IHolds holds, IRetention retention, IAuditRecord record, IPeople people, TimeProvider time)
{
    private const string Path = PrivacyPages.Path;

    private const int Most = 100;

    /// <summary>A hold is said again after so long.</summary>
    private const int LongestHoldYears = 5;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var cancel = http.RequestAborted;
        // Whose a conversation is that a request names is seen only by those who see all.
        var all = staff.Person.Organisation is null ? await requests.ListAsync(Most, cancel) : [];
        var deletions = await data.DeletionsAsync(Most, cancel);
        if (StaffList.WantsJson(http))
        {
            return StaffList.Json(
                all, all.Count, null, ListAsk.Read(staff, http.Request.Query), new { deletions });
        }

        return PrivacyPage.Of(staff, all, deletions, await people.AllAsync(cancel));
    }

    /// <summary>The number is sent by a form, so that it stands in no address.</summary>
    public async Task<IResult> FindAsync(StaffVisit staff, StaffForm form, HttpContext http)
    {
        var found = form["number"] is { Length: <= 200 } number
            ? await data.FindAsync(number, time.GetUtcNow(), http.RequestAborted) : null;
        return found is null || !await SeesAsync(staff, found, http) ? StaffError.Bad(staff, "privacy.none-found", Path)
            : Done.At(staff, PrivacyPages.Of(found));
    }

    public Task<IResult> OneAsync(StaffVisit staff, string conversation, HttpContext http) =>
        WithAsync(staff, conversation, http, async held =>
        {
            await record.AddAsync(Did(staff, "look", conversation), http.RequestAborted);
            return StaffList.WantsJson(http) ? Results.Json(held)
                : PrivacyFound.Of(staff, held, retention.Rules.ToDictionary(r => r.Subject, r => r.Kept));
        });

    public Task<IResult> ExportAsync(StaffVisit staff, string conversation, StaffForm form, HttpContext http) =>
        WithAsync(staff, conversation, http, async _ =>
        {
            var kinds = await data.ExportAsync(conversation, Did(staff, "export", conversation), http.RequestAborted);
            var file = PrivacyExport.Write(form["form"], staff.Visit.Words, conversation, kinds, time.GetUtcNow());
            return Results.File(file.Bytes, file.MediaType, file.Name);
        });

    public Task<IResult> DeleteAsync(StaffVisit staff, string conversation, StaffForm form, HttpContext http) =>
        WithAsync(staff, conversation, http, async _ =>
        {
            if (form["why"] is not { } why) return Bad(staff, conversation, "privacy.no-why");
            if (why.Length > Deletion.LongestWhy) return Bad(staff, conversation, "staff.too-long");
            if (form["sure"] != "yes") return Bad(staff, conversation, "privacy.not-sure");
            var outcome = await data.DeleteAsync(conversation, why, Did(staff, "delete", ""), http.RequestAborted);
            return outcome.State switch
            {
                DeletionState.Done => Done.At(staff, Path, "deleted"),
                DeletionState.Gone => GoneBefore(staff, outcome.Record),
                DeletionState.InTalk => Bad(staff, conversation, "privacy.in-talk"),
                DeletionState.AnswerWaits => Bad(staff, conversation, "privacy.answer-waits"),
                DeletionState.OnHold => Bad(staff, conversation, "privacy.on-hold"),
                _ => Bad(staff, conversation, "privacy.turn-under-way"),
            };
        });

    public Task<IResult> HoldAsync(StaffVisit staff, string conversation, StaffForm form, HttpContext http) =>
        WithAsync(staff, conversation, http, async _ =>
        {
            if (form.Day("until") is not { } until || until < staff.Visit.Today || until > staff.Visit.Today.AddYears(LongestHoldYears))
                return Bad(staff, conversation, "privacy.no-hold-until");
            if (form["reason"] is not { } reason) return Bad(staff, conversation, "privacy.no-hold-reason");
            if (reason.Length > Hold.LongestReason) return Bad(staff, conversation, "staff.too-long");
            var deed = new Deed(time.GetUtcNow(), staff.Person.Id, "retention/hold", conversation, IsoDay.Of(until));
            return await holds.AddAsync(conversation, reason, Taiwan.Midnight(until.AddDays(1)), deed, http.RequestAborted)
                ? Done.At(staff, Retention.RetentionPages.Path, "held") : StaffError.Bad(staff, "privacy.hold-gone", Path);
        });

    public async Task<IResult> RefuseAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (staff.Person.Organisation is not null || await requests.FindAsync(number, cancel) is not { } request)
            return StaffError.NotFound(staff, Path);
        if (form["word"] is not { } word) return StaffError.Bad(staff, "privacy.no-word", Path);
        if (word.Length > DeletionRequest.LongestWord) return StaffError.Bad(staff, "staff.too-long", Path);
        var deed = Did(staff, "refuse", number.ToString(CultureInfo.InvariantCulture));
        return await requests.RefuseAsync(number, form.Version ?? -1, word, deed, cancel) switch
        {
            Change.Done => Done.At(staff, Path, "request-refused"),
            Change.Stale => StaffError.Stale(staff, word, (await requests.FindAsync(number, cancel))?.Word ?? request.Status, Path),
            _ => StaffError.Bad(staff, "privacy.not-open", Path),
        };
    }

    /// <summary>What is not theirs is not there for them; of what is gone it is said when.</summary>
    private async Task<IResult> WithAsync(StaffVisit staff, string conversation, HttpContext http, Func<HeldData, Task<IResult>> work)
    {
        if (!await SeesAsync(staff, conversation, http)) return StaffError.NotFound(staff, Path);
        var held = await data.HeldAsync(conversation, http.RequestAborted);
        if (held.Kinds.Count > 0) return await work(held);
        return await data.DeletedAsync(conversation, http.RequestAborted) is { } deleted
            ? GoneBefore(staff, deleted) : StaffError.NotFound(staff, Path);
    }

    private async Task<bool> SeesAsync(StaffVisit staff, string conversation, HttpContext http) =>
        staff.Person.Organisation is null || staff.Person.Sees(await data.OrganisationsAsync(conversation, http.RequestAborted));

    private static IResult GoneBefore(StaffVisit staff, Deletion? deleted) => deleted is null
        ? StaffError.Bad(staff, "privacy.gone-unknown", Path)
        : StaffError.Bad(
            staff, "privacy.gone", Path, ("at", Clock.Text(deleted.At)), ("n", deleted.Number.ToString(CultureInfo.InvariantCulture)));

    private static IResult Bad(StaffVisit staff, string conversation, string key) =>
        StaffError.Bad(staff, key, PrivacyPages.Of(conversation));

    private Deed Did(StaffVisit staff, string what, string subject) => staff.Did(time.GetUtcNow(), $"privacy/{what}", subject);
}
