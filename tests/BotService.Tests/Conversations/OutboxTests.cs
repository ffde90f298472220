using System.Collections.Concurrent;
using BotService.Conversations;
using BotService.Protocol;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Conversations;

public sealed class OutboxTests : IDisposable
{
    private static readonly Dictionary<string, string?> Quick = new()
    {
        ["Outbox:FirstDelay"] = "00:00:00.010", ["Outbox:LongestDelay"] = "00:00:00.020", ["Outbox:Attempts"] = "4",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;
    private readonly FakeChannel channel = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Reply_NotTakenAtFirst_IsSentAgainAndInOrder()
    {
        channel.Answer = m => m.Attempt < 3 ? Delivery.Failed("503") : Delivery.Taken;
        await using var bot = await StartAsync();
        await bot.AskAsync("c1", "one");
        await bot.AskAsync("c1", "two");
        await StatusAsync(bot, "sent", 2);

        Assert.Equal(
            [("re 1: ok", 1), ("re 1: ok", 2), ("re 1: ok", 3), ("re 2: ok", 1), ("re 2: ok", 2), ("re 2: ok", 3)],
            channel.Sent.Select(s => (s.Replies[0].Said.Said, s.Attempt)));
        Assert.Equal(0, await bot.QueryAsync(db => db.ExecuteScalar<int>("select count(json) from outbox")));
    }

    [Fact]
    public async Task Reply_NeverTaken_IsGivenUpKeptAndTheNextOneGoesOut()
    {
        channel.Answer = m => m.Replies[0].Said.Said == "re 1: ok"
            ? throw new HttpRequestException("secret") : Delivery.Taken;
        await using var bot = await StartAsync();
        await bot.AskAsync("c1", "one");
        await bot.AskAsync("c1", "two");
        await StatusAsync(bot, "sent", 1);

        Assert.Equal(
            ("HttpRequestException", 4L),
            await bot.QueryAsync(
                db => db.QuerySingle<(string, long)>(
                    "select reason, attempts from outbox where status = 'failed' and json is not null")));
        Assert.Contains(bot.Logs, l => l.StartsWith("Error 111", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Logs, l => l.Contains("secret"));
    }

    [Fact]
    public async Task Reply_Refused_IsNotTriedAgain()
    {
        channel.Answer = _ => Delivery.Refused("404");
        await using var bot = await StartAsync();
        await bot.AskAsync("c1", "one");
        await StatusAsync(bot, "failed", 1);
        Assert.Single(channel.Sent);
    }

    [Fact]
    public async Task Reply_UnsentAtACrash_IsSentByTheNextProcess()
    {
        channel.Answer = _ => Delivery.Failed("down", TimeSpan.FromHours(1));
        var first = await StartAsync();
        await first.AskAsync("c1", "one");
        await BotHost.UntilAsync(
            async () => await first.QueryAsync(db => db.ExecuteScalar<int>("select attempts from outbox")) == 1);
        await first.Database.WriteAsync(db => db.Execute("update outbox set not_before = queued_at"), default);
        await first.CrashAsync();

        channel.Answer = _ => Delivery.Taken;
        await using var second = await StartAsync();
        await StatusAsync(second, "sent", 1);
        Assert.Equal(2, channel.Sent.Count);
        Assert.Equal(channel.Sent.First().Replies[0].Said.Activity.Id, channel.Sent.Last().Replies[0].Said.Activity.Id);
    }

    [Fact]
    public async Task Question_AskedWhileAnOlderAnswerMustWait_IsAnsweredNow()
    {
        channel.Answer = t => t.Replies[0].Said.Said == "re 1: ok"
            ? Delivery.Failed("quota", TimeSpan.FromHours(1)) : Delivery.Taken;
        await using var bot = await StartAsync();
        var start = new NewConversation("c1", "directline", "u", null, "https://line.example", null, Greet: false);
        await bot.Bot.ReceiveAsync([new Arrival(start, BotHost.Message("one"), "e1", Ticket: "t1")], default);
        await BotHost.UntilAsync(
            async () => await bot.QueryAsync(db => db.ExecuteScalar<int>("select sum(attempts) from outbox")) == 1);
        await bot.Bot.ReceiveAsync([new Arrival(start, BotHost.Message("two"), "e2", Ticket: "t2")], default);
        await StatusAsync(bot, "sent", 1);
        Assert.Equal(["t1", "t2"], channel.Sent.Select(s => s.Ticket));
    }

    [Fact]
    public async Task Channel_AskingToWait_IsLeftAloneThatLong()
    {
        channel.Answer = m => m.Attempt == 1 ? Delivery.Failed("429", TimeSpan.FromMinutes(5)) : Delivery.Taken;
        var time = new FakeTime();
        await using var bot = await StartAsync(b => b.Time = time);
        await bot.AskAsync("c1", "one");
        await BotHost.UntilAsync(
            async () => await bot.QueryAsync(db => db.ExecuteScalar<int>("select sum(attempts) from outbox")) == 1);
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Single(channel.Sent);
        time.Advance(TimeSpan.FromMinutes(2));
        await StatusAsync(bot, "sent", 1);
        Assert.Equal(2, channel.Sent.Count);
    }

    [Theory]
    [InlineData("https://smba.example", "expectReplies")]
    [InlineData(null, null)]
    public async Task Reply_FetchedByItsCaller_IsNotPushed(string? serviceUrl, string? mode)
    {
        await using var bot = await StartAsync(serviceUrl: serviceUrl);
        var message = BotHost.Message("one");
        message.Json["deliveryMode"] = mode;
        var accepted = await bot.Bot.ReceiveAsync("c1", message, default);
        await bot.Bot.RepliesToAsync("c1", accepted, BotHost.Soon());
        Assert.Equal(0, await bot.QueryAsync(db => db.ExecuteScalar<int>("select count(*) from outbox")));
    }

    private async Task<BotHost> StartAsync(Action<BotHost>? set = null, string? serviceUrl = "https://smba.example")
    {
        var bot = await BotHost.StartAsync(
            folder, set, services => services.AddSingleton<IOutboxChannel>(channel), Quick);
        await bot.OpenAsync(serviceUrl: serviceUrl);
        return bot;
    }

    private static Task StatusAsync(BotHost bot, string status, int count) => BotHost.UntilAsync(async () =>
        await bot.QueryAsync(db => db.ExecuteScalar<int>("select count(*) from outbox where status = @status", new { status })) == count);

    private sealed class FakeChannel : IOutboxChannel
    {
        public Func<OutboxTurn, Delivery> Answer { get; set; } = _ => Delivery.Taken;

        public ConcurrentQueue<OutboxTurn> Sent { get; } = [];

        public bool Handles(string channel) => channel == "directline";

        public Task<Delivery> SendAsync(OutboxTurn turn, CancellationToken cancel)
        {
            Sent.Enqueue(turn);
            return Task.FromResult(Answer(turn));
        }
    }
}
