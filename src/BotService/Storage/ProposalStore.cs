using System.Globalization;
using BotService.Engine.Language;
using BotService.Review.Proposals;
using BotService.Review.Trial;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

/// <summary>What staff propose, and the line of trials.</summary>
internal sealed class ProposalStore(Database database) : IProposals
{
    private const string Columns = "number, kind, entry, utterances, was, group_number, organisation, by_whom, at, status, version, "
        + "trial_state, trial, release, decided_by, decided_at, word";

    private const string Fits = "where number = @number and version = @version and status in ('draft', 'tried')";

    private sealed class Row
    {
        public long Number { get; init; }
        public required string Kind { get; init; }
        public string? Entry { get; init; }
        public required string Utterances { get; init; }
        public string? Was { get; init; }
        public long? Group_Number { get; init; }
        public string? Organisation { get; init; }
        public required string By_Whom { get; init; }
        public DateTimeOffset At { get; init; }
        public required string Status { get; init; }
        public long Version { get; init; }
        public string? Trial_State { get; init; }
        public string? Trial { get; init; }
        public string? Release { get; init; }
        public string? Decided_By { get; init; }
        public DateTimeOffset? Decided_At { get; init; }
        public string? Word { get; init; }

        public Proposal Proposal => new(
            Number, Kind, Entry, Json.Read<ProposedText[]>(Utterances), Group_Number, Organisation, By_Whom, At, Status, (int)Version,
            Trial_State, Trial is null ? null : Json.Read<TrialResult>(Trial), Release)
        {
            Was = Was, DecidedBy = Decided_By, DecidedAt = Decided_At, Word = Word,
        };
    }

    public Task<long> AddAsync(NewProposal proposal, Deed deed, CancellationToken cancel) =>
        database.WriteAsync(db => ProposalRows.AddAsync(db, proposal, deed), cancel);

    public async Task<ProposalListing> ListAsync(ProposalFilter filter, string? page, int most, CancellationToken cancel)
    {
        var conditions = new Conditions(new
        {
            filter.Organisation, filter.Status, filter.By, Most = most + 1,
            Before = long.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : long.MaxValue,
        });
        if (filter.Organisation is not null) conditions.Add("organisation = @Organisation");
        if (filter.Status is not null) conditions.Add("status = @Status");
        if (filter.By is not null) conditions.Add("by_whom = @By");
        conditions.Within("at", filter.From, filter.To);
        var (where, values) = (conditions.Sql, conditions.Values);
        var (rows, total) = await database.ReadAsideAsync(
            async db => (
                (await db.QueryAsync<Row>(
                    $"select {Columns} from proposals where {where} and number < @Before order by number desc limit @Most", values)).AsList(),
                await db.QuerySingleAsync<long>($"select count(*) from proposals where {where}", values)),
            cancel);
        var shown = rows.Take(most).Select(r => r.Proposal).ToList();
        return new ProposalListing(
            shown, total, rows.Count > most ? shown[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    public async Task<Proposal?> FindAsync(long number, CancellationToken cancel) => (await database.ReadAsync(
        db => db.QueryFirstOrDefaultAsync<Row>($"select {Columns} from proposals where number = @number", new { number }), cancel))?.Proposal;

    public Task<Change> AskTrialAsync(long number, int version, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version,
        "update proposals set trial_state = case when trial_state in ('waiting', 'running') then trial_state else 'waiting' end, "
        + "trial_at = case when trial_state in ('waiting', 'running') then trial_at else @At end", "", new { deed.At }, deed, cancel);

    public async Task<long?> TakeTrialAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        // It is asked every few seconds: mostly there is none, and then nothing is written.
        var waits = await database.ReadAsync(
            db => db.QuerySingleAsync<bool>("select exists (select 1 from proposals where trial_state in ('waiting', 'running'))"), cancel);
        return waits ? await TakeAsync(now, until, cancel) : null;
    }

    private Task<long?> TakeAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancel) => database.WriteAsync(
        async db => await db.QueryFirstOrDefaultAsync<long?>(
            """
            update proposals set trial_state = 'running', trial_until = @until
            where number = (
              select number from proposals where trial_state = 'waiting' or trial_state = 'running' and trial_until < @now
              order by trial_at, number limit 1)
            and not exists (select 1 from proposals where trial_state = 'running' and trial_until >= @now)
            returning number
            """,
            new { now, until }),
        cancel);

    public Task TriedAsync(long number, TrialResult? result, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync(
            "update proposals set trial_state = @State, trial = coalesce(@Trial, trial), trial_until = null, "
            + "status = case when status = 'draft' and @State = 'done' then 'tried' else status end, version = version + 1 "
            + "where number = @number and status in ('draft', 'tried')",
            new
            {
                number, State = result is null ? TrialState.Failed : TrialState.Done, Trial = result is null ? null : Json.Write(result),
            }),
        cancel);

    public async Task<Change> DecideAsync(
        long number, int version, string status, string? word, string? release, Deed deed, CancellationToken cancel)
    {
        if (status == ProposalStatus.Accepted
            && await FindAsync(number, cancel) is not ({ IsTried: false } or { Trial.IsClean: true, TrialState: TrialState.Done, Status: ProposalStatus.Tried }))
        {
            return Change.Refused;
        }

        return await ChangeAsync(
            number, version,
            "update proposals set status = @status, word = @Word, release = @release, decided_by = @By, decided_at = @At",
            status == ProposalStatus.Accepted ? " and (status = 'tried' or kind = 'wording') and by_whom <> @By" : "",
            new { status, Word = word is null ? null : PersonalData.Mask(word), release, deed.By, deed.At }, deed, cancel);
    }

    public async Task<IReadOnlyList<Proposal>> AcceptedAsync(CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                $"select {Columns} from proposals where status = 'accepted' order by number")).AsList(), cancel);
        return [.. rows.Select(r => r.Proposal)];
    }

    public Task ReleasedAsync(long number, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "update proposals set status = 'released', version = version + 1 where number = @number and status = 'accepted'",
                new { number }) == 0)
            {
                return false;
            }

            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    private Task<Change> ChangeAsync(
        long number, int version, string update, string only, object values, Deed deed, CancellationToken cancel)
    {
        var all = new DynamicParameters(values);
        all.AddDynamicParams(new { number, version });
        return database.WriteAsync(
            async db =>
            {
                if (await db.ExecuteAsync($"{update}, version = version + 1 {Fits}{only}", all) == 0)
                    return await Versioned.WhyNotAsync(db, "proposals", number, version);

                await AuditRows.AddAsync(db, deed);
                return Change.Done;
            },
            cancel);
    }
}
