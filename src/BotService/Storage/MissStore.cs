using System.Globalization;
using BotService.Engine.Intents;
using BotService.Review.Misses;
using Dapper;

namespace BotService.Storage;

internal sealed partial class MissStore(Database database) : IMisses
{
    /// <summary>SQL for 1 when a group is late on the day asked for.</summary>
    private const string IsLate = "case when g.status in ('new', 'open') and g.due < @Today then 1 else 0 end";

    private const string Columns = "g.number, g.title, g.status, g.assignee, g.due, g.chased_at, g.judgement, g.entry, g.proposal, "
        + "g.merged_into, g.version, g.size, g.texts, g.conversations, g.first_at, g.last_at, g.languages, g.nearest, g.organisation";

    private class GroupRow
    {
        public long Number { get; init; }
        public required string Title { get; init; }
        public required string Status { get; init; }
        public string? Assignee { get; init; }
        public string? Due { get; init; }
        public DateTimeOffset? Chased_At { get; init; }
        public string? Judgement { get; init; }
        public string? Entry { get; init; }
        public long? Proposal { get; init; }
        public long? Merged_Into { get; init; }
        public long Version { get; init; }
        public long Size { get; init; }
        public long Texts { get; init; }
        public long Conversations { get; init; }
        public DateTimeOffset First_At { get; init; }
        public DateTimeOffset Last_At { get; init; }
        public required string Languages { get; init; }
        public required string Nearest { get; init; }
        public string? Organisation { get; init; }
        public long Late { get; init; }
        public long Lately { get; init; }
        public long Before { get; init; }

        public MissGroup Group => new(
            Number, Title, Status, Assignee, StoredDay.ReadOrNone(Due),
            Judgement, Entry, Proposal, Merged_Into, (int)Version, Size, Texts, Conversations, First_At, Last_At,
            Json.Read<Dictionary<string, long>>(Languages), Json.Read<string[]>(Nearest), Organisation) { ChasedAt = Chased_At };
    }

    private sealed class TextRow
    {
        public long Number { get; init; }
        public long Group_Number { get; init; }
        public required string Text { get; init; }
        public string? Language { get; init; }
        public required string Reason { get; init; }
        public long Size { get; init; }
        public DateTimeOffset First_At { get; init; }
        public DateTimeOffset Last_At { get; init; }
        public required string Nearest { get; init; }
        public string? Organisation { get; init; }
        public required string Words_Before { get; init; }

        public MissText MissText => new(
            Number, Group_Number, Text, Language, Reason, Size, First_At, Last_At, Json.Read<Candidate[]>(Nearest), Organisation,
            Json.Read<string[]>(Words_Before));
    }

    public async Task<MissListing> ListAsync(MissFilter filter, string? page, int most, DateOnly today, CancellationToken cancel)
    {
        var (where, values) = Asked(filter, today);
        var key = MissKey.Read(page);
        values.AddDynamicParams(new
        {
            key?.Late, KeySize = key?.Size, KeyNumber = key?.Number, Most = most + 1, Week = StoredDay.Of(today.AddDays(-6)),
            Fortnight = StoredDay.Of(today.AddDays(-13)),
        });
        var on = key is null ? "" : $" and ({IsLate} < @Late or {IsLate} = @Late and "
            + "(g.size < @KeySize or g.size = @KeySize and g.number > @KeyNumber))";
        var (rows, total) = await database.ReadAsideAsync(
            async db => (
                (await db.QueryAsync<GroupRow>(
                    $"""
                    select {Columns}, {IsLate} as late,
                      (select coalesce(sum(d.count), 0) from miss_days d where d.group_number = g.number and d.day >= @Week and d.day <= @Today) as lately,
                      (select coalesce(sum(d.count), 0) from miss_days d where d.group_number = g.number and d.day >= @Fortnight and d.day < @Week) as before
                    from miss_groups g where {where}{on} order by {IsLate} desc, g.size desc, g.number limit @Most
                    """,
                    values)).AsList(),
                await db.QuerySingleAsync<long>($"select count(*) from miss_groups g where {where}", values)),
            cancel);
        var shown = rows.Take(most).Select(r => new MissRow(r.Group, r.Lately, r.Before)).ToList();
        var last = shown.Count > 0 ? rows[shown.Count - 1] : null;
        return new MissListing(shown, total, rows.Count > most ? new MissKey(last!.Late, last.Size, last.Number).ToString() : null);
    }

    public async Task<MissGroup?> FindAsync(long number, CancellationToken cancel) => (await database.ReadAsync(
        db => db.QueryFirstOrDefaultAsync<GroupRow>(
            $"select {Columns} from miss_groups g where g.number = @number", new { number }), cancel))?.Group;

    public async Task<IReadOnlyList<MissText>> TextsAsync(long group, string? organisation, int most, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<TextRow>(
                "select number, group_number, text, language, reason, size, first_at, last_at, nearest, organisation, words_before "
                + "from miss_texts where group_number = @group and text <> ''"
                + (organisation is null ? "" : " and organisation = @organisation") + " order by size desc, number limit @most",
                new { group, organisation, most })).AsList(),
            cancel);
        return [.. rows.Select(r => r.MissText)];
    }

    public async Task<IReadOnlyDictionary<string, long>> CountAsync(string? organisation, DateOnly today, CancellationToken cancel)
    {
        var (where, values) = Asked(new MissFilter(organisation), today);
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<(string Status, long Count, long Late)>(
                $"select g.status, count(*), sum({IsLate}) from miss_groups g where {where} group by g.status", values)).AsList(),
            cancel);
        return rows.Select(r => (r.Status, r.Count)).Append((GroupStatus.Overdue, rows.Sum(r => r.Late)))
            .ToDictionary(r => r.Item1, r => r.Item2, StringComparer.Ordinal);
    }

    private static (string Where, DynamicParameters Values) Asked(MissFilter filter, DateOnly today)
    {
        var conditions = new Conditions(new { Today = StoredDay.Of(today), filter.Organisation, filter.Status, filter.Assignee });
        conditions.Add("g.merged_into is null");
        if (filter.Organisation is not null) conditions.Add("g.organisation = @Organisation");
        if (filter.Assignee is not null) conditions.Add("g.assignee = @Assignee");
        if (filter.Status == GroupStatus.Overdue) conditions.Add($"{IsLate} = 1");
        else if (filter.Status is not null) conditions.Add("g.status = @Status");
        conditions.Within("g.last_at", filter.From, filter.To);
        return (conditions.Sql, conditions.Values);
    }

    /// <summary>Where a page begins: after the last group of the one before.</summary>
    private sealed record MissKey(long Late, long Size, long Number)
    {
        public static MissKey? Read(string? text) => text?.Split('-') is [var late, var size, var number]
            && Whole(late) is { } l && Whole(size) is { } s && Whole(number) is { } n ? new MissKey(l, s, n) : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Late}-{Size}-{Number}");

        private static long? Whole(string text) =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
