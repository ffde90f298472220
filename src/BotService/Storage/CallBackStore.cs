using System.Data.Common;
using BotService.CallBacks;
using BotService.Engine.Language;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

/// <summary>The masking of what staff note stands here and not with the callers, so that none can forget it.</summary>
internal sealed class CallBackStore(Database database, InboxCipher cipher) : ICallBacks
{
    private const string Columns = "number, conversation, organisation, entry, channel, locale, part, asked_at, from_at, due_at, status, "
        + "owner, contact is not null as has_contact, to_tell, closed_at, version, "
        + "case when status = 'open' then 0 else 1 end as place";

    private const string Place = "case when status = 'open' then 0 else 1 end";

    private const string IsOwners = "where number = @number and version = @version and status = 'open' and owner = @By";

    private sealed class Row
    {
        public long Number { get; init; }
        public required string Conversation { get; init; }
        public string? Organisation { get; init; }
        public string? Entry { get; init; }
        public required string Channel { get; init; }
        public required string Locale { get; init; }
        public required string Part { get; init; }
        public DateTimeOffset Asked_At { get; init; }
        public DateTimeOffset From_At { get; init; }
        public DateTimeOffset Due_At { get; init; }
        public required string Status { get; init; }
        public string? Owner { get; init; }
        public bool Has_Contact { get; init; }
        public string? To_Tell { get; init; }
        public DateTimeOffset? Closed_At { get; init; }
        public long Version { get; init; }
        public long Place { get; init; }

        public CallBack CallBack => new(
            Number, Conversation, Organisation, Entry, Channel, Locale, Part, Asked_At, From_At, Due_At, Status, Owner, Has_Contact,
            To_Tell, Closed_At, (int)Version);

        public string Key => new PlaceKey(Place, Due_At, Number).ToString();
    }

    private sealed class Attempt
    {
        public long Callback { get; init; }
        public DateTimeOffset At { get; init; }
        public required string By_Whom { get; init; }
        public required string Outcome { get; init; }
        public string? Word { get; init; }
    }

    public Task<CallBackListing> ListAsync(
        CallBackFilter filter, string? page, int most, DateTimeOffset now, CancellationToken cancel)
    {
        var after = PlaceKey.Read(page);
        var late = filter.Status == CallBackStates.Late;
        var conditions = new Conditions(new
        {
            filter.Organisation, Status = late ? CallBackStates.Open : filter.Status, filter.Owner, now, Most = most + 1,
            after.Place, after.Due, after.Number,
        });
        if (filter.Organisation is not null) conditions.Add("organisation = @Organisation");
        if (filter.Status is not null) conditions.Add("status = @Status");
        if (late) conditions.Add("due_at < @now");
        if (filter.Owner == CallBackFilter.Nobody) conditions.Add("owner is null");
        else if (filter.Owner is not null) conditions.Add("owner = @Owner");
        return database.ReadAsync(
            async db =>
            {
                var rows = (await db.QueryAsync<Row>(
                    $"select {Columns} from callbacks where {conditions.Sql} and ({Place}, due_at, number) > (@Place, @Due, @Number) "
                    + $"order by {Place}, due_at, number limit @Most", conditions.Values)).AsList();
                var total = await db.QuerySingleAsync<long>($"select count(*) from callbacks where {conditions.Sql}", conditions.Values);
                var shown = rows.Take(most).ToList();
                return new CallBackListing(
                    await WithAttemptsAsync(db, shown), total, rows.Count > most ? shown[^1].Key : null);
            },
            cancel);
    }

    public Task<CallBack?> FindAsync(long number, CancellationToken cancel) => database.ReadAsync(
        async db => (await WithAttemptsAsync(db, (await db.QueryAsync<Row>(
            $"select {Columns} from callbacks where number = @number", new { number })).AsList())).FirstOrDefault(),
        cancel);

