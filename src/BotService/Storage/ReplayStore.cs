using System.Data.Common;
using BotService.Editing.Replay;
using BotService.Engine.Language;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class ReplayStore(Database database) : IReplays
{
    private const string Columns = "number, draft, content, base, state, at, done_at, figures";

    private const string GroupColumns =
        "id, kind, count, is_expected, difference, example, decision, by_whom, decided_at, word";

    /// <summary>
    /// A proposed content whose replay is done, with no group open or refused, is replayed; one that has a group refused
    /// since is proposed again.
    /// </summary>
    private const string Settle =
        $"update drafts set state = 'replayed', version = version + 1 where number = @draft and state = 'proposed' and {Replayed}";

    /// <summary>Of a row of drafts.</summary>
    public const string Replayed =
        """
        exists (
          select 1 from replays r where r.state = 'done' and r.clean and r.draft = drafts.number
          and r.content = drafts.content and r.base = drafts.base and not exists (
            select 1 from replay_groups g where g.replay = r.number
            and (g.decision = 'refused' or g.decision is null and not g.is_expected)))
        """;

    private const string Unsettle =
        """
        update drafts set state = 'proposed', version = version + 1
        where number = @draft and state in ('replayed', 'approved') and not is_urgent and exists (
          select 1 from replays r join replay_groups g on g.replay = r.number
          where r.draft = drafts.number and r.content = drafts.content and r.base = drafts.base and g.decision = 'refused')
        """;

    private sealed class Row
    {
        public long Number { get; init; }
        public long Draft { get; init; }
        public required string Content { get; init; }
        public required string Base { get; init; }
        public required string State { get; init; }
        public DateTimeOffset At { get; init; }
        public DateTimeOffset? Done_At { get; init; }
        public string? Figures { get; init; }

        public DraftReplay Replay => new(
            Number, Draft, Content, Base, State, At, Done_At, Figures is null ? null : Json.Read<ReplayFigures>(Figures));
    }

    private sealed class GroupRow
    {
        public required string Id { get; init; }
        public required string Kind { get; init; }
        public long Count { get; init; }
        public bool Is_Expected { get; init; }
        public required string Difference { get; init; }
        public required string Example { get; init; }
        public string? Decision { get; init; }
        public string? By_Whom { get; init; }
        public DateTimeOffset? Decided_At { get; init; }
        public string? Word { get; init; }

        public ReplayGroup Group => new(Id, Kind, (int)Count, Is_Expected, Json.Read<ReplayDifference>(Difference), Example)
        {
            Decision = Decision, By = By_Whom, DecidedAt = Decided_At, Word = Word,
        };
    }

    public Task AskAsync(long draft, string content, string release, Deed deed, CancellationToken cancel) => database.WriteAsync(
        db => AskAsync(db, draft, content, release, deed), cancel);

    /// <summary>Runs inside a write.</summary>
    public static async Task<bool> AskAsync(DbConnection db, long draft, string content, string release, Deed deed)
    {
        if (await db.ExecuteAsync(
            "insert into replays (draft, content, base, at) values (@draft, @content, @release, @At) "
            + "on conflict (draft, content, base) do update set state = 'waiting', at = excluded.at where replays.state = 'failed'",
            new { draft, content, release, deed.At }) == 0)
        {
            return false;
        }

        await AuditRows.AddAsync(db, deed);
        return true;
    }

    /// <summary>
    /// Leads a draft on, or back, as its groups allow; led back, it is as if proposed anew at that time, and approvals given
    /// before count no more. Runs inside a write.
    /// </summary>
    public static async Task SettleAsync(DbConnection db, long draft, DateTimeOffset now)
    {
        if (await db.ExecuteAsync(Unsettle, new { draft }) > 0)
            await db.ExecuteAsync("update draft_proposals set at = @now where draft = @draft", new { draft, now });
        await db.ExecuteAsync(Settle, new { draft });
    }

    public async Task<DraftReplay?> TakeAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        // It is asked every few seconds: mostly there is none, and then nothing is written.
        var waits = await database.ReadAsync(
            db => db.QuerySingleAsync<bool>("select exists (select 1 from replays where state in ('waiting', 'running'))"), cancel);
        return waits ? (await TakeNextAsync(now, until, cancel))?.Replay : null;
    }

    private Task<Row?> TakeNextAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancel) => database.WriteAsync(
        db => db.QueryFirstOrDefaultAsync<Row>(
            $"""
            update replays set state = 'running', until = @until
            where number = (
              select number from replays where state = 'waiting' or state = 'running' and until < @now order by at, number limit 1)
            and not exists (select 1 from replays where state = 'running' and until >= @now)
            returning {Columns}
            """,
            new { now, until }),
        cancel);

    public Task DoneAsync(
        long number, ReplayFigures? figures, IReadOnlyList<ReplayGroup> groups, DateTimeOffset now, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                // Whoever was taken for dead and comes late finds it done.
                if (await db.ExecuteAsync(
                    "update replays set state = @State, figures = @Figures, clean = @IsClean, done_at = @now, until = null "
                    + "where number = @number and state in ('waiting', 'running')",
                    new
                    {
                        number, now, State = figures is null ? ReplayState.Failed : ReplayState.Done,
                        Figures = figures is null ? null : Json.Write(figures), IsClean = figures is { Problems.Count: 0 },
                    }) == 0)
                {
                    return false;
                }

                foreach (var group in groups)
                {
                    await db.LaterAsync(
                        "insert into replay_groups (replay, id, kind, count, is_expected, difference, example) "
                        + "values (@number, @Id, @Kind, @Count, @IsExpected, @Difference, @Example)",
                        new
                        {
                            number, group.Id, group.Kind, group.Count, group.IsExpected, Difference = Json.Write(group.Difference),
                            Example = PersonalData.Mask(group.Example),
                        });
                }

                await SettleAsync(
                    db, await db.QuerySingleAsync<long>("select draft from replays where number = @number", new { number }), now);
                return true;
            },
            cancel);

    public async Task<DraftReplay?> FindAsync(long draft, string content, string release, CancellationToken cancel) =>
        (await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<Row>(
                $"select {Columns} from replays where draft = @draft and content = @content and base = @release",
                new { draft, content, release }), cancel))?.Replay;

    public async Task<IReadOnlyList<ReplayGroup>> GroupsAsync(long number, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<GroupRow>(
                $"select {GroupColumns} from replay_groups where replay = @number order by is_expected, count desc, id",
                new { number })).AsList(), cancel);
        return [.. rows.Select(r => r.Group)];
    }

    public async Task<IReadOnlyDictionary<string, ReplayGroup>> BeforeAsync(long draft, long number, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<GroupRow>(
                $"select {GroupColumns} from replay_groups where decision is not null and replay in "
                + "(select number from replays where draft = @draft and number <> @number) order by decided_at",
                new { draft, number })).AsList(), cancel);
        return rows.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.Last().Group);
    }

    public Task<Change> DecideAsync(
        long number, string group, string decision, string word, string? was, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "update replay_groups set decision = @decision, word = @Word, by_whom = @By, decided_at = @At "
                + "where replay = @number and id = @group and coalesce(decision, '') = coalesce(@was, '') and exists ("
                + "select 1 from replays r join drafts d on d.number = r.draft where r.number = @number and r.state = 'done' "
                // What is in the calendar was decided on; only of what went live in a hurry the replay comes afterwards.
                + "and (d.state in ('editing', 'proposed', 'replayed', 'approved') "
                + "or d.is_urgent and d.state in ('scheduled', 'published')))",
                new { number, group, decision, Word = PersonalData.Mask(word), was, deed.By, deed.At }) == 0)
            {
                var now = await db.QueryFirstOrDefaultAsync<string?>(
                    "select coalesce(decision, '') from replay_groups where replay = @number and id = @group", new { number, group });
                return now is not null && now != (was ?? "") ? Change.Stale : Change.Refused;
            }

            await SettleAsync(
                db, await db.QuerySingleAsync<long>("select draft from replays where number = @number", new { number }), deed.At);
            await AuditRows.AddAsync(db, deed);
            return Change.Done;
        },
        cancel);

    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            const string Old = "at < @before and draft in (select number from drafts where release is null)";
            await db.ExecuteAsync($"delete from replay_groups where replay in (select number from replays where {Old})", new { before });
            return await db.ExecuteAsync($"delete from replays where {Old}", new { before });
        },
        cancel);
}
