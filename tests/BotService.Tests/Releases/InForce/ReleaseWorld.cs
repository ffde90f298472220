using BotService.Engine;
using BotService.Releases;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Releases.InForce;
using BotService.Review.Trial;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Conversations;
using BotService.Tests.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Releases.InForce;

/// <summary>A small installation: a data folder of its own, a store, and processes that are started one after the other.</summary>
internal sealed class ReleaseWorld : IAsyncDisposable
{
    private readonly string store = Directory.CreateTempSubdirectory("botservice-world-").FullName;
    private readonly List<TestService> processes = [];

    public FakeTime Time { get; } = new();

    public DataCopy Data { get; } = new(Small.Folders);

    public LogLines Log { get; } = new();

    /// <summary>A process that has read its first release and looks at the calendar when it is told to.</summary>
    public async Task<TestService> StartAsync()
    {
        var process = new TestService(
            folder: store, urls: [], logs: Log,
            rooms:
            [
                new((s, _) => s.AddRelease(p => p.GetRequiredService<FirstRelease>().Take())
                    .AddReleaseSwap(() => Release.Load(Data.Folders)), _ => { }),
                Room.Storage, new((s, c) => s.AddReleaseCalendar(c, Data.Folders), _ => { }),
            ],
            change: s => s.AddSingleton<TimeProvider>(Time));
        processes.Add(process);
        process.Get<IMigrations>().Apply();
        Assert.DoesNotContain((await process.Get<FirstRelease>().ReadAsync(default)).Problems, p => p.IsError);
        return process;
    }

    /// <summary>Keeps what holds with another file, as a draft would.</summary>
    /// <returns>The new release's id.</returns>
    public async Task<string> KeepAsync(TestService process, string path, string text)
    {
        var holds = process.Get<ReleaseShelf>().Current.Id;
        var blob = Blob.Of(System.Text.Encoding.UTF8.GetBytes(text));
        var files = (await process.Get<IReleaseStore>().FilesAsync(holds, default))!.With(path, blob.Hash);
        return (await process.Get<ReleaseKeeping>().KeepAsync(
            files, [blob], new NewRelease("changed", "because", holds, ReleaseOrigin.Draft, 1), Did("releases/keep"), default)).Id;
    }

    public async Task PublishAsync(TestService process, string id, int inDays = 0) => Assert.Equal(
        PublishOutcome.Done, (await process.Get<Publishing>().PublishAsync(
            id, Hosting.Taiwan.Today(Time).AddDays(inDays), 1, "because", Did("releases/publish"), default)).Outcome);

    public Deed Did(string action) => new(Time.GetUtcNow(), "p", action, "");

    /// <summary>A comment more: another id, the same answers.</summary>
    public void Touch(string file = "dialogs/search.en.yaml") => Data.Write(new FileEdit(file, null, Read(file) + "# looked at again\n"));

    public string Read(string file) => File.ReadAllText(Path.Combine(Path.GetDirectoryName(Data.Folders.Dialogs)!, file));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes) await process.CrashAsync();
        Data.Dispose();
        Directory.Delete(store, recursive: true);
    }
}
