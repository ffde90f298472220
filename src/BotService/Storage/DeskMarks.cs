using BotService.Desk;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

/// <summary>The masking stands here and not with the callers, so that none can forget it.</summary>
internal sealed class DeskMarks(Database database) : IDeskMarks, ILabelledMarks
{
    private const string Columns =
        "m.number as Number, m.at as At, m.by_whom as By, m.text as Text, m.entry as Entry, m.mark as Kind, "
        + "m.better as Better, m.note as Note, m.organisation as Organisation, m.release as Release, "
        + "m.found as Found, m.probability as Probability, m.status as Status, m.status_at as StatusAt";

    private static readonly Dictionary<MarkKind, (string Name, DeskDeed Deed)> Kinds = new()
    {
        [MarkKind.Right] = ("right", DeskDeed.Right), [MarkKind.Partly] = ("partly", DeskDeed.Partly),
        [MarkKind.Wrong] = ("wrong", DeskDeed.Wrong), [MarkKind.Better] = ("better", DeskDeed.Better),
    };

    private static readonly Dictionary<MarkStatus, string> Statuses = new()
    {
        [MarkStatus.New] = "new", [MarkStatus.TakenUp] = "taken-up", [MarkStatus.Released] = "released",
    };

    // Properties, not a constructor: times have another type in each engine.
    private sealed class Row
    {
        public long Number { get; init; }
        public DateTimeOffset At { get; init; }
        public required string By { get; init; }
        public required string Text { get; init; }
        public string? Entry { get; init; }
        public required string Kind { get; init; }
        public string? Better { get; init; }
        public string? Note { get; init; }
        public string? Organisation { get; init; }
        public required string Release { get; init; }
        public string? Found { get; init; }
        public double? Probability { get; init; }
        public required string Status { get; init; }
        public DateTimeOffset? StatusAt { get; init; }
        public string? Author { get; init; }

        public KeptMark Kept => new(
            Number,
            new Mark(At, By, Text, Entry, Kinds.First(v => v.Value.Name == Kind).Key, Better, Note, Organisation, Release)
            {
                Found = Found, Probability = Probability,
            },
            Statuses.First(s => s.Value == Status).Key, StatusAt, Author);
    }

    public Task<long> AddAsync(Mark mark, Deed deed, CancellationToken cancel)
    {
        var (name, counted) = Kinds[mark.Kind];
        var row = new
        {
            mark.At, mark.By, Text = PersonalData.Mask(mark.Text), mark.Entry, Kind = name, mark.Better,
            Note = mark.Note is null ? null : PersonalData.Mask(mark.Note), mark.Organisation, mark.Release,
            mark.Found, mark.Probability,
        };
        return database.WriteAsync(
            async db =>
            {
                var number = await db.QuerySingleAsync<long>(
                    "insert into desk_marks (at, by_whom, text, entry, mark, better, note, organisation, release, found, "
                    + "probability) values (@At, @By, @Text, @Entry, @Kind, @Better, @Note, @Organisation, @Release, "
                    + "@Found, @Probability) "
                    + "returning number", row);
                if (mark.Entry is not null) await DeskCounts.AddAsync(db, mark.At, mark.Entry, counted);
                await AuditRows.AddAsync(db, deed);
                return number;
            },
            cancel);
    }

    public async Task<IReadOnlyList<KeptMark>> ReadAsync(MarkFilter filter, int max, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                $"select {Columns}, p.email as Author from desk_marks m left join people p on p.id = m.by_whom "
                + $"where {Where(filter)}{(filter.Before is null ? "" : " and m.number < @Before")} "
                + "order by m.number desc limit @max", Asked(filter, max))).AsList(),
            cancel);
        return [.. rows.Select(r => r.Kept)];
    }

    public async Task<int> CountAsync(MarkFilter filter, CancellationToken cancel) => (int)await database.ReadAsync(
        db => db.ExecuteScalarAsync<long>(
            $"select count(*) from desk_marks m where {Where(filter)}", Asked(filter, 0)), cancel);

    public Task<bool> MoveAsync(
        long number, MarkStatus from, MarkStatus to, string? organisation, Deed deed, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                var moved = await db.ExecuteAsync(
                    "update desk_marks set status = @To, status_at = @At where number = @number and status = @From"
                    + (organisation is null ? "" : " and organisation = @organisation"),
                    new { number, To = Statuses[to], From = Statuses[from], deed.At, organisation }) == 1;
                if (moved) await AuditRows.AddAsync(db, deed);
                return moved;
            },
            cancel);

    public async Task<IReadOnlyList<LabelledMark>> ReadAsync(
        DateTimeOffset from, DateTimeOffset before, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                $"select {Columns} from desk_marks m where m.mark <> 'partly' and m.at >= @from and m.at < @before "
                + "order by m.number",
                new { from, before })).AsList(),
            cancel);
        return [.. rows.Select(r => r.Kept).Select(k => new LabelledMark(
            k.Number, k.Mark.Text,
            k.Mark.Kind switch { MarkKind.Right => k.Mark.Entry, MarkKind.Better => k.Mark.Better, _ => null },
            k.Mark.Kind == MarkKind.Right ? null : k.Mark.Entry, k.Mark.By, k.Mark.At)
        {
            Found = k.Mark.Found, Probability = k.Mark.Probability,
        })];
    }

    private static string Where(MarkFilter filter) => string.Join(" and ", Conditions(filter).DefaultIfEmpty("1 = 1"));

    private static IEnumerable<string> Conditions(MarkFilter filter)
    {
        if (filter.By is not null) yield return "m.by_whom = @By";
        if (filter.Organisation is not null) yield return "m.organisation = @Organisation";
        if (filter.Status is not null) yield return "m.status = @Status";
        if (filter.From is not null) yield return "m.at >= @Begin";
        if (filter.To is not null) yield return "m.at < @End";
    }

    private static object Asked(MarkFilter filter, int max) => new
    {
        filter.By, filter.Organisation, Status = filter.Status is { } status ? Statuses[status] : null, filter.Before, max,
        Begin = filter.From is { } from ? Taiwan.Midnight(from) : default,
        End = filter.To is { } to ? Taiwan.Midnight(to.AddDays(1)) : default,
    };
}
