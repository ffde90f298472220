using System.Data.Common;
using BotService.Editing.Approval;
using BotService.Editing.Drafts;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class ApprovalStore(Database database) : IApprovals
{
    /// <summary>Marks of who is looking are of no use any more.</summary>
    private static readonly TimeSpan LookKept = TimeSpan.FromDays(1);

    /// <summary>Votes on what is proposed now.</summary>
    private const string Counting =
        "draft_votes v join draft_proposals p on p.draft = v.draft and p.content = v.content and v.at >= p.at";

    private const string Authors =
        "select by_whom from drafts where number = @draft union select by_whom from draft_writes where draft = @draft";

    private sealed class DraftNow
    {
        public required string State { get; init; }
        public string? Content { get; init; }
        public bool Is_Urgent { get; init; }
    }

    private sealed class ProposalRow
    {
        public DateTimeOffset At { get; init; }
        public DateTimeOffset Until { get; init; }
    }

    private sealed class VoteRow
    {
        public required string By_Whom { get; init; }
        public string Kind { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }

    public Task<Change> ProposeAsync(
        long draft, int version, string content, string release, DateTimeOffset until, Deed deed, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                if (await db.ExecuteAsync(
                    "update drafts set state = 'proposed', content = @content, version = version + 1 "
                    + "where number = @draft and version = @version and state = 'editing' and base = @release",
                    new { draft, version, content, release }) == 0)
                {
                    return await Versioned.WhyNotAsync(db, "drafts", draft, version);
                }

                await db.ExecuteAsync(
                    "insert into draft_proposals (draft, content, by_whom, at, until) values (@draft, @content, @By, @At, @until) "
                    + "on conflict (draft) do update set content = excluded.content, by_whom = excluded.by_whom, at = excluded.at, "
                    + "until = excluded.until",
                    new { draft, content, deed.By, deed.At, until });
                await AuditRows.AddAsync(db, deed);
                await ReplayStore.AskAsync(db, draft, content, release, deed with { Action = "drafts/replay" });
                await ReplayStore.SettleAsync(db, draft, deed.At);
                return Change.Done;
            },
            cancel);

    public Task<VoteOutcome> VoteAsync(long draft, string content, string kind, Deed deed, CancellationToken cancel) =>
        database.WriteAsync(db => VoteAsync(db, draft, content, kind, deed), cancel);

    public Task<ProposedDraft> ReadAsync(long draft, CancellationToken cancel) => database.ReadAsync(
        async db =>
        {
            var proposal = await db.QueryFirstOrDefaultAsync<ProposalRow>(
                "select at, until from draft_proposals where draft = @draft", new { draft });
            var authors = await db.QueryAsync<string>(Authors, new { draft });
            var votes = await db.QueryAsync<VoteRow>(
                $"select v.by_whom, v.kind, v.at from {Counting} where v.draft = @draft order by v.at", new { draft });
            var looks = await db.QueryAsync<VoteRow>(
                "select by_whom, at from draft_looks where draft = @draft order by at desc", new { draft });
            return new ProposedDraft(
                proposal?.At, proposal?.Until, [.. authors.Order(StringComparer.Ordinal)],
                [.. votes.Select(v => new Vote(v.By_Whom, v.Kind, v.At))], [.. looks.Select(l => (l.By_Whom, l.At))]);
        },
        cancel);

    public Task<bool> IsReplayedAsync(long draft, CancellationToken cancel) => database.ReadAsync(
        db => db.QuerySingleAsync<bool>(
            $"select exists (select 1 from drafts where number = @draft and {ReplayStore.Replayed})", new { draft }), cancel);

    public Task LookAsync(long draft, string by, DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await db.ExecuteAsync("delete from draft_looks where at < @Old", new { Old = now - LookKept });
            return await db.ExecuteAsync(
                "insert into draft_looks (draft, by_whom, at) select number, @by, @now from drafts where number = @draft "
                + "on conflict (draft, by_whom) do update set at = excluded.at",
                new { draft, by, now });
        },
        cancel);

    public async Task<(int Waiting, int Late)> WaitingAsync(string person, DateTimeOffset now, CancellationToken cancel)
    {
        var untils = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<DateTimeOffset>(
                $"""
                select q.until from drafts d join draft_proposals q on q.draft = d.number
                where (d.state = 'replayed' or d.is_urgent and d.state = 'proposed') and d.by_whom <> @person
                and not exists (select 1 from draft_writes w where w.draft = d.number and w.by_whom = @person)
                and not exists (select 1 from {Counting} where v.draft = d.number and v.by_whom = @person)
                """,
                new { person })).AsList(),
            cancel);
        return (untils.Count, untils.Count(u => u < now));
    }

    private static async Task<VoteOutcome> VoteAsync(DbConnection db, long draft, string content, string kind, Deed deed)
    {
        // Taking the row first puts all who vote on a draft in one line: the last of them sees all.
        var now = await db.QueryFirstOrDefaultAsync<DraftNow>(
            "update drafts set version = version where number = @draft returning state, content, is_urgent", new { draft });
        if (now is null || kind == VoteKind.Urgent && !now.Is_Urgent) return VoteOutcome.Refused;
        // What went live in a hurry is approved the ordinary way afterwards.
        var isLive = now.Is_Urgent && now.State is DraftState.Scheduled or DraftState.Published;
        if (!isLive && now.State is not (DraftState.Proposed or DraftState.Replayed)) return VoteOutcome.Refused;
        if (now.Content != content) return VoteOutcome.Changed;
        if (now.State == DraftState.Proposed && !now.Is_Urgent) return VoteOutcome.Open;
        if ((await db.QueryAsync<string>(Authors, new { draft })).Contains(deed.By)) return VoteOutcome.Author;
        if (await db.QuerySingleAsync<long>(
            $"select count(*) from {Counting} where v.draft = @draft and v.by_whom = @By and v.kind = @kind", new { draft, deed.By, kind }) > 0)
        {
            return VoteOutcome.Twice;
        }

        await db.ExecuteAsync(
            "insert into draft_votes (draft, content, by_whom, kind, at) values (@draft, @content, @By, @kind, @At) "
            + "on conflict (draft, content, by_whom, kind) do update set at = excluded.at",
            new { draft, content, deed.By, kind, deed.At });
        await AuditRows.AddAsync(db, deed);
        var votes = (await db.QueryAsync<VoteRow>($"select v.by_whom, v.kind, v.at from {Counting} where v.draft = @draft", new { draft })).AsList();
        var approved = votes.Where(v => v.Kind == VoteKind.Approve).Select(v => v.By_Whom).ToList();
        var isEnough = now.State == DraftState.Replayed && approved.Count >= ProposedDraft.Needed
            || now.Is_Urgent && votes.Any(v => v.Kind == VoteKind.Urgent && approved.Any(a => a != v.By_Whom));
        if (isLive || !isEnough) return VoteOutcome.Counted;
        await db.ExecuteAsync("update drafts set state = 'approved', version = version + 1 where number = @draft", new { draft });
        return VoteOutcome.Approved;
    }
}
