using BotService.Handoff;
using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Talks;

/// <summary>Something that somebody does in a talk.</summary>
internal sealed record TalkCall(TalkActions Actions, StaffVisit Staff, string Conversation, HttpContext Http)
{
    /// <summary>Longest key, in characters; what is longer is no key of ours.</summary>
    private const int LongestKey = 64;

    private ITalkWork Work => Actions.Work;

    private Person Person => Staff.Person;

    private CancellationToken Cancel => Http.RequestAborted;

    private string Page => TalkPages.Of(Conversation);

    public async Task<IResult> TakeAsync(StaffForm form) => await Actions.AnswerAsync(
        this, await Work.TakeAsync(Conversation, Person, form["from"], Cancel), "talk-taken", Page);

    /// <summary>With <c>preview</c> nothing goes out of which something had to be taken: it is shown first.</summary>
    public async Task<IResult> SayAsync(StaffForm form)
    {
        var (text, key) = (form["text"], Key(form));
        if (form["preview"] is not null && text is not null && Work.Masked(text) is var masked && masked != text)
            return await Actions.PreviewAsync(this, text, masked, key);
        return await Actions.AnswerAsync(
            this, await Work.SayAsync(Conversation, Person, text, key, Cancel), "talk-said", Page, new(text ?? "", null, null), key);
    }

    public async Task<IResult> SendListAsync(StaffForm form)
    {
        var (entry, slots) = (form["entry"], Slots(form));
        // What nobody knows has no list.
        var isKnown = entry is null ? slots is null
            : Actions.Library.Card(entry, Staff.Visit.Locale) is not null
                && (slots is null || Actions.Library.Unknown(entry, slots, Staff.Visit.Today).Count == 0);
        var answer = isKnown ? await Work.SendListAsync(Conversation, Person, entry, slots, Key(form), Cancel)
            : new(TalkVerdict.NoList, await Actions.FindAsync(this));
        return await Actions.AnswerAsync(this, answer, "talk-list-sent", Page);
    }

    public async Task<IResult> ForwardAsync(StaffForm form) => await Actions.AnswerAsync(
        this,
        await Work.ForwardAsync(
            Conversation, Person, new(form["organisation"], form["person"]), form["reason"], form["consent"] == "yes", Cancel),
        "talk-forwarded", TalkPages.Path, new("", null, null, form["reason"]));

    public async Task<IResult> ReturnAsync() => await Actions.AnswerAsync(
        this, await Work.ReturnAsync(Conversation, Person, Cancel), "talk-returned", TalkPages.Path);

    public async Task<IResult> EndAsync() => await Actions.AnswerAsync(
        this, await Work.EndAsync(Conversation, Person, Cancel), "talk-ended", TalkPages.Path);

    public async Task<IResult> TypingAsync()
    {
        await Work.TypingAsync(Conversation, Person, Cancel);
        return Results.NoContent();
    }

    /// <summary>What masking makes of a text, while it is typed.</summary>
    public Task<IResult> MaskAsync(StaffForm form)
    {
        var text = form["text"] ?? "";
        var masked = Work.Masked(text);
        return Task.FromResult(Results.Json(new { text = masked, changed = masked != text, tooLong = masked.Length > ITalkWork.Longest }));
    }

    private string Key(StaffForm form) => form["key"] is { Length: <= LongestKey } key ? key : Actions.FreshKey();

    /// <summary>Answers to the entry's questions, as <c>slot=option</c>; null when none are given.</summary>
    private static Dictionary<string, string>? Slots(StaffForm form)
    {
        var slots = form.All("slot").Select(s => s.Split('=', 2)).Where(s => s.Length == 2).ToList();
        return slots.Count == 0 ? null : slots.GroupBy(s => s[0]).ToDictionary(g => g.Key, g => g.Last()[1]);
    }
}
