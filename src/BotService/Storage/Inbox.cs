using System.Text;
using BotService.Conversations;
using BotService.Conversations.Handoff;
using BotService.Conversations.Held;
using BotService.Hosting;
using BotService.Protocol;
using Dapper;
using Microsoft.Extensions.Options;

namespace BotService.Storage;

internal sealed class Inbox(
    Database database, InboxCipher cipher, Claims claims, IAnnouncer announcer, INews news,
    LiveSignal live, IOptions<StoreOptions> options, ILogger<Inbox> log) : IInbox
{
    public async Task<(Accepted Accepted, bool Turn)> ReceiveAsync(
        string conversation, Incoming incoming, CancellationToken cancel)
    {
        var secret = InboxRow.Sealed.Of(incoming, cipher);
        var (accepted, turn, _, _) = await database.WriteAsync(
            [conversation],
            db => InboxRow.InsertAsync(db, conversation, incoming, secret, claims.Fresh()),
            result => Tell(conversation, result.Stored, result.Turn && !result.Mine),
            cancel);
        return (accepted, turn);
    }

    public async Task<IReadOnlyList<Taken>> ReceiveAsync(IReadOnlyList<Intake> intakes, CancellationToken cancel)
    {
        var secrets = intakes.Select(intake => (Greeting: Seal(intake.Greeting), Event: Seal(intake.Event))).ToList();
        var results = await database.WriteAsync(
            [.. intakes.Select(intake => intake.Conversation.Id).Distinct()],
            async db =>
            {
                var rows = new List<(string Conversation, Taken Taken, StoredActivity? Stored, bool Mine)>();
                foreach (var (intake, (greeting, secret)) in intakes.Zip(secrets))
                    rows.Add(await IntakeRows.InsertAsync(db, intake, greeting, secret, claims.Fresh()));

                return rows;
            },
            results => results.ForEach(
                result => Tell(result.Conversation, result.Stored, result.Taken.Turn && !result.Mine)),
            cancel);
        return results.ConvertAll(result => result.Taken);
    }

    public Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async db => (await db.QueryAsync<string>($"select conversation from inbox where {InboxRow.IsFree} order by id")).AsList(),
            cancel);

    public async Task<Waiting?> NextAsync(string conversation, CancellationToken cancel)
    {
        var (row, state) = await ReadNextAsync(conversation, cancel);
        if (state is not null && !claims.Fresh().Holds(state.Owner, state.OwnedUntil))
        {
            // Read again: the process that had it may have gone on since.
            (row, state) = await claims.HoldAsync(conversation, cancel)
                ? await ReadNextAsync(conversation, cancel) : default;
        }

        if (row is null || state is null) return null;

        var raw = cipher.Open(row.Raw);
        if (raw is null)
        {
            log.RawLost(conversation, row.ActivityId);
            raw = await MaskedAsync(conversation, row.Sequence, cancel);
        }

        return new Waiting(
            row.Id, row.Sequence, row.ActivityId, raw, row.Greeting, state.ToConversation(), state.Turns,
            state.State) { At = row.At, Ahead = (int)row.Ahead, HasWaited = row.HasWaited };
    }

    public async Task<Committed?> CommitAsync(TurnCommit commit, CancellationToken cancel)
    {
        var contact = cipher.SealText(commit.Notes.OfType<TurnNote.Contact>().LastOrDefault()?.Number.Digits);
        var kept = await database.WriteAsync(
            [commit.Turn.Conversation.Id],
            db => TurnRows.CommitAsync(db, commit, options.Value.HistoryPerConversation, claims.Fresh().Me, contact),
            stored =>
            {
                stored?.Replies.ForEach(s => Tell(commit.Turn.Conversation.Id, s, work: false));
                if (stored is not null && (commit.Hold is TurnHold.ForApproval || commit.Notes.Any(IsLive))) live.Raise();
            },
            cancel);
        return kept is var (stored, more) ? new Committed(stored, more) : null;
    }

    public Task<IReadOnlyList<StoredActivity>?> RepliesAsync(
        string conversation, Accepted accepted, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<StoredActivity>?>(
            async db =>
            {
                var asked = new { conversation, accepted.Sequence, accepted.ActivityId };
                if (await db.ExecuteScalarAsync<bool>(
                    "select exists (select 1 from inbox where conversation = @conversation "
                    + $"and sequence = @Sequence and {InboxRow.IsFree})",
                    asked))
                {
                    return null;
                }

                var rows = await db.QueryAsync<(long Sequence, string Json)>(
                    "select sequence, json from activities where conversation = @conversation "
                    + "and sequence > @Sequence and reply_to = @ActivityId and from_bot order by sequence",
                    asked);
                return [.. rows.Select(row => StoredJson.Read(row.Sequence, row.Json, fromBot: true))];
            },
            cancel);

    private static bool IsLive(TurnNote note) => note is TurnNote.QueueJoined or TurnNote.QueueLeft or TurnNote.SaidToPerson;

    private void Tell(string conversation, StoredActivity? stored, bool work)
    {
        if (stored is not null) announcer.Announce(conversation, stored);

        if (stored is not null || work) news.Tell(conversation, work);
    }

    private async Task<(WaitingRow?, ConversationRow?)> ReadNextAsync(string conversation, CancellationToken cancel) =>
        await database.ReadAsync(
            async db => (await db.QueryAsync<WaitingRow, ConversationRow, (WaitingRow?, ConversationRow?)>(
                $"""
                select i.id as Id, i.sequence as Sequence, i.activity_id as ActivityId, i.greeting as Greeting, i.at as At,
                    i.raw as Raw, i.hold is not null as HasWaited,
                    (select count(*) from inbox b where b.conversation = @conversation and not b.done and b.hold <> 'over') as Ahead,
                    {ConversationRow.Columns}
                from inbox i join conversations c on c.id = i.conversation
                where i.conversation = @conversation and {InboxRow.IsFree} order by i.happened nulls first, i.sequence limit 1
                """,
                (next, of) => (next, of),
                new { conversation })).FirstOrDefault(),
            cancel);

    private InboxRow.Sealed Seal(Incoming? incoming) =>
        incoming is null ? default : InboxRow.Sealed.Of(incoming, cipher);

    private async Task<Activity> MaskedAsync(string conversation, long sequence, CancellationToken cancel)
    {
        var json = await database.ReadAsync(
            db => db.ExecuteScalarAsync<string?>(
                "select json from activities where conversation = @conversation and sequence = @sequence",
                new { conversation, sequence }),
            cancel);
        return Activity.Parse(Encoding.UTF8.GetBytes(json ?? "{}"));
    }

    private sealed class WaitingRow
    {
        public long Id { get; init; }

        public long Sequence { get; init; }

        public required string ActivityId { get; init; }

        public bool Greeting { get; init; }

        public DateTimeOffset At { get; init; }

        public byte[]? Raw { get; init; }

        public bool HasWaited { get; init; }

        public long Ahead { get; init; }
    }
}
