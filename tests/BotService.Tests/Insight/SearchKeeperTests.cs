using BotService.Engine.Search;
using BotService.Hosting;
using BotService.Insight;
using BotService.Tests.Dialogs;
using BotService.Web.Layout;
using BotService.Web.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace BotService.Tests.Insight;

/// <summary>What is searched for is kept when it can be, and answered in any case.</summary>
public sealed class SearchKeeperTests : ISearchLog, IHotTopics, ILogger<SearchKeeper>
{
    private static readonly ISearch Search = new RealEngine().Loaded.Search;
    private static readonly DateOnly Today = new(2026, 11, 21);

    private readonly List<SearchRecord> kept = [];
    private readonly List<LogLevel> logged = [];
    private Exception? fault;

    [Fact]
    public async Task Search_ForWords_IsKeptOnce_WithWhatItFoundFirst()
    {
        var query = new SearchQuery("bill", "en");
        await Keeper().KeepAsync(query, Search.Find(query, Today), default);
        await Keeper().KeepAsync(query with { Page = 2 }, Search.Find(query with { Page = 2 }, Today), default);
        await Keeper().KeepAsync(new(null, "en"), Search.Find(new(null, "en"), Today), default);

        var found = Search.Find(query, Today);
        Assert.Equal(new SearchRecord("bill", "en", found.Total, found.Hits[0].Entry), Assert.Single(kept));
        Assert.Empty(logged);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SearchPage_WhileTheStoreIsDown_ShowsItsHitsAndWarns(bool explained)
    {
        fault = explained ? new StoreUnavailableException("down") : new TimeoutException();
        var shown = await ShownAsync("bill");

        Assert.Equal(StatusCodes.Status200OK, shown.Status);
        Assert.Contains("<ol class=\"", await Web.Shown.MainAsync(shown), StringComparison.Ordinal);
        Assert.Equal([LogLevel.Warning], logged);
    }

    [Theory]
    [InlineData("\U0001F600")]
    [InlineData("\U00020000")]
    public async Task SearchPage_ForALongText_CutsNoSurrogatePairInItsTitle(string pair)
    {
        var shown = await ShownAsync(new string('x', 38) + pair + "and more");
        Assert.StartsWith(new string('x', 38) + "… ·", shown.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_GivenUpByTheCaller_IsNoFaultOfTheStore()
    {
        fault = new OperationCanceledException();
        var query = new SearchQuery("bill", "en");
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => Keeper().KeepAsync(query, Search.Find(query, Today), default));
    }

    Task ISearchLog.RecordAsync(SearchRecord search, CancellationToken cancel)
    {
        if (fault is not null) return Task.FromException(fault);
        kept.Add(search);
        return Task.CompletedTask;
    }

    Task<IReadOnlyList<HotTopic>> IHotTopics.ListAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<HotTopic>>([]);

    void ILogger.Log<TState>(
        LogLevel level, EventId id, TState state, Exception? error,
        Func<TState, Exception?, string> format) => logged.Add(level);

    bool ILogger.IsEnabled(LogLevel level) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    private Task<Page> ShownAsync(string text)
    {
        var answering = new SearchAnswering(
            Search, new Dialogs.RealEngine().Loaded.Safety, Keeper(), RealEngine.Shared.Library, this,
            RealEngine.Shared);
        var visit = Web.Shown.Visit("en", "/search", Today);
        return answering.AnswerAsync(
            visit, SearchAsk.Read(visit, new QueryCollection(new Dictionary<string, StringValues> { ["q"] = text })),
            default);
    }

    private SearchKeeper Keeper() => new(this, this);
}
