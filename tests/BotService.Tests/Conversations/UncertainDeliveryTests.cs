using System.Collections.Concurrent;
using System.Text;
using BotService.Conversations;
using BotService.Protocol;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Conversations;

/// <summary>
/// What a channel is told of attempts before, for one that can tell whether it has the replies already.
/// </summary>
public sealed class UncertainDeliveryTests : IDisposable
{
    private static readonly Dictionary<string, string?> Quick = new()
    {
        ["Outbox:FirstDelay"] = "00:00:00.010", ["Outbox:LongestDelay"] = "00:00:00.020",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;
    private readonly Channel channel = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Process_EndingInAnAttempt_LeavesItUncertainWithItsTicket()
    {
        var inside = new TaskCompletionSource();
        channel.Answer = async (_, cancel) =>
        {
            inside.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
            return Delivery.Taken;
        };
        var first = await StartAsync();
        await AskAsync(first);
        await inside.Task.WaitAsync(BotHost.Soon());
        await first.CrashAsync();

        channel.Answer = (_, _) => Task.FromResult(Delivery.Taken with { Way = "push" });
        await using var second = await StartAsync();
        await SentAsync(second);
        Assert.Equal(
            [(false, "token", 1), (true, "token", 1)], channel.Sent.Select(t => (t.Uncertain, t.Ticket, t.Attempt)));
        Assert.Equal(channel.Sent.First().Replies[0].Said.Activity.Id, channel.Sent.Last().Replies[0].Said.Activity.Id);
        Assert.Equal("push", await second.QueryAsync(db => db.ExecuteScalar<string>("select way from outbox")));
        Assert.Equal(0, await second.QueryAsync(db => db.ExecuteScalar<int>("select count(ticket) from outbox")));
    }

    [Fact]
    public async Task Process_EndingBetweenAttempts_LeavesNothingUncertain()
    {
        channel.Answer = (_, _) => Task.FromResult(Delivery.Failed("429", TimeSpan.FromHours(1)));
        var first = await StartAsync();
        await AskAsync(first);
        await BotHost.UntilAsync(
            async () => await first.QueryAsync(db => db.ExecuteScalar<int>("select attempts from outbox")) == 1);
        await first.Database.WriteAsync(db => db.Execute("update outbox set not_before = queued_at"), default);
        await first.CrashAsync();

        channel.Answer = (_, _) => Task.FromResult(Delivery.Taken);
        await using var second = await StartAsync();
        await SentAsync(second);
        Assert.Equal([false, false], channel.Sent.Select(t => t.Uncertain));
    }

    [Fact]
    public async Task Attempts_EndingUnknown_AreToldOfFromThenOn()
    {
        channel.Answer = (turn, _) => Task.FromResult(turn.Attempt switch
        {
            1 => Delivery.Failed("429"),
            2 => Delivery.Unknown("timeout"),
            3 => Delivery.Failed("429"),
            _ => Delivery.Taken,
        });
        await using var bot = await StartAsync();
        await AskAsync(bot);
        await SentAsync(bot);
        Assert.Equal([false, false, true, true], channel.Sent.Select(t => t.Uncertain));
    }

    [Fact]
    public async Task Channel_ThatSendsAgainInAnyCase_HasNoAttemptMarked()
    {
        var marked = new ConcurrentQueue<bool>();
        channel.MarksAttempts = false;
        await using var bot = await StartAsync();
        channel.Answer = async (_, _) =>
        {
            marked.Enqueue(await bot.QueryAsync(db => db.ExecuteScalar<bool>("select begun is not null from outbox")));
            return Delivery.Taken;
        };
        await AskAsync(bot);
        await SentAsync(bot);
        Assert.Equal([false], marked);
    }

    [Fact]
    public async Task Ticket_StandsInNoFileLogOrTranscript()
    {
        channel.Answer = (_, _) => Task.FromResult(Delivery.Failed("down", TimeSpan.FromHours(1)));
        await using var bot = await StartAsync();
        await AskAsync(bot, "a-ticket-to-hide");
        await BotHost.UntilAsync(() => Task.FromResult(!channel.Sent.IsEmpty));
        Assert.Equal("a-ticket-to-hide", channel.Sent.First().Ticket);
        var written = Directory.EnumerateFiles(folder, "store.db*").Select(Read).Append(string.Join('\n', bot.Logs));
        Assert.All(written, text => Assert.DoesNotContain("a-ticket-to-hide", text, StringComparison.Ordinal));
    }

    private Task<BotHost> StartAsync() =>
        BotHost.StartAsync(folder, add: services => services.AddSingleton<IOutboxChannel>(channel), settings: Quick);

    private static async Task AskAsync(BotHost bot, string ticket = "token")
    {
        var start = new NewConversation("l-1", "line/water", "u-1", null, "https://api.line.example", null, false);
        var accepted = await bot.Bot.ReceiveAsync(
            [new Arrival(start, BotHost.Message("hi"), "event-1", DateTimeOffset.UnixEpoch, ticket)], default);
        await bot.Bot.RepliesToAsync("l-1", accepted[0], BotHost.Soon());
    }

    private static Task SentAsync(BotHost bot) => BotHost.UntilAsync(async () =>
        await bot.QueryAsync(db => db.ExecuteScalar<int>("select count(*) from outbox where status = 'sent'")) == 1);

    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed class Channel : IOutboxChannel
    {
        public Func<OutboxTurn, CancellationToken, Task<Delivery>> Answer { get; set; } =
            (_, _) => Task.FromResult(Delivery.Taken);

        public bool MarksAttempts { get; set; } = true;

        public ConcurrentQueue<OutboxTurn> Sent { get; } = [];

        public bool Handles(string channel) => channel == "line/water";

        public Task<Delivery> SendAsync(OutboxTurn turn, CancellationToken cancel)
        {
            Sent.Enqueue(turn);
            return Answer(turn, cancel);
        }
    }
}
