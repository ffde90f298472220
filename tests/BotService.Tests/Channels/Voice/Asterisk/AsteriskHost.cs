#pragma warning disable MEAI001 // As in VoiceClient.
using System.Net;
using BotService.Channels.Voice;
using BotService.Channels.Voice.Asterisk;
using BotService.Channels.Voice.Ears;
using BotService.Channels.Voice.Speaking;
using BotService.Channels.Voice.Talking;
using BotService.Channels.Voice.Voices;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Voice.Asterisk;

/// <summary>The gateway alone, on real sockets, with a desk and a voice that a test chooses.</summary>
internal sealed class AsteriskHost : IAsyncDisposable
{
    public const string Key = "a-key-for-tests-only";

    private AsteriskHost(TestService service) => Service = service;

    public TestService Service { get; }

    public FakeCallDoor Door { get; private init; } = null!;

    public FakeVoice Voice { get; private init; } = null!;

    public LogLines Logs { get; private init; } = null!;

    public IPEndPoint Audio => Service.Get<AudioSocketListener>().Address!;

    public static async Task<AsteriskHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var (door, voice, logs) = (new FakeCallDoor(), new FakeVoice(), new LogLines());
        var all = new Dictionary<string, string?>
        {
            ["Voice:AudioSocket:Key"] = Key, ["Voice:AudioSocket:Endpoint"] = "127.0.0.1:0",
        };
        foreach (var (name, value) in settings) all[name] = value;
        var service = await TestService.StartAsync(all, rooms: [Voices], logs: logs, change: services =>
        {
            services.AddSingleton<ITextToSpeechClient>(voice);
            services.AddSingleton(provider => new TalkParts(
                door, provider.GetRequiredService<SpokenWords>(), provider.GetRequiredService<IEars>(),
                _ => [new Breath("wait", "en", 0)]));
        });
        return new AsteriskHost(service) { Door = door, Voice = voice, Logs = logs };
    }

    /// <param name="calls">At the same time.</param>
    public Task<IReadOnlyList<SwitchboardCall>> CallAsync(Switchboard from, params object[] calls) =>
        from.RunAsync(Audio.ToString(), Service.Address, Key, calls);

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Voice.Dispose();
    }

    private static Room Voices => new(
        (services, configuration) =>
        {
            services.AddOptions<VoiceOptions>().Bind(configuration.GetSection(VoiceOptions.Section)).ValidateOnStart();
            services.AddVoices(_ => RealEngine.Folders.Dialogs).AddEars().AddAsterisk();
        },
        app => app.MapAsterisk());
}
