using BotService.Desk;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

/// <summary>Notes beside entries, for staff only. What is removed is no longer read, and goes later.</summary>
internal sealed class StaffNotes(Database database) : IStaffNotes
{
    private const string Selected =
        "select n.number as Number, n.at as At, n.by_whom as By, n.entry as Entry, n.text as Text, n.until as Until, "
        + "p.email as Author from desk_notes n left join people p on p.id = n.by_whom where n.removed_at is null and ";

    // Properties, not a constructor: times have another type in each engine.
    private sealed class Row
    {
        public long Number { get; init; }
        public DateTimeOffset At { get; init; }
        public required string By { get; init; }
        public required string Entry { get; init; }
        public required string Text { get; init; }
        public string? Until { get; init; }
        public string? Author { get; init; }

        public KeptNote Kept => new(
            Number,
            new StaffNote(
                At, By, Entry, Text,
                StoredDay.ReadOrNone(Until)),
            Author);
    }

    public Task<bool> AddAsync(StaffNote note, Deed deed, CancellationToken cancel)
    {
        var row = new
        {
            note.At, note.By, note.Entry, Text = PersonalData.Mask(note.Text),
            Until = StoredDay.Of(note.Until),
            Today = StoredDay.Of(Taiwan.Day(note.At)), Most = StaffNote.MostPerEntry,
        };
        return database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    "delete from desk_notes where removed_at <= @Past or until < @Day",
                    new { Past = note.At - IStaffNotes.Kept, Day = StoredDay.Of(Taiwan.Day(note.At - IStaffNotes.Kept)) });
                var added = await db.ExecuteAsync(
                    "insert into desk_notes (at, by_whom, entry, text, until) "
                    + "select @At, @By, @Entry, @Text, @Until "
                    + "where (select count(*) from desk_notes where entry = @Entry and removed_at is null "
                    + "and (until is null or until >= @Today)) < @Most", row) == 1;
                if (added) await AuditRows.AddAsync(db, deed);
                return added;
            },
            cancel);
    }

    public async Task<IReadOnlyList<KeptNote>> OfAsync(string entry, DateOnly today, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                Selected + "n.entry = @entry and (n.until is null or n.until >= @Today) order by n.number desc",
                new { entry, Today = StoredDay.Of(today) })).AsList(),
            cancel);
        return [.. rows.Select(r => r.Kept)];
    }

    public async Task<KeptNote?> FindAsync(long number, CancellationToken cancel) => (await database.ReadAsync(
        db => db.QueryFirstOrDefaultAsync<Row>(Selected + "n.number = @number", new { number }), cancel))?.Kept;

    public Task<bool> RemoveAsync(long number, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var removed = await db.ExecuteAsync(
                "update desk_notes set removed_at = @At where number = @number and removed_at is null",
                new { number, deed.At }) == 1;
            if (removed) await AuditRows.AddAsync(db, deed);
            return removed;
        },
        cancel);
}
