using System.Data.Common;
using BotService.Review.Low;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

/// <summary>What is known of a conversation that went badly, and how new signs join it.</summary>
internal sealed class LowMerge
{
    public long Number { get; init; }
    public required string Reasons { get; init; }
    public required string Status { get; init; }
    public DateTimeOffset HeardAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    private string[] Known => Reasons.Split(' ');

    public static Task<LowMerge?> FindAsync(DbConnection db, string conversation) =>
        db.QueryFirstOrDefaultAsync<LowMerge>(
            "select number, reasons, status, heard_at as HeardAt, closed_at as ClosedAt from low_items "
            + "where conversation = @conversation", new { conversation });

    /// <summary>
    /// Signs from before an item's closing were seen by whoever closed it, or came to the list too late.
    /// </summary>
    public bool IsChangedBy(IEnumerable<LowSign> signs) => Counting(signs).Any(s => s.At > HeardAt || !Known.Contains(s.Reason));

    /// <summary>Runs inside a write that is about the conversation.</summary>
    /// <returns>1 when an item was made or changed.</returns>
    public static async Task<int> AddAsync(DbConnection db, string conversation, IReadOnlyList<LowSign> signs)
    {
        if (await FindAsync(db, conversation) is not { } known)
        {
            await MakeAsync(db, conversation, signs);
            return 1;
        }

        if (!known.IsChangedBy(signs)) return 0;
        var counting = known.Counting(signs).ToList();
        var latest = counting.Max(s => s.At);
        await db.ExecuteAsync(
            "update low_items set reasons = @Reasons, heard_at = @Heard, status = 'open', closed_at = null, "
            + "score = case when @Score is null then score when score is null or score > @Score then @Score else score end, "
            + "version = version + @Step where number = @Number",
            new
            {
                known.Number, Reasons = Join(known.Known.Concat(counting.Select(s => s.Reason))),
                Heard = latest > known.HeardAt ? latest : known.HeardAt, Score = counting.Min(s => s.Score),
                Step = known.Status == LowItem.Closed ? 1 : 0,
            });
        if (known.Status == LowItem.Closed)
        {
            var reasons = Join(counting.Select(s => s.Reason));
            var deed = new Deed(latest, LowNote.Service, "low/reopen", $"{known.Number}", reasons);
            await LowStore.AddNoteAsync(db, known.Number, "reopen", reasons, deed);
            await AuditRows.AddAsync(db, deed);
        }

        return 1;
    }

    private static async Task MakeAsync(DbConnection db, string conversation, IReadOnlyList<LowSign> signs)
    {
        var entry = signs.Select(s => s.Entry).LastOrDefault(e => e is not null)
            ?? await db.ExecuteScalarAsync<string?>(
                "select entry from turns where conversation = @conversation and entry is not null order by number desc limit 1",
                new { conversation });
        await db.ExecuteAsync(
            "insert into low_items (conversation, at, heard_at, reasons, entry, organisation, score) "
            + "values (@conversation, @At, @Heard, @Reasons, @entry, @Organisation, @Score) on conflict (conversation) do nothing",
            new
            {
                conversation, At = signs.Min(s => s.At), Heard = signs.Max(s => s.At), Reasons = Join(signs.Select(s => s.Reason)),
                entry, Organisation = OutcomeRow.OrganisationOf(entry), Score = signs.Min(s => s.Score),
            });
    }

    private IEnumerable<LowSign> Counting(IEnumerable<LowSign> signs) =>
        ClosedAt is { } closed ? signs.Where(s => s.At > closed) : signs;

    /// <summary>In the order of the list, each once.</summary>
    private static string Join(IEnumerable<string> reasons) =>
        string.Join(' ', LowReasons.All.Where(reasons.ToHashSet(StringComparer.Ordinal).Contains));
}
