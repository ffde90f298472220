using System.Data.Common;
using BotService.Review.Misses;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed partial class MissStore
{
    /// <summary>What is merged into another group is no longer worked on.</summary>
    private const string Fits = "where number = @number and version = @version and merged_into is null";

    public Task<Change> AssignAsync(
        long number, int version, string? assignee, DateOnly? due, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version,
        "update miss_groups set assignee = @assignee, due = @due, status = case when status = 'new' then 'open' else status end",
        new { assignee, due = StoredDay.Of(due) }, deed, cancel);

    public Task<Change> JudgeAsync(
        long number, int version, string judgement, string? entry, long? proposal, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version, "update miss_groups set judgement = @judgement, entry = @entry, proposal = @proposal, status = @status",
        new
        {
            judgement, entry, proposal, status = judgement == Judgements.Spam ? GroupStatus.Closed : GroupStatus.Judged,
        },
        deed, cancel);

    public Task<Change> ReopenAsync(long number, int version, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version, "update miss_groups set status = 'open', judgement = null, entry = null, proposal = null", new { }, deed, cancel);

    public Task<Change> ChaseAsync(long number, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "update miss_groups set chased_at = @At where number = @number and status in ('new', 'open') and assignee is not null",
                new { number, deed.At }) == 0)
            {
                return Change.Refused;
            }

            await AuditRows.AddAsync(db, deed);
            return Change.Done;
        },
        cancel);

    public Task SettleAsync(long number, bool isAnswered, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var (status, judgement) = isAnswered ? (GroupStatus.Closed, Judgements.Answered) : (GroupStatus.Open, null);
            if (await db.ExecuteAsync(
                "update miss_groups set status = @status, judgement = coalesce(@judgement, judgement), version = version + 1 "
                + "where number = @number and status = 'judged'", new { number, status, judgement }) == 0)
            {
                return false;
            }

            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public Task<Change> MergeAsync(long number, int version, long into, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (number == into) return Change.Cycle;
            var target = await db.QueryFirstOrDefaultAsync<(long Number, long? Into)>(
                "select number, merged_into from miss_groups where number = @into", new { into });
            if (target.Number == 0) return Change.Refused;
            // What was merged holds nothing any more: to merge into it would lead on, in the end to here.
            if (target.Into is not null) return Change.Cycle;
            if (await db.ExecuteAsync(
                $"update miss_groups set status = 'closed', judgement = 'merged', merged_into = @into, version = version + 1 {Fits}",
                new { number, version, into }) == 0)
            {
                return await Versioned.WhyNotAsync(db, "miss_groups", number, version);
            }

            await db.ExecuteAsync("update miss_texts set group_number = @into where group_number = @number", new { number, into });
            await db.ExecuteAsync("update miss_groups set version = version + 1 where number = @into", new { into });
            foreach (var group in (long[])[number, into]) await WorkOutAsync(db, group);
            await AuditRows.AddAsync(db, deed);
            return Change.Done;
        },
        cancel);

    public Task<(Change Change, long? Number)> SplitAsync(
        long number, int version, IReadOnlyList<long> texts, Deed deed, CancellationToken cancel) =>
        database.WriteAsync<(Change, long?)>(
            async db =>
            {
                var all = (await db.QueryAsync<long>(
                    "select number from miss_texts where group_number = @number", new { number })).AsList();
                var moved = texts.Distinct().Intersect(all).ToList();
                if (moved.Count == 0 || moved.Count == all.Count) return (Change.Refused, null);
                if (await db.ExecuteAsync($"update miss_groups set version = version + 1 {Fits}", new { number, version }) == 0)
                    return (await Versioned.WhyNotAsync(db, "miss_groups", number, version), null);
                var opened = await MissRows.OpenAsync(db, "", deed.At);
                foreach (var some in moved.Chunk(500))
                    await db.ExecuteAsync("update miss_texts set group_number = @opened where number in @some", new { opened, some });
                foreach (var group in (long[])[number, opened]) await WorkOutAsync(db, group);
                await AuditRows.AddAsync(db, deed with { Detail = $"{opened}" });
                return (Change.Done, opened);
            },
            cancel);

    private static async Task WorkOutAsync(DbConnection db, long group)
    {
        await MissRows.RefreshAsync(db, group);
        await MissRows.RecountAsync(db, group);
    }

    private Task<Change> ChangeAsync(
        long number, int version, string update, object values, Deed deed, CancellationToken cancel)
    {
        var all = new DynamicParameters(values);
        all.AddDynamicParams(new { number, version });
        return database.WriteAsync(
            async db =>
            {
                if (await db.ExecuteAsync($"{update}, version = version + 1 {Fits}", all) == 0)
                    return await Versioned.WhyNotAsync(db, "miss_groups", number, version);
                await AuditRows.AddAsync(db, deed);
                return Change.Done;
            },
            cancel);
    }
}
