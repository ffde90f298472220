using BotService.Desk;
using BotService.Staff;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Desk;

public sealed class DeskMarkingTests
{
    private static readonly Person Clerk = new("p1", "clerk@example.gov.tw", Role.Clerk, null);

    [Theory]
    [InlineData("right", MarkKind.Right, "taipower")]
    [InlineData("partly", MarkKind.Partly, "taipower")]
    [InlineData("wrong", MarkKind.Wrong, "taipower")]
    [InlineData("better", MarkKind.Better, "twc")]
    public void Mark_IsOfTheRightEntrysOrganisation(string sent, MarkKind verdict, string organisation)
    {
        var (mark, problem) = Read(new(" 要過戶 ", "taipower.name-change", sent, "twc.name-change", "一句話"));
        Assert.Null(problem);
        Assert.Equal((verdict, organisation, "要過戶"), (mark!.Kind, mark.Organisation, mark.Text));
        Assert.Equal(verdict == MarkKind.Better ? "twc.name-change" : null, mark.Better);
    }

    [Fact]
    public void Mark_OfNoEntry_SaysThatNoneIsMeant()
    {
        var (mark, _) = Read(new("今天天氣", null, "right", null, null));
        Assert.Equal((null, null, MarkKind.Right), (mark!.Entry, mark.Organisation, mark.Kind));
    }

    [Theory]
    [InlineData("", "taipower.ebill", "right", null, MarkProblem.NoText)]
    [InlineData("x", "taipower.ebill", "perfect", null, MarkProblem.UnknownMark)]
    [InlineData("x", "taipower.ebill", null, null, MarkProblem.UnknownMark)]
    [InlineData("x", "no.entry", "right", null, MarkProblem.UnknownEntry)]
    [InlineData("x", "taipower.ebill", "better", null, MarkProblem.NoBetter)]
    [InlineData("x", "taipower.ebill", "better", "no.entry", MarkProblem.UnknownBetter)]
    [InlineData("x", "taipower.ebill", "better", "taipower.ebill", MarkProblem.SameEntry)]
    public void Mark_ThatIsNone_SaysWhy(string text, string? entry, string? sent, string? better, MarkProblem wrong) =>
        Assert.Equal((null, wrong), Read(new(text, entry, sent, better, null)));

    [Fact]
    public void Mark_WithALetter_SaysWhy() => Assert.Equal(
        MarkProblem.NoteTooLong,
        Read(new("x", "taipower.ebill", "right", null, new string('長', Mark.LongestNote + 1))).Problem);

    [Fact]
    public void Progress_IsReleasedOnlyByALaterReleaseThatAnswersSo()
    {
        var progress = new MarkProgress(RealEngine.Shared);
        var mark = Read(new("電費帳單要換成我的名字", "taipower.ebill", "better", "taipower.name-change", null)).Mark!;
        Assert.Equal(MarkStatus.New, progress.Of(new(1, mark, MarkStatus.New, null, null), "zh-TW").Status);

        var former = mark with { Release = "before" };
        var today = progress.Of(new(1, former, MarkStatus.TakenUp, null, null), "zh-TW");
        Assert.Equal((MarkStatus.Released, "taipower.name-change"), (today.Status, today.Now!.Id));
        Assert.Equal(
            MarkStatus.New,
            progress.Of(new(1, former with { Better = "twc.name-change" }, MarkStatus.New, null, null), "zh-TW").Status);
    }

    private static (Mark? Mark, MarkProblem? Problem) Read(MarkAsk ask) =>
        DeskMarking.Read(ask, RealEngine.Shared.Library, Clerk, DateTimeOffset.UnixEpoch);
}