    public Task<Change> ClaimAsync(long number, string? from, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "update callbacks set owner = @By, version = version + 1 where number = @number and status = 'open' "
                + "and coalesce(owner, '') = coalesce(@from, '')", new { number, from, deed.By }) == 0)
            {
                var status = await db.QueryFirstOrDefaultAsync<string?>("select status from callbacks where number = @number", new { number });
                return status == CallBackStates.Open ? Change.Stale : Change.Refused;
            }

            await AuditRows.AddAsync(db, deed);
            return Change.Done;
        },
        cancel);

    public async Task<string?> LookAsync(long number, Deed deed, CancellationToken cancel)
    {
        var contact = await database.WriteAsync(
            async db =>
            {
                var sealedNumber = await db.QueryFirstOrDefaultAsync<byte[]?>(
                    "select contact from callbacks where number = @number and owner = @By and status = 'open'", new { number, deed.By });
                if (sealedNumber is not null) await AuditRows.AddAsync(db, deed);
                return sealedNumber;
            },
            cancel);
        return cipher.OpenText(contact);
    }

    public Task<Change> AttemptAsync(
        long number, int version, string outcome, string? word, (DateTimeOffset From, DateTimeOffset Until) next, Deed deed,
        CancellationToken cancel)
    {
        var again = outcome == CallBackStates.NotReached;
        var update = again
            ? "update callbacks set from_at = @From, due_at = @Until, to_tell = 'missed'" : Closing;
        return ChangeAsync(
            number, version, update, IsOwners, new { Status = outcome, next.From, next.Until, deed.At, deed.By }, deed,
            db => db.ExecuteAsync(
                "insert into callback_attempts (callback, at, by_whom, outcome, word) values (@number, @At, @By, @outcome, @Word)",
                new { number, deed.At, deed.By, outcome, Word = word is null ? null : PersonalData.Mask(word) }),
            cancel);
    }

    private const string Closing =
        "update callbacks set status = @Status, closed_at = @At, contact = null, contact_of = null, "
        + "to_tell = case when @Status = 'reached' then null else 'ended' end";

    public async Task<Change> CloseAsync(
        long number, int version, string status, string? word, Deed deed, CancellationToken cancel)
    {
        if (status == CallBackStates.NotReached && await FindAsync(number, cancel) is not { IsTriedEnough: true }) return Change.Refused;
        return await ChangeAsync(
            number, version, Closing, IsOwners, new { Status = status, deed.At, deed.By },
            deed with { Detail = word is null ? deed.Detail : $"{deed.Detail} {PersonalData.Mask(word)}" }, null, cancel);
    }

    public Task<Change> MoveAsync(
        long number, int version, string part, (DateTimeOffset From, DateTimeOffset Until) to, Deed deed, CancellationToken cancel) =>
        ChangeAsync(
            number, version, "update callbacks set part = @part, from_at = @From, due_at = @Until, to_tell = 'moved'",
            "where number = @number and version = @version and status = 'open'", new { part, to.From, to.Until, deed.By }, deed, null, cancel);

    public Task<IReadOnlyList<CallBack>> ToTellAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<CallBack>>(
        async db => await WithAttemptsAsync(db, (await db.QueryAsync<Row>(
            $"select {Columns} from callbacks where to_tell is not null order by number")).AsList()),
        cancel);

    public Task ToldAsync(long number, int version, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("update callbacks set to_tell = null where number = @number and version = @version", new { number, version }),
        cancel);

    public Task<int> EraseAsync(DateTimeOffset now, TimeSpan keepFor, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var past = new { now, Keep = now - keepFor, Waits = now - ICallBacks.ContactWaits };
            var erased = await db.ExecuteAsync("delete from callback_contacts where at <= @Waits", past);
            erased += await db.ExecuteAsync(
                "update callbacks set contact = null, contact_of = null where contact is not null and (status <> 'open' or asked_at <= @Keep)",
                past);
            await db.ExecuteAsync(
                "update callbacks set status = 'not-reached', closed_at = @now, to_tell = 'ended', version = version + 1 "
                + "where status = 'open' and contact is null", past);
            return erased;
        },
        cancel);

    public Task<(long Open, long Late, long Lost)> CountAsync(DateTimeOffset now, CancellationToken cancel) => database.ReadAsync(
        db => db.QuerySingleAsync<(long, long, long)>(
            "select count(*), coalesce(sum(case when due_at < @now then 1 else 0 end), 0), "
            + "coalesce(sum(case when contact is null then 1 else 0 end), 0) from callbacks where status = 'open'", new { now }),
        cancel);

    private Task<Change> ChangeAsync(
        long number, int version, string update, string where, object values, Deed deed, Func<DbConnection, Task>? besides,
        CancellationToken cancel)
    {
        var all = new DynamicParameters(values);
        all.AddDynamicParams(new { number, version });
        return database.WriteAsync(
            async db =>
            {
                if (await db.ExecuteAsync($"{update}, version = version + 1 {where}", all) == 0)
                    return await Versioned.WhyNotAsync(db, "callbacks", number, version);

                if (besides is not null) await besides(db);
                await AuditRows.AddAsync(db, deed);
                return Change.Done;
            },
            cancel);
    }

    private static async Task<IReadOnlyList<CallBack>> WithAttemptsAsync(DbConnection db, IReadOnlyList<Row> rows)
    {
        if (rows.Count == 0) return [];
        var attempts = (await db.QueryAsync<Attempt>(
            "select callback, at, by_whom, outcome, word from callback_attempts where callback in @Numbers order by number",
            new { Numbers = rows.Select(r => r.Number).ToArray() })).ToLookup(a => a.Callback);
        return [.. rows.Select(r => r.CallBack with
        {
            Attempts = [.. attempts[r.Number].Select(a => new CallAttempt(a.At, a.By_Whom, a.Outcome, a.Word))],
        })];
    }
}
