using System.Data.Common;
using BotService.Conversations.Calls;
using BotService.Conversations.Elsewhere;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset Rang = new(2026, 11, 30, 3, 0, 0, TimeSpan.Zero);

    [StoreFact]
    public async Task Call_IsOpenUntilItEndsOnce()
    {
        var calls = new CallStore(database, cipher);
        Assert.False(await calls.IsOpenAsync("v1", default));
        await calls.AddAsync(Ringing("v1", "0911222333"), default);
        await calls.AddAsync(Ringing("v1", "0911222333"), default);
        Assert.True(await calls.IsOpenAsync("v1", default));
        Assert.True(await calls.EndAsync("v1", "goodbye", Rang.AddMinutes(2), default));
        Assert.False(await calls.EndAsync("v1", "expired", Rang.AddMinutes(5), default));
        Assert.False(await calls.IsOpenAsync("v1", default));
        Assert.Equal("goodbye", await TextAsync("select reason from calls"));
    }

    [StoreFact]
    public async Task CallersNumber_IsUnreadableAndGoesAfterADay()
    {
        var calls = new CallStore(database, cipher);
        await calls.AddAsync(Ringing("v1", "0911222333"), default);
        var kept = await database.ReadAsync(db => db.ExecuteScalarAsync<byte[]>("select caller from calls"), default);
        Assert.DoesNotContain("0911222333", System.Text.Encoding.Latin1.GetString(kept!), StringComparison.Ordinal);
        Assert.Equal("0911222333", cipher.OpenText(kept));

        await calls.AddAsync(Ringing("v2", null) with { At = Rang + ICalls.NumberKept }, default);
        Assert.Equal(0, await CountAsync("calls where caller is not null or caller_key is not null"));
        Assert.Equal(2, await CountAsync("calls"));
        await RetainAsync(Rang + ICalls.Kept);
        Assert.Equal(0, await CountAsync("calls where id = 'v1'"));
    }

    [StoreFact]
    public async Task Call_ThatNobodyEnded_IsLostInTheEnd()
    {
        var calls = new CallStore(database, cipher);
        await calls.AddAsync(Ringing("v1", null), default);
        await calls.AddAsync(Ringing("v2", null) with { At = Rang + ICalls.Longest }, default);
        Assert.False(await calls.IsOpenAsync("v1", default));
        Assert.Equal("lost", await TextAsync("select reason from calls where id = 'v1'"));
    }

    [StoreFact]
    public async Task EarlierCall_OfTheSameNumber_TellsItsStateForAWhile()
    {
        var calls = new CallStore(database, cipher);
        foreach (var id in (string[])["v1", "v2", "v3"])
        {
            await calls.AddAsync(Ringing(id, id == "v3" ? "0922" : "0911222333"), default);
            await Conversations.OpenAsync(New() with { Id = id }, null, default);
            await database.WriteAsync(
                db => db.ExecuteAsync("update conversations set state = @state where id = @id", new { id, state = $"\"{id}\"" }), default);
        }

        await calls.EndAsync("v1", "client-disconnected", Rang.AddMinutes(3), default);
        Assert.Equal("\"v1\"", await calls.EarlierAsync("v2", Rang.AddMinutes(2), default));
        Assert.Null(await calls.EarlierAsync("v2", Rang.AddMinutes(4), default));
        Assert.Null(await calls.EarlierAsync("v3", Rang.AddMinutes(2), default));
        // Cut off without a word, as when we were killed.
        Assert.Equal("\"v2\"", await calls.EarlierAsync("v1", Rang, default));
    }

    [StoreFact]
    public async Task Number_GoneOnUnderElsewhere_ArrivesWithTheTurnThere()
    {
        var numbers = new Continuations(database, new FakeTime());
        await database.WriteAsync<int>(
            async (DbConnection db) =>
            {
                await Continuations.AddAsync(db, "c", new Continuation("123456", new FakeTime().GetUtcNow()));
                return 0;
            },
            default);
        Assert.False(await numbers.ArrivedAsync("123456", default));
        await numbers.UsedAsync("123456", "c", default);
        Assert.False(await numbers.ArrivedAsync("123456", default));
        await ReceiveAsync("m");
        await Inbox.CommitAsync(Commit((await Inbox.NextAsync("c", default))!), default);
        Assert.True(await numbers.ArrivedAsync("123456", default));
    }

    private static BegunCall Ringing(string id, string? number) => new(
        id, "audiocodes", "1911", number is null ? CallerKind.Withheld : CallerKind.Mobile, number, number, Rang);

    private Task<string?> TextAsync(string sql) => database.ReadAsync(db => db.ExecuteScalarAsync<string?>(sql), default);
}
