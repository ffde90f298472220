using System.Globalization;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Review.Improvements;
using BotService.Review.Low;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class ImprovementStore(Database database) : IImprovements
{
    private const string IsOpen = "status in ('planned', 'started')";

    /// <summary>What was brought since it was last opened again.</summary>
    private const string Since =
        "i.number = @number and e.improvement = @number and (i.reopened_at is null or e.at > i.reopened_at)";

    public Task<long> AddAsync(NewImprovement improvement, Func<long, Deed> deed, CancellationToken cancel)
    {
        var first = deed(0);
        var row = new
        {
            first.At, first.By, improvement.Cause, Problem = Masked(improvement.Problem), Measure = Masked(improvement.Measure),
            Aim = improvement.Aim.Name(), Entries = string.Join(' ', improvement.Entries), improvement.Organisation,
            improvement.Group, improvement.Item, improvement.Owner, Due = StoredDay.Of(improvement.Due),
        };
        return database.WriteAsync(
            async db =>
            {
                var number = await db.ExecuteScalarAsync<long>(
                    "insert into improvements (at, by_whom, cause, problem, measure, aim, entries, organisation, miss_group, "
                    + "item, owner, due) values (@At, @By, @Cause, @Problem, @Measure, @Aim, @Entries, @Organisation, @Group, "
                    + "@Item, @Owner, @Due) returning number", row);
                await AuditRows.AddAsync(db, deed(number));
                return number;
            },
            cancel);
    }

    public async Task<ImprovementRows> ListAsync(
        ImprovementFilter filter, string? page, int max, DateOnly today, CancellationToken cancel)
    {
        var conditions = new Conditions(new
        {
            filter.Organisation, filter.Owner, filter.Status, Today = StoredDay.Of(today), Most = max + 1,
        });
        if (filter.Organisation is not null) conditions.Add("organisation = @Organisation");
        if (filter.Owner is not null) conditions.Add("owner = @Owner");
        if (filter.Status is LowItem.Late) conditions.Add($"{IsOpen} and due < @Today");
        else if (filter.Status is LowItem.Open) conditions.Add(IsOpen);
        else if (filter.Status is not null) conditions.Add("status = @Status");
        if (filter.Quarter is { } quarter)
        {
            conditions.Add("at < @End and (closed_at is null or closed_at >= @Begin)");
            conditions.Values.AddDynamicParams(
                new { Begin = Taiwan.Midnight(quarter.First), End = Taiwan.Midnight(quarter.Last.AddDays(1)) });
        }

        var (all, values) = (conditions.Sql, conditions.Values);
        var on = "";
        if (long.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var before))
        {
            on = " and number < @before";
            values.Add("before", before);
        }

        var (rows, total) = await database.ReadAsideAsync(
            async db => (
                (await db.QueryAsync<ImprovementRow>(
                    $"select {ImprovementRow.Columns} from improvements where {all}{on} order by number desc limit @Most",
                    values)).AsList(),
                await db.ExecuteScalarAsync<long>($"select count(*) from improvements where {all}", values)),
            cancel);
        return new ImprovementRows(
            [.. rows.Take(max).Select(r => r.Improvement)], total, rows.Count > max ? $"{rows[max - 1].Number}" : null);
    }

    public async Task<Improvement?> FindAsync(long number, CancellationToken cancel) =>
        (await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<ImprovementRow>(
                $"select {ImprovementRow.Columns} from improvements where number = @number", new { number }), cancel))?.Improvement;

    public Task<IReadOnlyList<Proof>> EvidenceAsync(long number, CancellationToken cancel) =>
        ImprovementParts.EvidenceAsync(database, number, cancel);

    public Task<(string Name, byte[] Content)?> FileAsync(long number, long evidence, CancellationToken cancel) =>
        ImprovementParts.FileAsync(database, number, evidence, cancel);

    public Task<IReadOnlyList<MeasuredEffect>> EffectsAsync(long number, CancellationToken cancel) =>
        ImprovementParts.EffectsAsync(database, number, cancel);

    public Task<Change> StartAsync(long number, int version, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version, "status = 'started', started_at = @At, version = version + 1", "status = 'planned'", deed, cancel);

    public Task<Change> AddEvidenceAsync(
        long number, Proof evidence, byte[]? content, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, null, "version = version", IsOpen, deed with { Detail = Masked(deed.Detail ?? "") }, cancel,
        ("insert into improvement_evidence (improvement, at, by_whom, kind, name, figures, sha256, size, content) "
            + "values (@number, @At, @By, @Kind, @Name, @Figures, @Sha256, @Size, @content)",
            new
            {
                number, evidence.At, evidence.By, Kind = evidence.Kind.ToString().ToLowerInvariant(),
                Name = Masked(evidence.Name), Figures = evidence.Figures is { } figures ? Masked(figures) : null,
                evidence.Sha256, evidence.Size, content,
            }));

    public Task<Change> AddEffectAsync(long number, Effect effect, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, null, "version = version", IsOpen, deed, cancel, ImprovementParts.EffectRow(number, effect, deed, "measured"));

    public Task<Change> AddQuarterAsync(
        long number, int version, Quarter quarter, Effect effect, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version,
        effect.Judgement is EffectJudgement.Worse
            ? "status = 'started', closed_at = null, closed_by = null, reopened_at = @At, looked = null, "
                + $"version = version + 1, quarter = '{quarter}'"
            : $"looked = '{quarter}'",
        "status = 'closed'", deed, cancel, ImprovementParts.EffectRow(number, effect, deed, "quarter"));

    public Task<Change> CloseAsync(long number, int version, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version, "status = 'closed', closed_at = @At, closed_by = @By, looked = null, version = version + 1",
        $"""
        {IsOpen} and owner <> @By
        and exists (select 1 from improvement_evidence e, improvements i where {Since})
        and exists (select 1 from improvement_effects e, improvements i where {Since} and e.kind = 'measured')
        """, deed, cancel);

    public Task<Change> ReopenAsync(long number, int version, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version,
        "status = 'started', closed_at = null, closed_by = null, reopened_at = @At, looked = null, quarter = null, "
        + "version = version + 1", "status in ('closed', 'dropped')", deed, cancel);

    public Task<Change> DropAsync(long number, int version, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version, "status = 'dropped', closed_at = @At, closed_by = @By, version = version + 1", IsOpen, deed, cancel);

    public async Task<IReadOnlyList<Improvement>> DueForLookingAsync(DateOnly today, CancellationToken cancel)
    {
        // Closed in the quarter before last or earlier: the quarter after that is over.
        var before = Taiwan.Midnight(Quarter.Of(today).Before.First);
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<ImprovementRow>(
                $"select {ImprovementRow.Columns} from improvements where status = 'closed' and looked is null "
                + "and closed_at < @before order by number limit 100", new { before })).AsList(),
            cancel);
        return [.. rows.Select(r => r.Improvement)];
    }

    public async Task<bool> WasReleasedAsync(string release, CancellationToken cancel) =>
        await database.ReadAsideAsync(
            db => db.ExecuteScalarAsync<long?>(
                "select number from turns where release = @release order by number desc limit 1", new { release }), cancel)
        is not null;

    public Task ForgetAsync(DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var past = new { Past = now - IImprovements.Kept };
            const string gone = "select number from improvements where status in ('closed', 'dropped') and closed_at <= @Past";
            await db.ExecuteAsync($"delete from improvement_evidence where improvement in ({gone})", past);
            await db.ExecuteAsync($"delete from improvement_effects where improvement in ({gone})", past);
            return await db.ExecuteAsync($"delete from improvements where number in ({gone})", past);
        },
        cancel);

    /// <param name="version">Null: whatever it is.</param>
    /// <param name="only">What it must be like for that.</param>
    /// <param name="more">A row that comes with the change.</param>
    private Task<Change> ChangeAsync(
        long number, int? version, string set, string only, Deed deed, CancellationToken cancel,
        (string Sql, object Values)? more = null)
    {
        var fits = version is null ? "" : " and version = @version";
        return database.WriteAsync(
            async db =>
            {
                if (await db.ExecuteAsync(
                    $"update improvements set {set} where number = @number{fits} and {only}",
                    new { number, version, deed.At, deed.By }) == 0)
                {
                    return await Versioned.WhyNotAsync(db, "improvements", number, version);
                }

                if (more is var (sql, values)) await db.ExecuteAsync(sql, values);
                await AuditRows.AddAsync(db, deed);
                return Change.Done;
            },
            cancel);
    }

    private static string Masked(string text) =>
        PersonalData.Mask(text.Length <= Improvement.LongestText ? text : text[..Improvement.LongestText]);
}
