using BotService.Hosting;
using BotService.OpenData;
using Dapper;

namespace BotService.Storage;

internal sealed class OpenMonthStore(Database database) : IOpenMonths
{
    // Properties, not constructors: sums have another type in each engine.
    private sealed class CountRow
    {
        public required string Organisation { get; init; }
        public required string Entry { get; init; }
        public required string Channel { get; init; }
        public required string Locale { get; init; }
        public long Turns { get; init; }
    }

    private sealed class Row
    {
        public required string Month { get; init; }
        public DateTimeOffset At { get; init; }
        public long Rows { get; init; }
        public byte[] Csv { get; init; } = [];
        public byte[] Json { get; init; } = [];

        public CalendarMonth Published => CalendarMonth.Read(Month)!.Value;
    }

    public async Task<IReadOnlyList<OpenCount>> CountAsync(CalendarMonth month, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<CountRow>(
                "select organisation, entry, channel, locale, sum(turns) as turns from outcomes where day >= @From and day <= @To "
                + "group by organisation, entry, channel, locale having sum(turns) > 0",
                new { From = StoredDay.Of(month.First), To = StoredDay.Of(month.Last) })).AsList(),
            cancel);
        return [.. rows.Select(r => new OpenCount(r.Organisation, r.Entry, r.Channel, r.Locale, r.Turns))];
    }

    public Task<bool> KeepAsync(PublishedMonth published, CancellationToken cancel) => database.WriteAsync(
        async db => await db.ExecuteAsync(
            "insert into open_months (month, at, rows, csv, json) values (@Month, @At, @Rows, @Csv, @Json) on conflict do nothing",
            new { Month = published.Month.ToString(), published.At, published.Rows, published.Csv, published.Json }) == 1,
        cancel);

    public async Task<PublishedMonth?> FindAsync(CalendarMonth month, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<Row?>("select * from open_months where month = @Month", new { Month = month.ToString() }), cancel);
        return row is null ? null : new PublishedMonth(month, row.At, (int)row.Rows, row.Csv, row.Json);
    }

    public async Task<IReadOnlyList<(CalendarMonth Month, int Rows)>> ListAsync(CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>("select month, at, rows from open_months order by month desc")).AsList(), cancel);
        return [.. rows.Select(r => (r.Published, (int)r.Rows))];
    }

    public async Task<CalendarMonth?> FirstAsync(CancellationToken cancel)
    {
        var day = await database.ReadAsideAsync(db => db.ExecuteScalarAsync<string?>("select min(day) from outcomes"), cancel);
        return day is null ? null : CalendarMonth.Of(StoredDay.Read(day));
    }
}
