using System.Net;
using BotService.Insight;
using BotService.Quiz;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Staff;
using BotService.Tests.Dialogs;
using BotService.Tests.Web.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Quiz;

/// <summary>A clerk takes the quiz; a manager sees by topic how it went, and nobody's name.</summary>
public sealed class QuizPagesTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Quiz_IsTakenOnce_AndSaysWhatWasRight()
    {
        var clerk = await staff.ClientAsync(Role.Clerk);
        var month = $"{BotService.Hosting.Taiwan.Today(staff.Clock):yyyy-MM}";
        var quiz = (await clerk.JsonAsync($"/staff/quiz/{month}")).GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(QuizMonth.Questions, quiz.Count);
        Assert.All(quiz, q => Assert.Equal(System.Text.Json.JsonValueKind.Null, q.GetProperty("right").ValueKind));

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(clerk, month, []));
        var chosen = quiz.Select(q => (q.GetProperty("entry").GetString()!, (string?)q.GetProperty("options")[0].GetProperty("id").GetString())).ToArray();
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(clerk, month, chosen));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(clerk, month, chosen));
        var told = await clerk.JsonAsync($"/staff/quiz/{month}");
        var right = told.GetProperty("questions").EnumerateArray().Count(q =>
            q.GetProperty("right").GetString() == q.GetProperty("options")[0].GetProperty("id").GetString());
        Assert.Contains($"答對 {right} 題", (await clerk.PageAsync("/staff/quiz?lang=zh-TW")).Body!.TextContent, StringComparison.Ordinal);

        var manager = await (await staff.ClientAsync(Role.Manager)).PageAsync($"/staff/quiz/{month}?lang=zh-TW");
        Assert.Equal(QuizMonth.Questions, manager.QuerySelectorAll(".rows tbody tr").Length);
        Assert.DoesNotContain(clerk.Account.Email, manager.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2099-01")]
    [InlineData("2020-01")]
    [InlineData("soon")]
    public async Task Month_ThatHasNoQuiz_IsNotThere(string month)
    {
        using var answer = await (await staff.ClientAsync(Role.Clerk)).GetAsync($"/staff/quiz/{month}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task RuleThatChangedInTheMonth_IsAskedFirst()
    {
        var library = RealEngine.Shared.Library;
        var first = new DateOnly(2026, 11, 1);
        var maker = new QuizMaker(library);
        var quiz = await MakeAsync(first);
        var began = library.Cards("zh-TW").Where(c => c.InForceFrom.Year == 2026 && c.InForceFrom.Month == 11)
            .Count(c => maker.Make(c.Id, first.AddMonths(1).AddDays(-1), "zh-TW", true) is not null);
        Assert.True(began > 0);
        Assert.Equal(Math.Min(began, QuizMonth.Questions), quiz.TakeWhile(q => q.IsNew).Count());
        Assert.DoesNotContain(await MakeAsync(new(2025, 3, 1)), q => q.IsNew && library.Card(q.Entry, "zh-TW")!.InForceFrom.Month != 3);

        Task<IReadOnlyList<QuizQuestion>> MakeAsync(DateOnly month) => new QuizMonth(
            library, staff.Service.Get<IDemand>(), staff.Service.Get<IReleaseDays>(), staff.Service.Get<IReleaseStore>(), staff.Clock)
            .MakeAsync(month, "zh-TW", default);
    }

    [Fact]
    public async Task Year_AsksAboutEachEntryOfWhichSomethingCanBeAsked()
    {
        var library = RealEngine.Shared.Library;
        var months = new QuizMonth(
            library, staff.Service.Get<IDemand>(), staff.Service.Get<IReleaseDays>(), staff.Service.Get<IReleaseStore>(), staff.Clock);
        var asked = new HashSet<string>();
        for (var month = 1; month <= 12; month++)
            asked.UnionWith((await months.MakeAsync(new(2027, month, 1), "zh-TW", default)).Select(q => q.Entry));
        var maker = new QuizMaker(library);
        var can = library.Cards("zh-TW").Select(c => c.Id).Where(id => maker.Make(id, new(2027, 12, 31), "zh-TW", false) is not null).ToList();
        Assert.NotEmpty(can);
        Assert.Empty(can.Except(asked));
    }

    [Fact]
    public async Task Answers_AreOnPaper_ForManagersAndThoseWhoAnswered()
    {
        var month = $"{BotService.Hosting.Taiwan.Today(staff.Clock):yyyy-MM}";
        Assert.DoesNotContain("d,right,source", await CsvAsync(Role.Clerk), StringComparison.Ordinal);
        Assert.Contains("d,right,source", await CsvAsync(Role.Manager), StringComparison.Ordinal);

        async Task<string> CsvAsync(Role role)
        {
            using var answer = await (await staff.ClientAsync(role)).GetAsync($"/staff/quiz/{month}/sheet?form=csv&answers=1");
            return await answer.Content.ReadAsStringAsync();
        }
    }

    private static async Task<HttpStatusCode> PostAsync(StaffBrowser browser, string month, (string, string?)[] fields)
    {
        using var answer = await browser.PostFormAsync($"/staff/quiz/{month}", fields);
        return answer.StatusCode;
    }
}
