using System.Data.Common;
using System.Globalization;
using BotService.Conversations.Elsewhere;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Privacy;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage.Keeping;

internal sealed class CitizenData(Database database, ConversationDeletion deletion) : ICitizenData
{
    private static readonly IReadOnlyList<KeptTable> Found = [.. CitizenTables.All.Where(t => t.Of is not null)];

    private sealed class KindRow
    {
        public long Count { get; init; }
        public DateTimeOffset? First { get; init; }
        public DateTimeOffset? Last { get; init; }
    }

    public Task<string?> FindAsync(string number, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = new
        {
            Text = number, Code = ContinuationNumber.Read(number) ?? ContinuationNumber.ReadShort(number) ?? "",
            Since = now - IContinuations.Good, Call = CallBackNumber.In(number) is [var call, ..] ? call : -1,
        };
        return database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<string?>(
                """
                select conversation from receipts where id = @Code
                union all select conversation from continuations where code = @Code and at > @Since
                union all select conversation from callbacks where number = @Call
                union all select id from conversations where id = @Text
                union all select conversation from turns where conversation = @Text
                union all select conversation from receipts where conversation = @Text
                limit 1
                """,
                asked),
            cancel);
    }

    public Task<bool> ProvesAsync(string conversation, string code, DateTimeOffset now, CancellationToken cancel) => database.ReadAsync(
        db => db.QuerySingleAsync<bool>(
            "select exists (select 1 from continuations where code = @code and conversation = @conversation and at > @Since)",
            new { conversation, code, Since = now - IContinuations.Good }),
        cancel);

    public Task<HeldData> HeldAsync(string conversation, CancellationToken cancel) => database.ReadAsync(
        async db =>
        {
            var kinds = new List<HeldKind>();
            foreach (var table in Found)
            {
                var row = await db.QuerySingleAsync<KindRow>(
                    $"select count(*) as count, min({table.Made}) as first, max({table.Made}) as last from {table.Name} where {table.Of}",
                    new { conversation });
                if (row is { Count: > 0, First: { } first, Last: { } last }) kinds.Add(new HeldKind(table.Name, row.Count, first, last));
            }

            var which = new { conversation };
            var channel = await db.QueryFirstOrDefaultAsync<string?>("select channel from conversations where id = @conversation", which);
            var wentOn = await db.QueryAsync<string>(
                "select distinct used_in from continuations where conversation = @conversation and used_in is not null", which);
            return new HeldData(conversation, channel, kinds, wentOn.AsList());
        },
        cancel);

    public async Task<IReadOnlyList<ExportedKind>> ExportAsync(string conversation, Deed deed, CancellationToken cancel)
    {
        await database.WriteAsync(
            async db =>
            {
                await AuditRows.AddAsync(db, deed);
                return true;
            },
            cancel);
        // One connection and, on SQLite, one moment: what retention erases meanwhile is there whole or not at all.
        return await database.ReadAsync<IReadOnlyList<ExportedKind>>(
            async db =>
            {
                var all = new List<ExportedKind>();
                foreach (var table in Found)
                {
                    var rows = await db.QueryAsync(
                        $"select {string.Join(", ", table.Shown)} from {table.Name} where {table.Of} order by 1", new { conversation });
                    var shown = rows.Cast<IDictionary<string, object?>>().Select(Readable).ToList();
                    if (shown.Count > 0) all.Add(new ExportedKind(table.Name, shown));
                }

                return all;
            },
            cancel);
    }

    public async Task<IReadOnlySet<string>> OrganisationsAsync(string conversation, CancellationToken cancel)
    {
        var entries = await database.ReadAsync(
            async db => (await db.QueryAsync<string>(
                "select distinct entry from turns where conversation = @conversation and entry is not null "
                + "union select entry from receipts where conversation = @conversation", new { conversation })).AsList(),
            cancel);
        return entries.Select(OutcomeRow.OrganisationOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    public Task<DeletionOutcome> DeleteAsync(string conversation, string why, Deed deed, CancellationToken cancel) =>
        database.WriteAsync([conversation], db => deletion.DeleteAsync(db, conversation, why, deed), null, cancel);

    public Task<Deletion?> DeletedAsync(string conversation, CancellationToken cancel) =>
        database.ReadAsync(db => DeletionRow.OfSubjectAsync(db, deletion.SubjectOf(conversation)), cancel);

    public Task<IReadOnlyList<Deletion>> DeletionsAsync(int most, CancellationToken cancel) =>
        database.ReadAsync(db => DeletionRow.NewestAsync(db, most), cancel);

    /// <summary>
    /// A reply is kept by its meaning; shown is what it said. Times are shown alike, whatever the engine keeps them
    /// as.
    /// </summary>
    private static IReadOnlyDictionary<string, object?> Readable(IDictionary<string, object?> row)
    {
        var shown = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in row)
        {
            switch (value)
            {
                case null or byte[]:
                    break;
                case string json when name == "json":
                    shown["text"] = Said(json);
                    break;
                case DateTime time:
                    shown[name] = time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
                    break;
                default:
                    shown[name] = value;
                    break;
            }
        }

        return shown;
    }

    private static string? Said(string json)
    {
        var stored = StoredJson.Read(0, json, fromBot: true);
        return stored.Said is { Length: > 0 } said ? said : stored.Activity.Text("value");
    }
}
