using System.Data.Common;
using System.Globalization;
using BotService.Engine.Language;
using BotService.Review.Low;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class LowStore(Database database) : ILowItems
{
    /// <summary>SQL for 1 when an item is late on the day asked for.</summary>
    private const string IsLate = "case when i.status = 'open' and i.due < @Today then 1 else 0 end";

    private sealed class NoteRow
    {
        public DateTimeOffset At { get; init; }
        public required string By_Whom { get; init; }
        public required string Kind { get; init; }
        public string? Text { get; init; }
    }

    public async Task<LowRows> ListAsync(
        LowFilter filter, string? page, int max, DateOnly today, CancellationToken cancel)
    {
        var (conditions, values) = Asked(filter, today);
        var key = KeyOf(page);
        values.AddDynamicParams(new { Late = key?.Late, Number = key?.Number, Most = max + 1 });
        var on = key is null ? "" : $" and ({IsLate} < @Late or {IsLate} = @Late and i.number < @Number)";
        var (rows, total) = await database.ReadAsideAsync(
            async db => (
                (await db.QueryAsync<LowRow>(
                    $"select {LowRow.Columns} from low_items i where {conditions}{on} "
                    + $"order by {IsLate} desc, i.number desc limit @Most", values)).AsList(),
                await db.ExecuteScalarAsync<long>($"select count(*) from low_items i where {conditions}", values)),
            cancel);
        var items = rows.Take(max).Select(r => r.Item).ToList();
        var next = rows.Count > max ? $"{(items[^1].IsLate(today) ? 1 : 0)}-{items[^1].Number}" : null;
        return new LowRows(items, total, next);
    }

    public async Task<LowItem?> FindAsync(long number, CancellationToken cancel) =>
        (await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<LowRow>(
                $"select {LowRow.Columns} from low_items i where i.number = @number", new { number }), cancel))?.Item;

    public async Task<IReadOnlyList<LowNote>> NotesAsync(long number, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<NoteRow>(
                "select at, by_whom, kind, text from low_notes where item = @number order by number", new { number })).AsList(),
            cancel);
        return [.. rows.Select(r => new LowNote(r.At, r.By_Whom, r.Kind, r.Text))];
    }

    public Task<Change> AssignAsync(
        long number, int version, string? assignee, DateOnly? due, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version, "assignee = @assignee, due = @due", "", new { assignee, due = StoredDay.Of(due) },
        "assign", string.Join(' ', new[] { assignee, StoredDay.Of(due) }.OfType<string>()), deed, cancel);

    public Task<Change> CauseAsync(long number, int version, string cause, Deed deed, CancellationToken cancel) =>
        ChangeAsync(number, version, "cause = @cause", "", new { cause }, "cause", cause, deed, cancel);

    public Task NoteAsync(long number, string text, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await AddNoteAsync(db, number, "note", text, deed);
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public Task<Change> ChaseAsync(long number, string? text, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, null, "chases = chases + 1, chased_at = @At", "", new { deed.At }, "chase", text, deed, cancel);

    public Task<Change> CloseAsync(long number, int version, string? text, Deed deed, CancellationToken cancel) => ChangeAsync(
        number, version, "status = 'closed', closed_at = @At", " and cause is not null", new { deed.At }, "close", text,
        deed, cancel);

    public async Task<int> AddAsync(IReadOnlyList<LowSign> signs, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var found in signs.GroupBy(s => s.Conversation, StringComparer.Ordinal))
        {
            // Most are known already: what was looked at a minute ago is looked at again.
            var known = await database.ReadAsideAsync(db => LowMerge.FindAsync(db, found.Key), cancel);
            if (known is not null && !known.IsChangedBy(found)) continue;
            changed += await database.WriteAsync(
                [found.Key], db => LowMerge.AddAsync(db, found.Key, [.. found]), null, cancel);
        }

        return changed;
    }

    public Task ForgetAsync(DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var past = new { Past = now - ILowItems.Kept };
            await db.ExecuteAsync("delete from low_notes where item in (select number from low_items where closed_at <= @Past)", past);
            return await db.ExecuteAsync("delete from low_items where closed_at <= @Past", past);
        },
        cancel);

    /// <summary>Runs inside a write.</summary>
    internal static Task AddNoteAsync(DbConnection db, long item, string kind, string? text, Deed deed)
    {
        var masked = text is null ? null : PersonalData.Mask(text.Length <= LowNote.Longest ? text : text[..LowNote.Longest]);
        return db.ExecuteAsync(
            "insert into low_notes (item, at, by_whom, kind, text) values (@item, @At, @By, @kind, @masked)",
            new { item, deed.At, deed.By, kind, masked });
    }

    /// <param name="version">Null: whatever it is.</param>
    /// <param name="only">Further conditions, each with "and" before it.</param>
    private Task<Change> ChangeAsync(
        long number, int? version, string set, string only, object values, string kind, string? text, Deed deed,
        CancellationToken cancel)
    {
        var all = new DynamicParameters(values);
        all.AddDynamicParams(new { number, version });
        var fits = version is null ? "" : " and version = @version";
        return database.WriteAsync(
            async db =>
            {
                if (await db.ExecuteAsync(
                    $"update low_items set {set}, version = version + 1 where number = @number{fits} and status = 'open'{only}",
                    all) == 0)
                {
                    return await Versioned.WhyNotAsync(db, "low_items", number, version);
                }

                await AddNoteAsync(db, number, kind, text, deed);
                await AuditRows.AddAsync(db, deed);
                return Change.Done;
            },
            cancel);
    }

    private static (string Sql, DynamicParameters Values) Asked(LowFilter filter, DateOnly today)
    {
        var conditions = new Conditions(new
        {
            Today = StoredDay.Of(today), filter.Organisation, filter.Assignee, filter.Status, filter.Cause,
            Reason = $"% {filter.Reason} %", Entries = $"{filter.Organisation}.%",
        });
        if (filter.Organisation is not null)
        {
            conditions.Add(
                "(i.organisation = @Organisation or exists (select 1 from turns t where t.conversation = i.conversation "
                + "and t.entry like @Entries))");
        }

        if (filter.Status is LowItem.Late) conditions.Add($"{IsLate} = 1");
        else if (filter.Status is not null) conditions.Add("i.status = @Status");
        if (filter.Assignee is LowFilter.Nobody) conditions.Add("i.assignee is null");
        else if (filter.Assignee is not null) conditions.Add("i.assignee = @Assignee");
        if (filter.Cause is not null) conditions.Add("i.cause = @Cause");
        if (filter.Reason is not null) conditions.Add("' ' || i.reasons || ' ' like @Reason");
        conditions.Within("i.at", filter.From, filter.To);
        return (conditions.Sql, conditions.Values);
    }

    private static (int Late, long Number)? KeyOf(string? page) =>
        page?.Split('-') is [var late, var number] && late is "0" or "1"
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? (late == "1" ? 1 : 0, n) : null;
}
