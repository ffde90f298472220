using System.Text;
using BotService.Conversations;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset Made = new(2026, 12, 1, 1, 0, 0, TimeSpan.Zero);

    private ReleaseStore ReleaseStore => new(database);

    private ReleaseDayStore Days => new(database);

    private ReleaseKeeping Keeping => new(new BlobStore(database), ReleaseStore);

    [StoreFact]
    public async Task Release_IsKeptOnce_AndGivesItsFilesBackByteForByte()
    {
        var bytes = new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A, 0x00, 0xFF };
        var (id, isNew) = await KeepAsync(Made, null, ("knowledge/a/entry.yaml", bytes), ("dialogs/b.yaml", "b\n"u8.ToArray()));
        Assert.True(isNew);
        Assert.Equal((id, false), await KeepAsync(Made.AddDays(1), null, ("dialogs/b.yaml", "b\n"u8.ToArray()), ("knowledge/a/entry.yaml", bytes)));

        var kept = (await ReleaseStore.FindAsync(id, default))!;
        Assert.Equal(("shipped", Made), (kept.Title, kept.At));
        var files = (await ReleaseStore.FilesAsync(id, default))!;
        Assert.Equal(["dialogs/b.yaml", "knowledge/a/entry.yaml"], files.Hashes.Keys);
        var all = await Keeping.BytesAsync(files, [], default);
        Assert.Equal(bytes, all[files.HashOf("knowledge/a/entry.yaml")!]);
        Assert.Equal(["releases/keep"], await Audited());
        Assert.Null(await ReleaseStore.FilesAsync("000000000000", default));
    }

    [StoreFact]
    public async Task ReleaseDay_IsAddedOnlyIfItStillFits_AndTakenBackOnce()
    {
        var (id, _) = await KeepAsync(Made, null, ("dialogs/b.yaml", "b"u8.ToArray()));
        var row = new ReleaseDay(0, new(2026, 12, 1), id, DayKind.Publish, null, 7, "因為", "p", Made);
        var number = await Days.AddAsync(row, rows => rows.Count == 0, Of("releases/publish"), default);
        Assert.Null(await Days.AddAsync(row, rows => rows.Count == 0, Of("releases/publish"), default));
        Assert.Equal([row with { Number = number!.Value }], await Days.AllAsync(default));

        Assert.False(await Days.ConfirmAsync(number.Value, Of("releases/confirm"), default));
        Assert.True(await Days.CancelAsync(number.Value, Of("releases/cancel"), default));
        Assert.False(await Days.CancelAsync(number.Value, Of("releases/cancel"), default));
        Assert.Equal(Made, Assert.Single(await Days.AllAsync(default)).CancelledAt);
        Assert.Equal(["releases/keep", "releases/publish", "releases/cancel"], await Audited());
    }

    [StoreFact]
    public async Task Urgent_IsConfirmedOnce()
    {
        var (id, _) = await KeepAsync(Made, null, ("dialogs/b.yaml", "b"u8.ToArray()));
        var row = new ReleaseDay(0, new(2026, 12, 1), id, DayKind.Urgent, Made.AddHours(72), null, "謠言", "p", Made);
        var number = await Days.AddAsync(row, _ => true, Of("releases/urgent"), default);
        Assert.Equal(Made.AddHours(72), Assert.Single(await Days.AllAsync(default)).Until);
        Assert.True(await Days.ConfirmAsync(number!.Value, Of("releases/confirm"), default));
        Assert.False(await Days.ConfirmAsync(number.Value, Of("releases/confirm"), default));
        Assert.Null(Assert.Single(await Days.AllAsync(default)).Until);
    }

    [StoreFact]
    public async Task OldReleases_ThatNothingNames_GoWithWhatOnlyTheyHold()
    {
        var (held, _) = await KeepAsync(Made, null, ("dialogs/same.yaml", "same"u8.ToArray()), ("dialogs/a.yaml", "a"u8.ToArray()));
        var (given, _) = await KeepAsync(Made, held, ("dialogs/given.yaml", "given"u8.ToArray()));
        var (nothing, _) = await KeepAsync(Made, held, ("dialogs/same.yaml", "same"u8.ToArray()), ("dialogs/z.yaml", "z"u8.ToArray()));
        var (young, _) = await KeepAsync(Made.AddDays(10), held, ("dialogs/young.yaml", "young"u8.ToArray()));
        await Days.AddAsync(
            new ReleaseDay(0, new(2026, 12, 1), held, DayKind.Folder, null, null, "", "operator", Made), _ => true, Of("x"), default);
        await database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    "insert into turns (conversation, activity_id, at, locale, kind, entry, slots, rivals, outcome, release, milliseconds) "
                    + "values ('c', 'a', @Made, 'zh-TW', 'text', 'taipower.meter', '', '', 'matched', @given, 1)", new { Made, given });
                await ReceiptRow.AddAsync(db, "c", new Receipt("r1", Made, FakeEngine.ASheet() with { Release = given }));
                return true;
            },
            default);

        Assert.Equal(new Dictionary<string, long> { [given] = 1 }, await ReleaseStore.ReceiptsAsync(null, default));
        Assert.Empty(await ReleaseStore.ReceiptsAsync("taipower.gone", default));
        Assert.Equal(new Dictionary<string, long> { [given] = 1 }, await ReleaseStore.TurnsAsync("taipower.meter", default));
        Assert.Empty(await ReleaseStore.TurnsAsync("taipower.gone", default));
        Assert.Equal([nothing], await ReleaseStore.EraseAsync(Made.AddDays(1), Of("releases/erase"), default));
        Assert.Equal(new[] { held, given, young }.Order(), (await ReleaseStore.ListAsync(null, 10, default)).Select(r => r.Id).Order());
        var left = await database.ReadAsync(db => db.Query<byte[]>("select bytes from blobs").AsList(), default);
        Assert.DoesNotContain(left, b => Encoding.UTF8.GetString(b) == "z");
        Assert.Contains(left, b => Encoding.UTF8.GetString(b) == "same");
        Assert.Empty(await ReleaseStore.EraseAsync(Made.AddDays(1), Of("releases/erase"), default));
    }

    private Task<(string Id, bool IsNew)> KeepAsync(DateTimeOffset at, string? from, params (string Path, byte[] Bytes)[] files)
    {
        var blobs = files.Select(f => Blob.Of(f.Bytes)).ToList();
        return Keeping.KeepAsync(
            FileList.Of(files.Select(f => (f.Path, Blob.HashOf(f.Bytes)))), blobs,
            new NewRelease("shipped", "", from, ReleaseOrigin.Folder), new Deed(at, "p", "releases/keep", ""), default);
    }

    private static Deed Of(string action) => new(Made, "p", action, "s");
}
