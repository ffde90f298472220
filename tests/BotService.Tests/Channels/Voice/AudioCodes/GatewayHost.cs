using System.Net.Http.Headers;
using BotService.Channels.Voice;
using BotService.Channels.Voice.AudioCodes;
using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Speaking;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Voice.AudioCodes;

/// <summary>AudioCodes' room on a real server at a free port, with a call desk in memory behind it.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    public const string Token = "a-token-for-tests-only";
    public const string Call = "f0100000-0000-4000-8000-000000000001";
    public const string Base = "/voice/audiocodes";
    public const string Conversation = $"{Base}/conversation/{Call}";

    private static readonly Room Voice = new((services, configuration) =>
    {
        services.AddOptions<VoiceOptions>().Bind(configuration.GetSection(VoiceOptions.Section)).ValidateOnStart();
        services.AddCalls().AddAudioCodes();
    }, app => app.MapAudioCodes());

    private readonly TestService service;

    private GatewayHost(TestService service, FakeCallDoor door, PlainWriter writer)
    {
        (this.service, Door, Writer) = (service, door, writer);
        Http = new HttpClient { BaseAddress = new Uri(service.Address) };
    }

    public FakeCallDoor Door { get; }

    public PlainWriter Writer { get; }

    public HttpClient Http { get; }

    public string Address => service.Address;

    public T Get<T>() where T : notnull => service.Get<T>();

    public static Task<GatewayHost> StartAsync(params (string Name, string? Value)[] settings) =>
        StartAsync(TimeProvider.System, new FakeCallDoor(), null, settings);

    public static async Task<GatewayHost> StartAsync(
        TimeProvider time, FakeCallDoor door, LogLines? logs = null, params (string Name, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Voice:AudioCodes:Token"] = Token, ["Voice:Targets:operator"] = "tel:+88621911"
        };
        foreach (var (name, value) in settings) all[name] = value;
        var writer = new PlainWriter();
        var service = await TestService.StartAsync(
            all, rooms: [Room.Release, Room.Edge, Voice], logs: logs, change: services =>
            {
                services.AddSingleton<ICallDoor>(door).AddSingleton<ISpeechWriter>(writer).AddSingleton(time).AddSingleton(new Ids());
                services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section);
            });
        return new GatewayHost(service, door, writer);
    }

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, string? json = null, string? bearer = Token, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = ChannelHost.Json(json);
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);

        using var response = await Http.SendAsync(request, cancel);
        return new Answer(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel), response.Headers);
    }

    public Task<Answer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    /// <summary>A call that was created and started.</summary>
    public async Task BeginAsync()
    {
        Assert.Equal(200, (await PostAsync(Base, $$"""{"conversation":"{{Call}}"}""")).Status);
        Assert.Equal(200, (await TellAsync("""{"id":"s","type":"event","name":"start"}""")).Status);
    }

    public Task<Answer> TellAsync(params string[] activities) => PostAsync($"{Conversation}/activities",
        $$"""{"conversation":"{{Call}}","activities":[{{string.Join(',', activities)}}]}""");

    public Task<Answer> SayAsync(string text, string id) =>
        TellAsync($$"""{"id":"{{id}}","type":"message","text":"{{text}}"}""");

    public Task<Answer> KeyAsync(string keys, string id) =>
        TellAsync($$"""{"id":"{{id}}","type":"event","name":"DTMF","value":"{{keys}}"}""");

    /// <summary>One breath for each sentence, as it is written.</summary>
    internal sealed class PlainWriter : ISpeechWriter
    {
        public Exception? Fault { get; set; }

        public IReadOnlyList<Passage> Write(Reply reply) => throw new NotSupportedException();

        public IReadOnlyList<Breath> Breaths(string sentence, string locale) =>
            Fault is null ? [new Breath(sentence, locale, 0)] : throw Fault;

        public IReadOnlyList<Breath> Digits(string digits, string locale) => throw new NotSupportedException();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await service.CrashAsync();
        await service.DisposeAsync();
    }
}
