using System.Data.Common;
using BotService.Conversations;
using BotService.Conversations.Handoff;
using BotService.Handoff;
using BotService.Handoff.Referrals;
using BotService.Review;
using BotService.Staff;
using Dapper;
using Microsoft.Extensions.Options;

namespace BotService.Storage;

internal sealed class LiveTalkStore(
    Database database, Sayings sayings, LiveSignal live, IOptions<StoreOptions> options) : ILiveTalks, IDialogStates
{
    private const string Columns = "number, conversation, organisation, entry, channel, locale, asked_at, place_at, promise_at, due_at, "
        + "clock, status, person, work_name, taken_at, heard_at, said_at, ticket_at, for_person, from_organisation, from_person, "
        + "from_name, from_reason, outcome, ended_at, version";

    /// <summary>The citizen said something that whoever speaks now has not seen: the clock for that runs on.</summary>
    private const string Unread = "@Clock = 'citizen' and heard_at is not null and heard_at > @heard";

    private sealed class Row
    {
        public long Number { get; init; }
        public required string Conversation { get; init; }
        public string? Organisation { get; init; }
        public string? Entry { get; init; }
        public required string Channel { get; init; }
        public required string Locale { get; init; }
        public DateTimeOffset Asked_At { get; init; }
        public DateTimeOffset Place_At { get; init; }
        public DateTimeOffset Promise_At { get; init; }
        public DateTimeOffset Due_At { get; init; }
        public required string Clock { get; init; }
        public required string Status { get; init; }
        public string? Person { get; init; }
        public string? Work_Name { get; init; }
        public DateTimeOffset? Taken_At { get; init; }
        public DateTimeOffset? Heard_At { get; init; }
        public DateTimeOffset? Said_At { get; init; }
        public DateTimeOffset? Ticket_At { get; init; }
        public string? For_Person { get; init; }
        public string? From_Organisation { get; init; }
        public string? From_Person { get; init; }
        public string? From_Name { get; init; }
        public string? From_Reason { get; init; }
        public string? Outcome { get; init; }
        public DateTimeOffset? Ended_At { get; init; }
        public long Version { get; init; }

        public LiveTalk Talk => new(
            Number, Conversation, Organisation, Entry, Channel, Locale, Asked_At, Place_At, Promise_At, Due_At, Clock, Status, Person,
            Work_Name, Taken_At, Heard_At, Said_At, Ticket_At, Outcome, Ended_At, (int)Version)
        {
            From = From_Person is { } person ? new(From_Organisation, person, From_Name, From_Reason ?? "") : null,
            ForPerson = For_Person,
        };
    }

    public Task<IReadOnlyList<LiveTalk>> OpenAsync(Person person, CancellationToken cancel) => ListAsync(
        "status <> 'ended' and (@Organisation is null or organisation = @Organisation or person = @Id or for_person = @Id) "
        + "order by case when status = 'waiting' then 0 else 1 end, place_at, number", new { person.Organisation, person.Id }, cancel);

    public async Task<LiveTalk?> FindAsync(string conversation, CancellationToken cancel) =>
        (await ListAsync("conversation = @conversation order by number desc limit 1", new { conversation }, cancel)).FirstOrDefault();

    public Task<IReadOnlyList<LiveTalk>> DueAsync(DateTimeOffset now, TimeSpan farthest, CancellationToken cancel) => ListAsync(
        "status <> 'ended' and (due_at <= @now or due_at > @far or (status = 'taken' and not exists (select 1 from presence p "
        + "where p.person = live_talks.person and p.state <> 'away' and p.seen_at > @gone))) order by due_at, number",
        new { now, far = now + farthest, gone = now - Presence.Gone }, cancel);

    public Task<(long Open, long Lost)> CountAsync(CancellationToken cancel) => database.ReadAsync(
        db => db.QuerySingleAsync<(long, long)>(
            "select count(*), coalesce(sum(case when clock = 'none' then 1 else 0 end), 0) from live_talks where status <> 'ended'"),
        cancel);

    public Task EraseAsync(DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await db.ExecuteAsync("delete from referrals where at <= @old", new { old = now - IReferrals.Kept });
            await db.ExecuteAsync("delete from presence where seen_at <= @gone", new { gone = now - ILiveTalks.Kept });
            return await db.ExecuteAsync("delete from live_events where at <= @old", new { old = now - ILiveEvents.Kept });
        },
        cancel);

    public Task<(Conversation Conversation, string? State, long Turns)?> StateAsync(string conversation, CancellationToken cancel) =>
        database.ReadAsync<(Conversation, string?, long)?>(
            async db => await ConversationRow.FindAsync(db, conversation) is { } row ? (row.ToConversation(), row.State, row.Turns) : null,
            cancel);

    public async Task<TalkStepped> StepAsync(TalkStep step, CancellationToken cancel)
    {
        var (change, said, isNew) = await database.WriteAsync(
            [step.Before.Conversation],
            db => StepAsync(db, step),
            result =>
            {
                sayings.Tell(step.Before.Conversation, (result.Said, result.IsNew));
                if (result.Change == Change.Done) live.Raise();
            },
            cancel);
        return new TalkStepped(change, said);
    }

    private async Task<(Change Change, IReadOnlyList<StoredActivity> Said, bool IsNew)> StepAsync(DbConnection db, TalkStep step)
    {
        var (before, after) = (step.Before, step.After);
        // Changes of one conversation are made one after another, so that what is read here still holds below.
        var row = await db.QueryFirstOrDefaultAsync<Ground>(
            "select t.version, t.ticket, c.turns from live_talks t join conversations c on c.id = t.conversation where t.number = @Number",
            new { before.Number });
        if (row is null || row.Version != before.Version || (step.Saying?.Next is { } next && next.Turns != row.Turns))
            return (Change.Stale, [], false);
        IReadOnlyList<StoredActivity> said = [];
        var isNew = false;
        if (step.Saying is { } saying)
        {
            (said, isNew) = await SayingRows.AddAsync(db, saying, options.Value.HistoryPerConversation, row.Ticket);
            // It was said before: so was the rest done.
            if (!isNew) return (Change.Done, said, false);
        }

        // A reply token is good once, for whoever speaks first.
        var keeps = step.Saying is null && after.IsTaken;
        await db.ExecuteAsync(
            "update live_talks set organisation = @Organisation, place_at = @PlaceAt, promise_at = @PromiseAt, "
            + $"due_at = case when {Unread} then due_at else @DueAt end, clock = case when {Unread} then clock else @Clock end, status = @Status, person = @Person, work_name = @WorkName, taken_at = @TakenAt, said_at = @SaidAt, "
            + "ticket = case when @keeps then ticket end, ticket_at = case when @keeps then ticket_at end, for_person = @ForPerson, "
            + "from_organisation = @FromOrganisation, from_person = @FromPerson, from_name = @FromName, from_reason = @FromReason, "
            + "outcome = @Outcome, ended_at = @EndedAt, version = version + 1 where number = @Number",
            new
            {
                before.Number, heard = before.HeardAt ?? DateTimeOffset.UnixEpoch, after.Organisation, after.PlaceAt, after.PromiseAt, after.DueAt, after.Clock, after.Status, after.Person,
                after.WorkName, after.TakenAt, after.SaidAt, keeps, after.ForPerson, FromOrganisation = after.From?.Organisation,
                FromPerson = after.From?.Person, FromName = after.From?.WorkName, FromReason = after.From?.Reason, after.Outcome, after.EndedAt,
            });
        foreach (var shown in step.Live)
            await LiveRows.AddAsync(db, shown with { Sequence = shown.Kind == LiveEvent.Message && said.Count > 0 ? said[^1].Sequence : 0 });
        if (step.Deed is { } deed) await AuditRows.AddAsync(db, deed);
        return (Change.Done, said, isNew);
    }

    private Task<IReadOnlyList<LiveTalk>> ListAsync(string where, object values, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<LiveTalk>>(
            async db => [.. (await db.QueryAsync<Row>($"select {Columns} from live_talks where {where}", values)).Select(r => r.Talk)],
            cancel);

    private sealed class Ground
    {
        public long Version { get; init; }
        public byte[]? Ticket { get; init; }
        public long Turns { get; init; }
    }
}
