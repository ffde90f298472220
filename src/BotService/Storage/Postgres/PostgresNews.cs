using System.Runtime.CompilerServices;
using System.Threading.Channels;
using BotService.Conversations;
using BotService.Hosting;
using Npgsql;

namespace BotService.Storage.Postgres;

/// <summary>
/// <c>NOTIFY</c> and <c>LISTEN</c>. Told after the commit, many at once and outside of its transaction: transactions that
/// notify are written to disk one by one, which would cost the server its grouping.
/// </summary>
internal sealed class PostgresNews : INews, IAsyncDisposable
{
    private const string Topic = "botservice";

    /// <summary>The server takes messages of less than 8000 bytes.</summary>
    private const int LongestMessage = 7900;

    private const int MostAtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PostgresServer server;
    private readonly IProcessName process;
    private readonly TimeProvider time;
    private readonly ILogger log;

    /// <summary>Bounded: what nobody can be told is not kept.</summary>
    private readonly Channel<string> untold = Channel.CreateBounded<string>(
        new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    private readonly Task telling;

    public PostgresNews(PostgresServer server, IProcessName process, TimeProvider time, ILogger<PostgresNews> log)
    {
        (this.server, this.process, this.time, this.log) = (server, process, time, log);
        telling = Task.Run(TellAllAsync);
    }

    public void Tell(string conversation, bool work)
    {
        var message = $"{process.Name} {(work ? 'w' : '-')} {conversation}";
        if (System.Text.Encoding.UTF8.GetByteCount(message) <= LongestMessage) untold.Writer.TryWrite(message);
    }

    public async IAsyncEnumerable<News> FollowAsync([EnumeratorCancellation] CancellationToken stopping)
    {
        var heard = Channel.CreateUnbounded<News>();
        var listening = ListenAsync(heard.Writer, stopping);
        await foreach (var one in heard.Reader.ReadAllAsync(stopping)) yield return one;
        await listening;
    }

    public async ValueTask DisposeAsync()
    {
        untold.Writer.TryComplete();
        await telling;
    }

    private async Task ListenAsync(ChannelWriter<News> heard, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await server.News.OpenConnectionAsync(stopping);
                connection.Notification += (_, told) =>
                {
                    if (Read(told.Payload) is { } one) heard.TryWrite(one);
                };
                await using (var listen = new NpgsqlCommand($"listen {Topic}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stopping);
                }

                heard.TryWrite(News.Anything); // Whatever was told while nobody listened.
                while (true) await connection.WaitAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (server.Explain(error) is not null)
            {
                log.NewsInterrupted(error.GetType().Name, Pause);
                await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TellAllAsync()
    {
        while (await untold.Reader.WaitToReadAsync())
        {
            var messages = new HashSet<string>();
            while (messages.Count < MostAtOnce && untold.Reader.TryRead(out var message)) messages.Add(message);
            try
            {
                await using var connection = await server.News.OpenConnectionAsync();
                await using var tell = new NpgsqlCommand($"select pg_notify('{Topic}', m) from unnest($1) m", connection);
                tell.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. messages] });
                await tell.ExecuteNonQueryAsync();
            }
            catch (Exception error) when (server.Explain(error) is not null)
            {
                log.NewsNotTold(error.GetType().Name);
            }
        }
    }

    /// <summary>Null for what this process said itself.</summary>
    private News? Read(string message) =>
        message.Split(' ', 3) is [var from, var what, var conversation] && from != process.Name
            ? new News(conversation, what == "w") : null;
}
