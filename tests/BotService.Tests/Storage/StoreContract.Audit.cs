using BotService.Staff.Audit;
using BotService.Storage;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 30, 1, 2, 3, 456, TimeSpan.Zero);

    [StoreFact]
    public async Task Audit_AsWritten_VerifiesAndIsReadNewestFirst()
    {
        var record = await RecordAsync(5);
        var (number, head) = await record.HeadAsync(default);
        Assert.Equal(5, number);
        Assert.Equal((5, null), await record.VerifyAsync(head, default));
        Assert.Equal([5L, 4L], (await record.ReadAsync(new AuditFilter(null, null, null, null, null), 2, default)).Select(r => r.Number));
        Assert.Equal([3L], (await record.ReadAsync(new AuditFilter(null, null, "p1", null, 5), 9, default)).Select(r => r.Number).Take(1));
    }

    [StoreFact]
    public async Task Audit_WrittenByManyAtOnce_IsOneChain()
    {
        var record = new AuditRecord(database);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => record.AddAsync(Row(i), default))));
        Assert.Equal((40, null), await record.VerifyAsync(null, default));
    }

    [StoreFact]
    public async Task Audit_Tampered_NamesTheRow()
    {
        var record = await RecordAsync(5);
        foreach (var (sql, row, kind) in new[]
        {
            ("update audit set detail = 'x' where number = 3", 3, AuditFaultKind.Changed),
            ("update audit set detail = null where number = 3", 3, AuditFaultKind.Changed),
            ("update audit set by_whom = 'p9' where number = 1", 1, AuditFaultKind.Changed),
            ("update audit set hash = 'x' where number = 4", 4, AuditFaultKind.Changed),
            ("delete from audit where number = 2", 3, AuditFaultKind.Missing),
            ("delete from audit where number = 1", 2, AuditFaultKind.Missing),
            ("delete from audit where number = 5", 4, AuditFaultKind.Cut),
            ("insert into audit select 6, at, by_whom, action, subject, detail, hash from audit where number = 5", 6, AuditFaultKind.Changed),
        })
        {
            await ChangeAsync("create table kept as select * from audit", sql);
            Assert.Equal(new AuditFault(row, kind), (await record.VerifyAsync(null, default)).Fault);
            await ChangeAsync("delete from audit", "insert into audit select * from kept", "drop table kept");
            Assert.Null((await record.VerifyAsync(null, default)).Fault);
        }
    }

    private Task ChangeAsync(params string[] statements) => database.WriteAsync(
        async db =>
        {
            foreach (var sql in statements) await db.ExecuteAsync(sql);
            return true;
        },
        default);

    [StoreFact]
    public async Task Audit_Swapped_NamesTheFirst()
    {
        var record = await RecordAsync(5);
        await ChangeAsync("update audit set number = 100 where number = 2", "update audit set number = 2 where number = 3",
            "update audit set number = 3 where number = 100");
        Assert.Equal(new AuditFault(2, AuditFaultKind.Changed), (await record.VerifyAsync(null, default)).Fault);
    }

    /// <summary>Whoever cuts the end and mends the head betrays themselves to whoever wrote the head down.</summary>
    [StoreFact]
    public async Task Audit_CutWithItsHead_IsFoundByAHeadFromBefore()
    {
        var record = await RecordAsync(5);
        var (_, head) = await record.HeadAsync(default);
        await ChangeAsync("delete from audit where number > 3",
            "update audit_head set number = 3, hash = (select hash from audit where number = 3)");
        Assert.Null((await record.VerifyAsync(null, default)).Fault);
        Assert.Equal(new AuditFault(3, AuditFaultKind.Cut), (await record.VerifyAsync(head, default)).Fault);
    }

    private async Task<AuditRecord> RecordAsync(int rows)
    {
        var record = new AuditRecord(database);
        for (var i = 0; i < rows; i++) await record.AddAsync(Row(i), default);
        return record;
    }

    private static Deed Row(int i) => new(Morning.AddSeconds(i), $"p{i % 2 + 1}", "misses/assign", $"{i}", i % 2 == 0 ? "到「過戶」" : "x");
}
