using BotService.Editing.Approval;
using BotService.Editing.Replay;
using BotService.Engine.Dialogs.Script;
using BotService.Web.Layout;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Approval;

/// <summary>Shows a draft to somebody without an account, and takes their answer.</summary>
internal sealed class FactCheckDesk(FactChecking checking, IReplays replays, PageWordings wordings)
{
    public async Task<IResult> OneAsync(Visit visit, string token, HttpContext http) =>
        await LookAsync(token, http.RequestAborted) is { } look ? FactCheckPage.Of(visit, token, look) : Gone(visit);

    public async Task<IResult> AnswerAsync(Visit visit, string token, StaffForm form, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await LookAsync(token, cancel) is not { } look) return Gone(visit);
        var (comment, isYes) = (form["comment"], form["agrees"] is "yes");
        if (form["agrees"] is not ("yes" or "no") || comment is { Length: > FactCheck.LongestComment })
            return FactCheckPage.Of(visit, token, look with { Comment = comment, Fault = "factcheck.choose" });
        return await checking.AnswerAsync(token, form["content"] ?? "", isYes, comment, cancel) switch
        {
            true => FactCheckDone.Of(visit, isYes),
            // The draft was changed while they read: they read it once more, with what they wrote.
            false => FactCheckPage.Of(visit, token, (await LookAsync(token, cancel) ?? look) with { Comment = comment, Fault = "factcheck.moved" }),
            null => Gone(visit),
        };
    }

    private async Task<FactCheckLook?> LookAsync(string token, CancellationToken cancel)
    {
        if (token.Length is 0 or > 80 || await checking.FindAsync(token, cancel) is not var (check, draft, files)) return null;
        var content = files.Files.Digest;
        return new FactCheckLook(check, draft, content, await replays.FindAsync(draft.Number, content, draft.Base, cancel));
    }

    /// <summary>Unknown, answered, too old: one answer, in every language.</summary>
    private Page Gone(Visit visit) => FactCheckGone.Of(visit, wordings);
}

/// <param name="Content">What is shown.</param>
/// <param name="Replay">Of this content, with the lists of all cases; null: none was asked for.</param>
public sealed record FactCheckLook(FactCheck Check, Editing.Drafts.Draft Draft, string Content, DraftReplay? Replay)
{
    /// <summary>What was typed before; null: nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>Key of the words that say what is wrong; null: nothing is.</summary>
    public string? Fault { get; init; }
}
