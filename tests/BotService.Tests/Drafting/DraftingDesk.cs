using BotService.Drafting;
using BotService.Hosting;
using BotService.Releases;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Drafting;

/// <summary>The room Drafting with the engine as shipped, and a server to draft by; without one it is off.</summary>
internal sealed class DraftingDesk : IDisposable
{
    private readonly ServiceProvider services;

    public DraftingDesk(RealEngine real, ModelServer? server = null, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [.. settings.Select(s => KeyValuePair.Create("Model:" + s.Name, (string?)s.Value)),
                new("Model:Endpoint", server?.Endpoint ?? ""), new("Model:Name", "stub")]).Build();
        services = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddLogging(l => l.AddProvider(Logged).SetMinimumLevel(LogLevel.Trace))
            .AddRelease(real.Loaded).AddDrafting(configuration, _ => Path.Combine(Shipped.Root, "dialogs"))
            .BuildServiceProvider();
    }

    public LogLines Logged { get; } = new();

    public IServiceProvider Services => services;

    public IDrafter Drafter => services.GetRequiredService<IDrafter>();

    public Enquiry Read(string text, string? entry = null) =>
        services.GetRequiredService<EnquiryReader>().Read(text, entry);

    public Task<Drafted> ReplyAsync(string text, string? entry = null) =>
        Drafter.ReplyAsync(Read(text, entry).Sheets, text, default);

    public void Dispose() => services.Dispose();
}
