using BotService.Cli;
using BotService.Engine.Intents;
using BotService.Reports;
using BotService.Review.Learning;
using BotService.Staff.Audit;
using BotService.Tests.Conversations;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Cli;

/// <summary><c>review export</c> writes what <c>calibrate --reviewed</c> takes.</summary>
public sealed class ReviewExportTests(RealEngine real) : IClassFixture<RealEngine>, IDisposable
{
    private static readonly ReportPeriod Period = new(new(2026, 11, 1), new(2026, 11, 30));

    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Export_IsTakenByCalibrate_AndIsOnRecord()
    {
        await using var host = await BotHost.StartAsync(
            add: services => services.AddSingleton<ILabelledSource>(new Judged(Questions(160))));
        var (file, output, error) = (Path.Combine(folder, "reviewed.jsonl"), new StringWriter(), new StringWriter());
        await ReviewExportVerb.RunAsync(host.Get<IServiceProvider>(), real.Loaded, Period, file, output, default);

        Assert.Contains("160 questions (mark 160); 1 left out", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("no-such-thing", await File.ReadAllTextAsync(file));
        var deed = Assert.Single(await host.Get<IAuditRecord>().ReadAsync(new(null, null, null, null, null), 9, default));
        Assert.Equal(("review/export", "reviewed.jsonl"), (deed.Deed.Action, deed.Deed.Subject));
        Assert.Contains(deed.Hash, output.ToString(), StringComparison.Ordinal);

        var (map, exit) = ReviewedMap.Of(real.Loaded, file, RealEngine.Today, output, error);
        Assert.Contains("expected calibration error on", output.ToString(), StringComparison.Ordinal);
        Assert.True(map is not null || exit == ExitCode.Failed, error.ToString());
    }

    /// <summary>Ways of asking that the knowledge holds itself, every fifth judged to be of another entry.</summary>
    private LabelledQuestion[] Questions(int count)
    {
        var entries = real.Loaded.Knowledge.Entries.Values.Where(e => e.Utterances["zh-TW"].Count > 2).Take(count).ToList();
        var asked = Enumerable.Range(0, count).Select(i =>
        {
            var entry = entries[i % entries.Count];
            var label = i % 5 == 0 ? entries[(i + 1) % entries.Count].Id : entry.Id;
            return Question($"q{i}", entry.Utterances["zh-TW"][i / entries.Count], label);
        });
        return [.. asked.DistinctBy(q => q.Text), Question("gone", "已經沒有的事", "twc.no-such-thing")];
    }

    private static LabelledQuestion Question(string id, string text, string entry) =>
        new(id, text, entry, "zh", "mark", "ann", new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));

    private sealed class Judged(LabelledQuestion[] questions) : ILabelledSource
    {
        public Task<IReadOnlyList<LabelledQuestion>> ReadAsync(
            DateTimeOffset from, DateTimeOffset before, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<LabelledQuestion>>(questions);
    }
}
