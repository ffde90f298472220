using BotService.Conversations;
using BotService.Retention;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Storage.Keeping;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset KeptFrom = new FakeTime().GetUtcNow();

    private readonly RetentionOptions periods = new();

    private RetentionStore Retaining => new(database, Microsoft.Extensions.Options.Options.Create(periods));

    private HoldStore Holds => new(database);

    /// <summary>All tables, and all columns of them.</summary>
    internal abstract string SchemaSql { get; }

    [StoreFact]
    public async Task Table_OrColumn_HasARule()
    {
        var schema = await database.ReadAsync(
            async db => (await db.QueryAsync<(string Table, string Column)>(SchemaSql)).ToLookup(c => c.Table, c => c.Column), default);
        var declared = CitizenTables.All.Concat(OtherTables.All).ToDictionary(t => t.Name);
        Assert.Empty(schema.Select(t => t.Key).Except(declared.Keys));
        Assert.Empty(schema.SelectMany(t => t.Except(declared[t.Key].Columns).Select(column => $"{t.Key}.{column}")));
        Assert.Empty(schema.SelectMany(t => declared[t.Key].Columns.Except(t).Select(column => $"{t.Key}.{column}")));
    }

    /// <summary>What is declared to go by a rule does, and what goes by a rule is declared so.</summary>
    [StoreFact]
    public void Table_ThatGoesByARule_HasASweep()
    {
        var swept = Retaining.Rules.Where(r => !r.Subject.Contains('.')).ToDictionary(r => r.Subject, r => r.Rule);
        foreach (var table in CitizenTables.All.Concat(OtherTables.All).Where(t => swept.ContainsKey(t.Name)))
            Assert.StartsWith(swept[table.Name], table.Goes, StringComparison.Ordinal);
        Assert.Empty(swept.Keys.Except(CitizenTables.All.Concat(OtherTables.All).Select(t => t.Name)));
    }

    [StoreFact]
    public async Task Run_ErasesByRule_AndLeavesNothingOfAnOldConversation()
    {
        await SaidAsync("1");
        var explained = await RetainAsync(KeptFrom + periods.Explanations);
        Assert.Equal((1L, 1L, 0L), RetainedOf(explained, "turns.explanation"));
        Assert.Equal((1, 0), (await CountAsync("turns"), await CountExplainedAsync()));
        Assert.Equal((2, 1), (await CountAsync("activities"), await CountAsync("receipts")));

        var year = await RetainAsync(KeptFrom + periods.Transcripts);
        Assert.Equal((2L, 2L, 0L), RetainedOf(year, "activities"));
        Assert.Equal((1L, 1L, 0L), RetainedOf(year, "conversations"));
        foreach (var table in (string[])["turns", "activities", "inbox", "outbox", "conversations"])
            Assert.Equal(0, await CountAsync(table));
        Assert.Equal(1, await CountAsync("receipts"));

        Assert.Equal((1L, 1L, 0L), RetainedOf(await RetainAsync(KeptFrom + periods.Receipts), "receipts"));
        Assert.Equal(0, await CountAsync("receipts"));
    }

    [StoreFact]
    public async Task Conversation_ThatIsHeld_StaysUntilTheHoldEnds()
    {
        await SaidAsync("1");
        var (year, held) = (KeptFrom + periods.Transcripts, new Deed(KeptFrom, "m", "retention/hold", "c"));
        Assert.False(await Holds.AddAsync("unknown", "court", year.AddDays(30), held, default));
        Assert.True(await Holds.AddAsync("c", "court, A123456789", year.AddDays(30), held, default));
        Assert.DoesNotContain("A123456789", Assert.Single(await Holds.ListAsync(year, 10, default)).Reason, StringComparison.Ordinal);

        var run = await RetainAsync(year);
        Assert.Equal((2L, 0L, 2L), RetainedOf(run, "activities"));
        Assert.Equal(2, await CountAsync("activities"));
        Assert.Equal(1, await CountAsync("conversations"));

        var number = (await Holds.ListAsync(year, 10, default))[0].Number;
        Assert.True(await Holds.EndAsync(number, held with { At = year, Action = "retention/free" }, default));
        Assert.False(await Holds.EndAsync(number, held with { At = year }, default));
        Assert.Equal((2L, 2L, 0L), RetainedOf(await RetainAsync(year.AddDays(1)), "activities"));
        Assert.Equal(0, await CountAsync("conversations"));
    }

    [StoreFact]
    public async Task Conversation_WithATurnToCome_Stays()
    {
        await ReceiveAsync("waits");
        await RetainAsync(KeptFrom + periods.Transcripts);
        Assert.Equal((1, 1), (await CountAsync("conversations"), await CountAsync("inbox")));
        Assert.NotNull(await Inbox.NextAsync("c", default));
    }

    [StoreFact]
    public async Task Run_BrokenOff_IsGoneOnWith_AndBothProofsAddUp()
    {
        for (var i = 0; i < 4; i++) await SaidAsync($"{i}");
        var year = KeptFrom + periods.Transcripts;
        var rule = Retaining.Rules.Single(r => r.Subject == "activities");
        var first = (await Retaining.BeginAsync("night", year, default))!.Value;
        Assert.Null(await Retaining.BeginAsync("verb", year, default));
        await Retaining.StartAsync(first, await Retaining.CountAsync(rule, year, default), default);
        Assert.Equal(3, await Retaining.StepAsync(first, rule, year, year, 3, default));

        Assert.Null(await Retaining.BeginAsync("verb", year.AddMinutes(4), default));
        var second = await RetainAsync(year.AddMinutes(6));
        var broken = (await Retaining.ReportsAsync(2, default))[1];
        Assert.Equal((first, null, false), (broken.Number, broken.EndedAt, broken.IsUnderWay));
        Assert.Equal((8L, 3L, 0L), RetainedOf(broken, "activities"));
        Assert.Equal((5L, 5L, 0L), RetainedOf(second, "activities"));
    }

    [StoreFact]
    public async Task Record_CutForItsAge_StillVerifies_AndTellsWhereItWasCut()
    {
        var record = new AuditRecord(database);
        for (var i = 0; i < 5; i++) await record.AddAsync(new Deed(KeptFrom.AddDays(i), "p", "a/b", $"{i}"), default);
        var third = (await record.ReadAsync(new AuditFilter(null, null, null, null, 4), 1, default))[0];
        var run = await RetainAsync(KeptFrom.AddDays(2) + periods.Audit);
        Assert.Equal((3L, 3L, 0L), RetainedOf(run, "audit"));
        Assert.Equal((3L, third.Hash), await record.AnchorAsync(default));
        Assert.Equal((3L, null), await record.VerifyAsync(null, default));
        Assert.Null((await record.VerifyAsync(third.Hash, default)).Fault);
        var told = (await record.ReadAsync(new AuditFilter(null, null, null, AuditCut.Action, null), 1, default))[0];
        Assert.Equal(("3", third.Hash), (told.Deed.Subject, told.Deed.Detail));

        await database.WriteAsync(db => db.Execute("delete from audit where number = 4"), default);
        Assert.Equal(new AuditFault(5, AuditFaultKind.Missing), (await record.VerifyAsync(null, default)).Fault);
    }

    /// <summary>A message and its answer, with a list and why it was given.</summary>
    private async Task SaidAsync(string key)
    {
        await ReceiveAsync(key);
        var turn = (await Inbox.NextAsync("c", default))!;
        await Inbox.CommitAsync(Commit(turn), default);
        await database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync("update turns set explanation = '{}'");
                return await db.ExecuteAsync(
                    "insert into receipts (id, at, conversation, entry, sheet) values (@key, @KeptFrom, 'c', 'e', '{}')",
                    new { key, KeptFrom });
            },
            default);
    }

    private async Task<RetentionReport> RetainAsync(DateTimeOffset at)
    {
        var time = new FakeTime();
        time.Advance(at - time.GetUtcNow());
        return (await new RetentionRun(Retaining, new NoPages(), time).RunAsync("night", default))!;
    }

    private static (long, long, long) RetainedOf(RetentionReport report, string subject) =>
        report.Proofs.Where(p => p.Subject == subject).Select(p => (p.Due, p.Went, p.Held)).Single();

    private Task<int> CountExplainedAsync() => database.ReadAsync(
        db => db.QuerySingleAsync<int>("select count(*) from turns where explanation is not null"), default);

    private sealed class NoPages : IStorePages
    {
        public Task<int> GiveBackAsync(int most, CancellationToken cancel) => Task.FromResult(0);

        public Task<bool> CanGiveBackAsync(CancellationToken cancel) => Task.FromResult(true);

        public Task RewriteAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}
