using BotService.Review.Improvements;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

/// <summary>What hangs on an improvement: its evidence and its effects.</summary>
internal static class ImprovementParts
{
    private sealed class EvidenceRow
    {
        public long Number { get; init; }
        public DateTimeOffset At { get; init; }
        public required string ByWhom { get; init; }
        public required string Kind { get; init; }
        public required string Name { get; init; }
        public string? Figures { get; init; }
        public string? Sha256 { get; init; }
        public long? Size { get; init; }

        public Proof Proof => new(
            Number, At, ByWhom, Enum.Parse<EvidenceKind>(Kind, ignoreCase: true), Name, Figures, Sha256, Size);
    }

    private sealed class EffectEntry
    {
        public long Number { get; init; }
        public DateTimeOffset At { get; init; }
        public required string ByWhom { get; init; }
        public required string Kind { get; init; }
        public required string Effect { get; init; }
    }

    private sealed class FileRow
    {
        public required string Name { get; init; }
        public byte[]? Content { get; init; }
    }

    public static async Task<IReadOnlyList<Proof>> EvidenceAsync(
        Database database, long number, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<EvidenceRow>(
                "select number, at, by_whom as ByWhom, kind, name, figures, sha256, size from improvement_evidence "
                + "where improvement = @number order by number", new { number })).AsList(),
            cancel);
        return [.. rows.Select(r => r.Proof)];
    }

    public static async Task<(string Name, byte[] Content)?> FileAsync(
        Database database, long number, long evidence, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<FileRow>(
                "select name, content from improvement_evidence where improvement = @number and number = @evidence",
                new { number, evidence }),
            cancel);
        return row?.Content is { } content ? (row.Name, content) : null;
    }

    public static async Task<IReadOnlyList<MeasuredEffect>> EffectsAsync(
        Database database, long number, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<EffectEntry>(
                "select number, at, by_whom as ByWhom, kind, effect from improvement_effects where improvement = @number "
                + "order by number desc", new { number })).AsList(),
            cancel);
        return [.. rows.Select(r => new MeasuredEffect(
            r.Number, r.At, r.ByWhom, r.Kind == "quarter", Json.Read<Effect>(r.Effect)))];
    }

    public static (string Sql, object Values) EffectRow(long number, Effect effect, Deed deed, string kind) => (
        "insert into improvement_effects (improvement, at, by_whom, kind, effect) values (@number, @At, @By, @kind, @effect)",
        new { number, deed.At, deed.By, kind, effect = Json.Write(effect) });
}
