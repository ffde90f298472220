using System.Data.Common;
using BotService.Privacy;
using Dapper;

namespace BotService.Storage.Keeping;

/// <summary>The record of a deletion.</summary>
internal sealed class DeletionRow
{
    private const string Columns = "number, at, by_whom, why, counts, digest";

    public long Number { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By_Whom { get; init; }
    public required string Why { get; init; }
    public required string Counts { get; init; }
    public required string Digest { get; init; }

    private Deletion Deletion => new(Number, At, By_Whom, Why, Json.Read<Dictionary<string, int>>(Counts), Digest);

    /// <summary>Runs inside a write.</summary>
    public static async Task<Deletion> AddAsync(DbConnection db, Deletion deletion, string subject)
    {
        var number = await db.QuerySingleAsync<long>(
            "insert into deletions (at, by_whom, why, subject, counts, digest) values (@At, @By, @Why, @subject, @Counts, @Digest) "
            + "returning number",
            new { deletion.At, deletion.By, deletion.Why, subject, Counts = Json.Write(deletion.Counts), deletion.Digest });
        return deletion with { Number = number };
    }

    public static async Task<Deletion?> OfSubjectAsync(DbConnection db, string subject) =>
        (await db.QueryFirstOrDefaultAsync<DeletionRow>(
            $"select {Columns} from deletions where subject = @subject order by number desc limit 1", new { subject }))?.Deletion;

    public static async Task<IReadOnlyList<Deletion>> NewestAsync(DbConnection db, int most) =>
        [.. (await db.QueryAsync<DeletionRow>($"select {Columns} from deletions order by number desc limit @most", new { most }))
            .Select(r => r.Deletion)];
}
