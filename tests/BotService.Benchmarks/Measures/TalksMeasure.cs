using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using BotService.Benchmarks.Load;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Measures;

/// <summary>
/// Fifty talks at once, each a message a second in both directions, beside citizens' usual load: how long until it stands on the other
/// screen, and what the open streams of staff cost.
/// </summary>
internal static class TalksMeasure
{
    private const int Talks = 50, Streams = 500, UsualPerSecond = 5;

    public static async Task RunAsync(Plan plan, Report report)
    {
        var seconds = plan.Short ? 5 : 30;
        using var folder = new TemporaryFolder();
        using var service = await ServiceProcess.StartAsync(folder.Path, ("Handoff__PerPerson", "100"));
        using var staff = await StaffClient.SetUpAsync(new Uri(service.Address, new Uri(service.SetUpLink!).PathAndQuery));
        using var citizens = new DirectLineClient(service.Address);
        await staff.PostAsync(new Uri(service.Address, "/staff/presence/there"), ("name", "小林"));
        var pairs = new List<Pair>();
        for (var i = 0; i < Talks; i++) pairs.Add(await Pair.OpenAsync(i, service.Address, citizens, staff));

        var without = await SpeakAsync(null);
        var before = Machine.Resident(service.Id);
        var open = new List<Screen>();
        for (var i = 0; i < Streams; i++) open.Add(await Screen.OpenAsync(staff, service.Address, isRead: i == 0));
        var memory = Machine.Resident(service.Id) - before;
        var with = await SpeakAsync(open[0]);
        foreach (var screen in open) await screen.DisposeAsync();

        Add("a citizen's word on the clerk's screen, p95", with.ToClerk, "< 500 ms");
        Add("a clerk's word on the citizen's screen, p95", with.ToCitizen, "< 500 ms");
        report.Add(
            $"{Streams} open pages of staff, of one core", Text((with.Cpu - without.Cpu) / with.Seconds * 100, "0") + " %", "<= 15 %",
            $"{Text(with.Cpu / with.Seconds * 100, "0")} % with them, {Text(without.Cpu / without.Seconds * 100, "0")} % without; {Talks} talks, {UsualPerSecond} turns a second beside");
        report.Add("memory for an open page", $"{memory * 1024 / Streams} kB", "<= 100 kB", $"{memory} MB for {Streams}");

        void Add(string what, Times times, string target) =>
            report.Add(what, $"{times.P95} ms", target, $"{times.Count} words; median {times.P50} ms, longest {times.Most} ms");

        async Task<(Times ToClerk, Times ToCitizen, double Cpu, double Seconds)> SpeakAsync(Screen? screen)
        {
            var (toClerk, toCitizen) = (new ConcurrentBag<TimeSpan>(), new ConcurrentBag<TimeSpan>());
            using var process = Process.GetProcessById(service.Id);
            var (cpu, started) = (process.TotalProcessorTime, Stopwatch.StartNew());
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
            var usual = UsualAsync(citizens, stop.Token);
            await Task.WhenAll(pairs.Select(p => p.SpeakAsync(screen, toClerk, toCitizen, stop.Token)));
            await usual;
            process.Refresh();
            return (Of(toClerk), Of(toCitizen), (process.TotalProcessorTime - cpu).TotalSeconds, started.Elapsed.TotalSeconds);
        }
    }

    private static async Task UsualAsync(DirectLineClient citizens, CancellationToken stop)
    {
        var (_, script) = Script.Load();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / UsualPerSecond));
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var said = script.Utterances[i % script.Utterances.Count];
            await citizens.TurnAsync(await citizens.OpenAsync(said.Locale), said.Text);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static Times Of(IEnumerable<TimeSpan> all)
    {
        var times = new Times();
        foreach (var time in all) times.Add(time);
        return times;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>An open stream; one of them is read for what it shows, the others are only drained.</summary>
    private sealed class Screen : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new();
        private readonly CancellationTokenSource closing = new();
        private Stream stream = null!;
        private Task reading = Task.CompletedTask;

        public static async Task<Screen> OpenAsync(StaffClient staff, Uri address, bool isRead)
        {
            var screen = new Screen { stream = await staff.StreamAsync(new Uri(address, "/staff/live")) };
            screen.reading = isRead ? Task.Run(screen.ReadAsync) : Task.Run(screen.DrainAsync);
            return screen;
        }

        public Task ShownAsync(string text) => awaited.GetOrAdd(text, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public async ValueTask DisposeAsync()
        {
            await closing.CancelAsync();
            await reading;
            await stream.DisposeAsync();
            closing.Dispose();
        }

        private async Task ReadAsync()
        {
            using var reader = new StreamReader(stream);
            try
            {
                while (await reader.ReadLineAsync(closing.Token) is { } line)
                {
                    if (!line.StartsWith("data:", StringComparison.Ordinal)) continue;
                    foreach (var (text, shown) in awaited)
                        if (line.Contains(text, StringComparison.Ordinal) && awaited.TryRemove(text, out _)) shown.TrySetResult();
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // Closed.
            }
        }

        private async Task DrainAsync()
        {
            var buffer = new byte[4096];
            try
            {
                while (await stream.ReadAsync(buffer, closing.Token) > 0)
                {
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // Closed.
            }
        }
    }

    /// <summary>A citizen and a clerk.</summary>
    private sealed class Pair(int number, Uri address, DirectLineClient citizens, StaffClient staff, OpenConversation conversation)
    {
        private readonly ReplyStream replies = new();
        private int said;

        public static async Task<Pair> OpenAsync(int number, Uri address, DirectLineClient citizens, StaffClient staff)
        {
            var conversation = await citizens.OpenAsync("zh-TW");
            await citizens.TurnAsync(conversation, "我要找專人");
            await staff.PostAsync(new Uri(address, $"/staff/talks/{conversation.Id}/take"));
            var pair = new Pair(number, address, citizens, staff, conversation);
            await pair.replies.FollowAsync(conversation);
            return pair;
        }

        /// <summary>A message a second each way, not in step with the others.</summary>
        public async Task SpeakAsync(
            Screen? screen, ConcurrentBag<TimeSpan> toClerk, ConcurrentBag<TimeSpan> toCitizen, CancellationToken stop)
        {
            await Task.Delay(1000 * number / Talks, CancellationToken.None);
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
            while (!stop.IsCancellationRequested)
            {
                var text = $"電費過戶要帶什麼，第 {30_000 + said++} 次，{number + 60_000} 組";
                var started = Stopwatch.GetTimestamp();
                var shown = screen?.ShownAsync(text);
                await citizens.PostAsync(conversation, text);
                if (shown is not null)
                {
                    await shown;
                    toClerk.Add(Stopwatch.GetElapsedTime(started));
                }

                started = Stopwatch.GetTimestamp();
                var answer = replies.TextAsync($"答第 {said + 30_000} 次");
                await staff.PostAsync(
                    new Uri(address, $"/staff/talks/{conversation.Id}/say"), ("text", $"答第 {said + 30_000} 次"), ("key", $"{number}-{said}"));
                await answer;
                toCitizen.Add(Stopwatch.GetElapsedTime(started));
                await timer.WaitForNextTickAsync(CancellationToken.None);
            }
        }
    }
}
