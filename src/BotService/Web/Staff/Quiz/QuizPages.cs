using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Quiz;

/// <summary>The quiz of a month: taken, and how it went by topic.</summary>
internal static class QuizPages
{
    public const string Path = "/staff/quiz";

    public static void MapQuiz(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Desk, (StaffVisit staff, HttpContext http, QuizDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffPage($"{Path}/{{month}}", Right.Desk,
            (StaffVisit staff, string month, HttpContext http, QuizDesk desk) => desk.OneAsync(staff, month, http));
        app.MapStaffAction($"{Path}/{{month}}", Right.Desk,
            (StaffVisit staff, string month, StaffForm form, HttpContext http, QuizDesk desk) => desk.AnswerAsync(staff, month, form, http));
        app.MapStaffPage($"{Path}/{{month}}/sheet", Right.Desk,
            (StaffVisit staff, string month, HttpContext http, QuizDesk desk) => desk.SheetAsync(staff, month, http));
    }
}
