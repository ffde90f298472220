using System.Globalization;
using BotService.Conversations;
using BotService.Conversations.Handoff;
using BotService.Conversations.Turns;
using BotService.Desk;
using BotService.Engine.Dialogs;
using BotService.Engine.Library;
using BotService.Handoff;
using BotService.Hosting;
using BotService.Review.Low;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Talks;

/// <summary>Shows the queue and single talks.</summary>
internal sealed class TalkDesk(
    ILiveTalks live, IPresence presence, ITalks transcripts, ITurnDoor door, CitizensWords words, IDialogStates states, IAnswerDesk desk, ILibrary library,
    IPeople people, IEnumerable<IReplyWindow> windows, Looks looks, Ids ids, TimeProvider time)
{
    /// <summary>As many of the newest lines are shown at first.</summary>
    private const int Lines = 200;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var cancel = http.RequestAborted;
        var ask = ListAsk.Read(staff, http.Request.Query).Knowing(TalkQueue.Statuses);
        await presence.SeenAsync(staff.Person.Id, time.GetUtcNow(), cancel);
        var queue = new TalkQueue(await live.OpenAsync(staff.Person, cancel), ask, staff.Person.Id, time.GetUtcNow());
        var own = await presence.FindAsync(staff.Person.Id, cancel);
        if (!StaffList.WantsJson(http))
            return TalkList.Of(staff, queue, own, await StaffNames.LoadAsync(staff, people, library, cancel));
        var rows = queue.Asked;
        return StaffList.Json([.. rows.Select(t => TalkJson.Row(t, staff.Person, queue.Now, queue.Place(t)))], rows.Count, null, ask, new
        {
            waiting = queue.All.Count(t => t.IsWaiting), mine = queue.All.Count(queue.IsMine),
            overdue = queue.All.Count(t => t.IsLate(queue.Now)), presence = PresenceDesk.Row(own),
        });
    }

    public async Task<IResult> OneAsync(StaffVisit staff, string conversation, HttpContext http)
    {
        if (await FindAsync(staff, conversation, http) is not { } talk) return StaffError.NotFound(staff, TalkPages.Path);
        if (!StaffList.WantsJson(http)) return await ShowAsync(staff, talk, null, null, http);
        var queue = new TalkQueue(
            await live.OpenAsync(staff.Person, http.RequestAborted), ListAsk.Read(staff, http.Request.Query), staff.Person.Id, time.GetUtcNow());
        return Results.Json(new { talk = TalkJson.Row(talk, staff.Person, queue.Now, queue.Place(talk)) });
    }

    /// <summary>All of a talk's page but what was said: how it stands now, for a page that is open.</summary>
    public async Task<IResult> NowAsync(StaffVisit staff, string conversation, HttpContext http) =>
        await FindAsync(staff, conversation, http) is { } talk
            ? new StaffPart(staff, TalkNow.Around(await ViewAsync(staff, talk, http.RequestAborted)))
            : StaffError.NotFound(staff, TalkPages.Path);

    /// <summary>The talk's page.</summary>
    /// <param name="draft">What was typed and comes back.</param>
    /// <param name="key">Under which it was to go out; null: a new one.</param>
    public async Task<IResult> ShowAsync(
        StaffVisit staff, LiveTalk talk, TalkDraft? draft, string? key, HttpContext http, int status = StatusCodes.Status200OK)
    {
        var (cancel, now) = (http.RequestAborted, time.GetUtcNow());
        var last = (await door.FindAsync(talk.Conversation, cancel))?.LastSequence ?? 0;
        var after = long.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var on)
            ? on : Math.Max(0, last - Lines);
        var look = looks.IsNew(http, talk.Conversation, now) ? staff.Did(now, "conversations/look", talk.Conversation) : null;
        if (await transcripts.OpenAsync(talk.Conversation, after, Lines, look, cancel) is not { } transcript)
            return StaffError.NotFound(staff, TalkPages.Path);
        var view = await ViewAsync(staff, talk, cancel);
        var isWriting = http.Request.Query.ContainsKey("write") || draft is not null;
        return TalkPage.Of(
            staff, view with { Transcript = transcript, After = after, Draft = draft, Key = key ?? view.Key }, isWriting) with { Status = status };
    }

    /// <returns>Null for what is not theirs.</returns>
    public async Task<LiveTalk?> FindAsync(StaffVisit staff, string conversation, HttpContext http)
    {
        await presence.SeenAsync(staff.Person.Id, time.GetUtcNow(), http.RequestAborted);
        return await live.FindAsync(conversation, http.RequestAborted) is { } talk && talk.IsSeenBy(staff.Person) ? talk : null;
    }

    private async Task<TalkView> ViewAsync(StaffVisit staff, LiveTalk talk, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var view = new TalkView(talk, await StaffNames.LoadAsync(staff, people, library, cancel), now, ids.Text(16))
        {
            Window = await WindowAsync(talk.Channel, cancel),
        };
        if (!talk.IsOpen) return view;
        var takers = (await presence.AllAsync(cancel)).Where(p => p.IsThere(now) && p.Person.Id != staff.Person.Id);
        return view with
        {
            Case = await CaseAsync(staff, talk, cancel), Suggestion = await SuggestAsync(staff, talk, cancel), Takers = [.. takers],
        };
    }

    private async Task<ReplyWindow?> WindowAsync(string channel, CancellationToken cancel)
    {
        foreach (var window in windows)
            if (await window.OfAsync(channel, cancel) is { } own) return own;
        return null;
    }

    private async Task<TalkCase?> CaseAsync(StaffVisit staff, LiveTalk talk, CancellationToken cancel)
    {
        if (await states.StateAsync(talk.Conversation, cancel) is not (_, { } json, _)
            || Assistant.StateOf(json) is not { Topic: { } topic } state
            || library.Card(topic.Entry, staff.Visit.Locale) is null) return null;
        var today = staff.Visit.Today;
        // Of a release that is gone, an answer may be unknown by now.
        var answers = library.Unknown(topic.Entry, topic.Answers, today).Count == 0 ? topic.Answers : [];
        var place = new Locality(null, state.Supplier);
        var at = library.Unknown(topic.Entry, place).Count == 0 ? place : Locality.Anywhere;
        return new(topic.Entry, topic.Answers, library.Sheet(topic.Entry, answers, staff.Visit.Locale, today, at), state);
    }

    private async Task<DeskLook?> SuggestAsync(StaffVisit staff, LiveTalk talk, CancellationToken cancel)
    {
        var said = await words.NewestAsync(talk.Conversation, cancel);
        return said is null ? null : desk.Look(DeskAsk.Of(said, staff.Visit.Locale), staff.Visit.Today);
    }
}
