using System.Text;
using BotService.Bot;
using Dapper;
using Microsoft.Extensions.Options;

namespace BotService.Storage;

internal sealed class Inbox(
    Database database, InboxCipher cipher, IAnnouncer announcer, IOptions<StoreOptions> options,
    ILogger<Inbox> log) : IInbox
{
    public async Task<(Accepted Accepted, bool Turn)> ReceiveAsync(
        string conversation, Incoming incoming, CancellationToken cancel)
    {
        var secret = InboxRow.Sealed.Of(incoming, cipher);
        var (accepted, turn, _) = await database.WriteAsync(
            db => InboxRow.Insert(db, conversation, incoming, secret),
            result =>
            {
                if (result.Stored is { } stored)
                {
                    announcer.Announce(conversation, stored);
                }
            },
            cancel);
        return (accepted, turn);
    }

    public async Task<IReadOnlyList<Taken>> ReceiveAsync(IReadOnlyList<Intake> intakes, CancellationToken cancel)
    {
        var secrets = intakes.Select(intake => (Greeting: Seal(intake.Greeting), Event: Seal(intake.Event))).ToList();
        var results = await database.WriteAsync(
            db => intakes.Select((intake, i) => IntakeRows.Insert(db, intake, secrets[i].Greeting, secrets[i].Event))
                .ToList(),
            results => results.ForEach(result =>
            {
                if (result.Stored is { } stored)
                {
                    announcer.Announce(result.Conversation, stored);
                }
            }),
            cancel);
        return results.ConvertAll(result => result.Taken);
    }

    public Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<string>>(
            db => db.Query<string>("select conversation from inbox where done = 0 order by id").AsList(), cancel);

    public async Task<Waiting?> NextAsync(string conversation, CancellationToken cancel)
    {
        var (row, state) = await database.ReadAsync(
            db =>
            {
                var next = db.QueryFirstOrDefault<WaitingRow>(
                    "select id as Id, sequence as Sequence, activity_id as ActivityId, greeting as Greeting, at as At, raw as Raw from inbox "
                    + "where conversation = @conversation and done = 0 order by coalesce(happened, ''), sequence limit 1",
                    new { conversation });
                return (next, next is null ? null : ConversationRow.Find(db, conversation));
            },
            cancel);
        if (row is null || state is null)
        {
            return null;
        }

        var raw = cipher.Open(row.Raw);
        if (raw is null)
        {
            log.RawLost(conversation, row.ActivityId);
            raw = await MaskedAsync(conversation, row.Sequence, cancel);
        }

        return new Waiting(
            row.Id, row.Sequence, row.ActivityId, raw, row.Greeting == 1, state.ToConversation(), state.Turns,
            state.State) { At = Stamp.Read(row.At) };
    }

    public async Task<IReadOnlyList<Activity>?> CommitAsync(TurnCommit commit, CancellationToken cancel)
    {
        var kept = await database.WriteAsync(
            db => TurnRows.Commit(db, commit, options.Value.HistoryPerConversation),
            stored => stored?.ForEach(s => announcer.Announce(commit.Turn.Conversation.Id, s)),
            cancel);
        return kept?.ConvertAll(s => s.Activity);
    }

    public Task<IReadOnlyList<Activity>?> RepliesAsync(
        string conversation, Accepted accepted, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Activity>?>(
            db =>
            {
                var waits = db.ExecuteScalar<bool>(
                    "select exists (select 1 from inbox where conversation = @conversation and sequence = @Sequence and done = 0)",
                    new { conversation, accepted.Sequence });
                return waits
                    ? null
                    : [.. db.Query<string>(
                        "select json from activities where conversation = @conversation and sequence > @Sequence and reply_to = @ActivityId and from_bot = 1 order by sequence",
                        new { conversation, accepted.Sequence, accepted.ActivityId }).Select(
                            json => Activity.Parse(Encoding.UTF8.GetBytes(json)))];
            },
            cancel);

    private InboxRow.Sealed Seal(Incoming? incoming) =>
        incoming is null ? default : InboxRow.Sealed.Of(incoming, cipher);

    private async Task<Activity> MaskedAsync(string conversation, long sequence, CancellationToken cancel)
    {
        var json = await database.ReadAsync(
            db => db.ExecuteScalar<string?>(
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

        public long Greeting { get; init; }

        public required string At { get; init; }

        public byte[]? Raw { get; init; }
    }
}
