using System.Globalization;
using BotService.Engine.Library;
using BotService.Privacy;
using BotService.Review.Low;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Conversations;

/// <summary>A conversation, in order, with the record of each turn beside. Every look is kept.</summary>
internal static class ConversationPages
{
    public const string Path = "/staff/conversations";

    /// <summary>Lines of a page.</summary>
    public const int Lines = 200;

    public static void MapConversations(this IEndpointRouteBuilder app)
    {
        app.MapStaffAction($"{Path}/{{id}}/mark", Right.Conversations, MarkAsync);
        app.MapStaffPage($"{Path}/{{id}}", Right.Conversations, async (
            StaffVisit staff, string id, HttpContext http, ITalks talks, IPeople people, ILibrary library, TimeProvider time) =>
        {
            var cancel = http.RequestAborted;
            // What is not theirs is not there for them: the address tells nobody whether it exists.
            if (await talks.OrganisationsAsync(id, cancel) is not { } organisations || !staff.Person.Sees(organisations))
                return StaffError.NotFound(staff);
            var after = long.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var on) ? on : 0;
            var look = staff.Did(time.GetUtcNow(), "conversations/look", id);
            if (await talks.OpenAsync(id, after, Lines, look, cancel) is not { } talk) return StaffError.NotFound(staff);
            return ConversationPage.Of(staff, talk, after, await StaffNames.LoadAsync(staff, people, library, cancel));
        });
    }

    /// <summary>Somebody points at what no pattern sees, such as a name; it is masked wherever it stands.</summary>
    private static async Task<IResult> MarkAsync(
        StaffVisit staff, string id, StaffForm form, HttpContext http, ITalks talks, IPersonalMarks marks, TimeProvider time)
    {
        var cancel = http.RequestAborted;
        if (await talks.OrganisationsAsync(id, cancel) is not { } organisations || !staff.Person.Sees(organisations))
            return StaffError.NotFound(staff);
        if (form["text"] is not { Length: >= IPersonalMarks.Shortest and <= IPersonalMarks.Longest } text)
            return StaffError.Bad(staff, "conversation.mark-length", $"{Path}/{id}");
        return await marks.MarkAsync(id, text, staff.Did(time.GetUtcNow(), "conversations/mark", id), cancel) > 0
            ? Done.At(staff, $"{Path}/{id}", "marked") : StaffError.Bad(staff, "conversation.mark-nowhere", $"{Path}/{id}");
    }
}
