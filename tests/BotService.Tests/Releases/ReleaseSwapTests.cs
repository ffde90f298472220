using BotService.Engine;
using BotService.Releases;
using BotService.Tests.Channels.Clients;
using BotService.Tests.Dialogs;
using BotService.Tests.Drafting;
using BotService.Tests.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotService.Tests.Releases;

public sealed class ReleaseSwapTests
{
    /// <summary>As shipped, but for a comment: another id.</summary>
    private static readonly Lazy<Release> Other = new(() =>
    {
        using var copy = KnowledgeCopy.OfAll();
        copy.Append("taipower/name-change/entry.yaml", "# looked at again\n");
        var read = Release.Load(RealEngine.Folders with { Knowledge = copy.Folder });
        return read.Release ?? throw new InvalidOperationException(string.Join('\n', read.Problems.Take(5)));
    });

    [Fact]
    public void Scope_BegunBeforeASwap_KeepsItsRelease()
    {
        using var services = new ServiceCollection().AddRelease(RealEngine.Shared).BuildServiceProvider();
        using var before = services.CreateScope();
        var release = before.ServiceProvider.GetRequiredService<Release>();
        services.GetRequiredService<ReleaseShelf>().Put(Other.Value);

        Assert.Same(release.Library, before.ServiceProvider.GetRequiredService<Engine.Library.ILibrary>());
        using var after = services.CreateScope();
        Assert.Same(Other.Value.Engine, after.ServiceProvider.GetRequiredService<Engine.Dialogs.IDialogEngine>());
    }

    [Fact]
    public async Task Run_OfDataWithProblems_LeavesTheReleaseAndNamesThem()
    {
        var log = new LogLines();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(log));
        var shelf = new ReleaseShelf(RealEngine.Shared);
        using var copy = KnowledgeCopy.OfAll();
        copy.Append("taipower/name-change/entry.yaml", "\nsorce: page\n");
        using var swap = new ReleaseSwap(
            shelf, () => Release.Load(RealEngine.Folders with { Knowledge = copy.Folder }),
            logs.CreateLogger<ReleaseSwap>());

        Assert.False(await swap.RunAsync());
        Assert.Same(RealEngine.Shared, shelf.Current);
        Assert.Contains("sorce", string.Concat(log), StringComparison.Ordinal);
        Assert.Contains($"release {RealEngine.Shared.Id} goes on", string.Concat(log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfFoldersThatAreGone_LeavesTheRelease()
    {
        var shelf = new ReleaseShelf(RealEngine.Shared);
        using var swap = new ReleaseSwap(
            shelf, () => throw new DirectoryNotFoundException("gone"), NullLogger<ReleaseSwap>.Instance);

        Assert.False(await swap.RunAsync());
        Assert.Same(RealEngine.Shared, shelf.Current);
    }

    /// <summary>Twelve talk without a pause while the release is changed over and over.</summary>
    [Fact]
    public async Task Put_UnderLoad_FailsNoTurnAndMixesNone()
    {
        await using var host = await TestService.StartAsync(new() { ["RateLimits:Enabled"] = "false" });
        var shelf = host.Services.GetRequiredService<ReleaseShelf>();
        using var http = new HttpClient { BaseAddress = new Uri(host.Address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", TestService.Secret);
        var other = Other.Value;
        using var ending = new CancellationTokenSource();
        var swapping = Task.Run(async () =>
        {
            for (var i = 0; !ending.IsCancellationRequested; i++)
            {
                shelf.Put(i % 2 == 0 ? other : RealEngine.Shared);
                await Task.Delay(2);
            }
        });

        var talks = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => new SwapTalk(http).RunAsync(12)));
        await ending.CancelAsync();
        await swapping;

        var turns = talks.SelectMany(turn => turn).ToList();
        Assert.Equal(144, turns.Count);
        Assert.All(turns, releases => Assert.Single(releases.Distinct()));
        // Both were at work, or nothing was shown.
        Assert.Contains(turns, releases => releases[0] == other.Id);
        Assert.Contains(turns, releases => releases[0] == RealEngine.Shared.Id);
    }
}
