using BotService.Channels.Voice;
using BotService.Channels.Voice.Speaking;
using BotService.Channels.Voice.Voices;

namespace BotService.Cli.VoiceVerbs;

/// <summary>Records with the configured voice, for a verb that needs nothing else of the service.</summary>
internal sealed class ConfiguredVoice : IVoiceRecorder
{
    public async Task RecordAsync(IReadOnlyList<Passage> passages, string file, CancellationToken cancel)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddOptions<VoiceOptions>().Bind(builder.Configuration.GetSection(VoiceOptions.Section));
        builder.Services.AddVoices(_ => DataFolders.Dialogs);
        using var host = builder.Build();
        await host.Services.GetRequiredService<VoiceRecorder>().RecordAsync(passages, file, cancel);
    }
}
