using BotService.Engine.Library;
using BotService.Handoff;
using BotService.Hosting;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Web.Staff.Desk;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Talks;

/// <summary>Answers what was done in a talk: on to a page, or what is wrong with all that was typed.</summary>
internal sealed class TalkActions(ITalkWork work, TalkDesk desk, ILibrary library, IPeople people, Ids ids, TimeProvider time)
{
    public ITalkWork Work => work;

    public ILibrary Library => library;

    public string FreshKey() => ids.Text(16);

    public Task<LiveTalk?> FindAsync(TalkCall call) => desk.FindAsync(call.Staff, call.Conversation, call.Http);

    /// <param name="back">Where to go on when it is done.</param>
    /// <param name="draft">What was typed; it comes back when it did not go out.</param>
    public async Task<IResult> AnswerAsync(TalkCall call, TalkAnswer answer, string done, string back, TalkDraft? draft = null, string? key = null)
    {
        var (staff, http) = (call.Staff, call.Http);
        var isDone = answer.Verdict == TalkVerdict.Done;
        if (StaffList.WantsJson(http)) return await JsonAsync(call, answer);
        if (isDone) return Done.At(staff, back, done);
        var problem = await RefusalAsync(call, answer);
        // Somebody who has just lost a talk to others keeps what they typed.
        if (answer.Talk is { } talk && await desk.FindAsync(staff, talk.Conversation, http) is { } seen)
            return await desk.ShowAsync(staff, seen, (draft ?? new("", null, null)) with { Problem = problem }, key, http, Status(answer.Verdict));
        return draft is null ? StaffError.NotFound(staff, TalkPages.Path) : TalkLost.Of(staff, problem, draft);
    }

    public async Task<IResult> PreviewAsync(TalkCall call, string typed, string masked, string key) =>
        await desk.FindAsync(call.Staff, call.Conversation, call.Http) is { } talk
            ? await desk.ShowAsync(call.Staff, talk, new(masked, typed, null), key, call.Http)
            : TalkLost.Of(call.Staff, call.Staff.Visit.Words["talks.refused-unknown"], new(masked, typed, null));

    private async Task<IResult> JsonAsync(TalkCall call, TalkAnswer answer)
    {
        var talk = answer.Talk is { } known ? TalkJson.Row(known, call.Staff.Person, time.GetUtcNow(), null) : null;
        return answer.Verdict == TalkVerdict.Done
            ? Results.Json(new { talk, key = FreshKey() })
            : Results.Json(
                new { error = new { code = DeskWords.Id(answer.Verdict), message = await RefusalAsync(call, answer) }, talk },
                statusCode: Status(answer.Verdict));
    }

    private async Task<string> RefusalAsync(TalkCall call, TalkAnswer answer) => TalkWords.Refusal(
        call.Staff.Visit.Words, answer, await StaffNames.LoadAsync(call.Staff, people, library, call.Http.RequestAborted));

    private static int Status(TalkVerdict verdict) => verdict switch
    {
        TalkVerdict.Done => StatusCodes.Status200OK,
        TalkVerdict.Unknown => StatusCodes.Status404NotFound,
        TalkVerdict.Ended or TalkVerdict.Others or TalkVerdict.Full or TalkVerdict.Nobody => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };
}
