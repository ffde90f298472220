using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using BotService.Hosting.Figures;
using BotService.Tests.Conversations;
using BotService.Tests.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Telemetry;

/// <summary>The table in docs/operation.md is what is exported, no more and no less.</summary>
public sealed partial class DocumentedTests
{
    [Fact]
    public async Task Table_NamesWhatIsExported()
    {
        await using var service = await MeteredService.StartAsync();
        var scope = service.Services.GetRequiredService<IMeterFactory>();
        var exported = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (one, _) =>
            {
                if (one.Meter.Scope == scope && one.Meter.Name == ServiceMeter.Name)
                {
                    exported.Add($"{one.Name} {one.Unit ?? "–"}");
                }
            },
        };
        listener.Start();
        var page = File.ReadAllText(Path.Combine(Shipped.Root, "docs", "operation.md"));
        Assert.Equal(
            exported.Order(StringComparer.Ordinal),
            Row().Matches(page).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Table_NamesTheLabels()
    {
        await using var service = await MeteredService.StartAsync();
        service.Line.Account.Quota = 1;
        await service.Deliveries.SendAsync(service.Events.Text("U" + new string('2', 32), "電線掉下來在冒火花"));
        await BotHost.UntilAsync(async () =>
            (await service.ScrapeAsync()).Sum("botservice_deliveries_total", ("outcome", "taken")) == 1);
        await service.AskAsync(await service.OpenAsync(), "電費過戶要帶什麼");
        var page = File.ReadAllText(Path.Combine(Shipped.Root, "docs", "operation.md"));
        var told = Row().Matches(page).ToDictionary(
            row => row.Groups[1].Value.Replace('.', '_'), row => Name().Matches(row.Groups[3].Value)
                .Select(label => label.Groups[1].Value).Order(StringComparer.Ordinal).ToList());
        var seen = (await service.ScrapeAsync()).Samples
            .Where(one => one.Name.StartsWith("botservice_", StringComparison.Ordinal)).ToList();
        Assert.All(told, row => Assert.Contains(seen, one => one.Name.StartsWith(row.Key, StringComparison.Ordinal)));
        foreach (var one in seen)
        {
            var name = told.Keys.Where(key => one.Name.StartsWith(key, StringComparison.Ordinal)).MaxBy(k => k.Length);
            Assert.True(name is not null, one.Name);
            Assert.Equal(told[name], one.Labels.Keys.Where(key => key != "le").Order(StringComparer.Ordinal));
        }
    }

    [GeneratedRegex(@"^\| `(botservice\.[a-z.]+)` \| `?([^|`]+?)`? \|([^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([a-z]+)`")]
    private static partial Regex Name();
}
