using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Quiz;
using BotService.Sheets.Odt;
using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Quiz;

/// <summary>Puts the questions of a month, marks what was answered, and shows how topics fare.</summary>
internal sealed class QuizDesk(QuizMonth quizzes, IQuizResults results, ILibrary library, TimeProvider time)
{
    /// <summary>Months that can be taken: the present one and those before it.</summary>
    private const int Shown = 6;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var own = await results.OfAsync(staff.Person.Id, http.RequestAborted);
        var now = CalendarMonth.Of(staff.Visit.Today);
        var months = Enumerable.Range(0, Shown).Select(i => CalendarMonth.Of(now.First.AddMonths(-i))).ToList();
        return QuizList.Of(staff, months, own);
    }

    public async Task<IResult> OneAsync(StaffVisit staff, string month, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (Begun(staff, month) is not { } asked) return StaffError.NotFound(staff, QuizPages.Path);
        var quiz = await quizzes.MakeAsync(asked.First, staff.Visit.Locale, cancel);
        var own = (await results.OfAsync(staff.Person.Id, cancel)).FirstOrDefault(r => r.Month == asked.First);
        if (StaffList.WantsJson(http)) return Results.Json(Json(asked, quiz, own is not null));
        var topics = staff.Person.May(Right.Reports) ? await results.TopicsAsync(asked.First, cancel) : ([], 0);
        return QuizPage.Of(staff, asked, quiz, own, topics, library);
    }

    public async Task<IResult> AnswerAsync(StaffVisit staff, string month, StaffForm form, HttpContext http)
    {
        if (Begun(staff, month) is not { } asked) return StaffError.NotFound(staff, QuizPages.Path);
        var quiz = await quizzes.MakeAsync(asked.First, staff.Visit.Locale, http.RequestAborted);
        var path = $"{QuizPages.Path}/{asked}";
        if (quiz.Any(q => form[q.Entry] is null)) return StaffError.Bad(staff, "quiz.not-all", path);
        var answers = quiz.ToDictionary(q => q.Entry, q => form[q.Entry] == q.Right.Id);
        var now = time.GetUtcNow();
        var taken = await results.AddAsync(
            new QuizResult(asked.First, staff.Person.Id, now, answers), staff.Did(now, "quiz/answer", asked.ToString(), null),
            http.RequestAborted);
        return taken ? Done.At(staff, path, "saved") : StaffError.Bad(staff, "quiz.taken", path);
    }

    /// <summary>The questions to take away, as text or as a table.</summary>
    /// <remarks>What is right is told to those who have answered, and to managers.</remarks>
    public async Task<IResult> SheetAsync(StaffVisit staff, string month, HttpContext http)
    {
        if (Begun(staff, month) is not { } asked) return StaffError.NotFound(staff, QuizPages.Path);
        var quiz = await quizzes.MakeAsync(asked.First, staff.Visit.Locale, http.RequestAborted);
        var words = staff.Visit.Words;
        var told = http.Request.Query["answers"] == "1" && (staff.Person.May(Right.Reports)
            || (await results.OfAsync(staff.Person.Id, http.RequestAborted)).Any(r => r.Month == asked.First));
        var name = $"quiz-{asked}{(told ? "-answers" : "")}.{words.Locale}";
        if (http.Request.Query["form"] == "csv")
            return Results.File(SpreadsheetCsv.Bytes(QuizWords.Rows(quiz, words, told)), "text/csv; charset=utf-8", $"{name}.csv");

        return Results.File(
            TextDocument.Write(
                words.Locale, words.Say("quiz.of", ("month", asked.ToString())), words["staff.name"], Taiwan.Midnight(asked.First),
                QuizWords.Paper(quiz, words, told)),
            TextDocument.MediaType, $"{name}.odt");
    }

    public static object Json(CalendarMonth month, IReadOnlyList<QuizQuestion> quiz, bool withAnswers) => new
    {
        month = month.ToString(),
        questions = quiz.Select(q => new
        {
            entry = q.Entry, name = q.Name, @case = q.Case, kind = q.Kind.ToString().ToLowerInvariant(), isNew = q.IsNew,
            options = q.Options.Select(o => new { o.Id, o.Text }), right = withAnswers ? q.Right.Id : null,
            source = withAnswers ? q.Source : null,
        }),
    };

    private static CalendarMonth? Begun(StaffVisit staff, string month) =>
        CalendarMonth.Read(month) is { } asked && asked.First <= staff.Visit.Today && asked.First > staff.Visit.Today.AddMonths(-Shown) ? asked : null;
}
