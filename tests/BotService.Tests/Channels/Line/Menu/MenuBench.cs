using BotService.Channels.Line;
using BotService.Channels.Line.Api;
using BotService.Channels.Line.Menu;
using BotService.LineStandIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Line.Menu;

/// <summary>The menus as shipped, and a platform to bring them to.</summary>
internal sealed class MenuBench : IAsyncDisposable
{
    public const string Origin = "https://ask.example.gov.tw";

    private readonly ServiceProvider services;

    private MenuBench(LinePlatform platform)
    {
        Platform = platform;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(platform.Settings()).Build();
        services = new ServiceCollection().AddLogging().Configure<LineOptions>(settings.GetSection(LineOptions.Section))
            .AddLineApi().BuildServiceProvider();
    }

    public LinePlatform Platform { get; }

    public PlatformAccount Account => Platform.Account;

    public ILineApi Api => services.GetRequiredService<ILineApi>();

    public ILineQuota Quota => services.GetRequiredService<ILineQuota>();

    public IReadOnlyList<LineAccount> Accounts => services.GetRequiredService<IOptions<LineOptions>>().Value.Accounts;

    public LineCalls Line => new(Api, Accounts[0], CancellationToken.None);

    /// <summary>What was told, a line each.</summary>
    public List<string> Told { get; } = [];

    public static IReadOnlyList<RichMenu> Shipped() =>
        RichMenuLoader.Load(Path.Combine(BotService.Tests.Knowledge.Shipped.Root, "dialogs")).Menus;

    public static async Task<MenuBench> StartAsync(params string[] accounts) =>
        new(await LinePlatform.StartAsync(accounts));

    public Task ApplyAsync(params IReadOnlyList<RichMenu> menus) =>
        new MenuChanges(Line, Told.Add).ApplyAsync(menus, Origin);

    /// <summary>Calls that change something, since the count given.</summary>
    public IReadOnlyList<string> Changes(int since = 0) =>
        [.. Platform.Calls.Skip(since)
            .Where(c => c.Method != "GET" && !c.Path.EndsWith("/validate", StringComparison.Ordinal))
            .Select(c => $"{c.Method} {c.Path}")];

    /// <summary>
    /// Whatever an alias or the default points to is there and has its picture, and nothing of ours lies about.
    /// </summary>
    public void AssertWhole(params IReadOnlyList<RichMenu> menus)
    {
        Assert.Equal(menus.Select(m => m.Alias).Order(StringComparer.Ordinal), Account.Aliases.Keys);
        foreach (var menu in menus) Assert.Equal(menu.Picture, Account.Pictures[Account.Aliases[menu.Alias]].Content);
        Assert.Equal(Account.Aliases[menus[0].Alias], Account.DefaultMenu);
        Assert.Equal(menus.Count, Account.Menus.Values.Count(m => RichMenuJson.IsOurs((string)m["name"]!)));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
