using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Ears;
using BotService.Channels.Voice.Speaking;
using BotService.Channels.Voice.Talking;
using BotService.Channels.Voice.Voices;
using BotService.Protocol;
using BotService.Releases;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Asterisk;

internal static class AsteriskRoom
{
    private const string Path = "/voice/asterisk", Wait = "voice.wait";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>Needs <see cref="VoiceOptions"/>, <see cref="ICallDoor"/>, <see cref="ISpeechWriter"/>, voices and ears.
    /// Off without <c>Voice:AudioSocket:Key</c>.</summary>
    public static IServiceCollection AddAsterisk(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<VoiceOptions>, AudioSocketOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AnnouncedCalls>();
        services.AddSingleton<NextTargets>();
        services.AddSingleton<AsteriskCalls>();
        services.AddSingleton<FramePacer>();
        services.AddSingleton(Parts);
        services.AddSingleton<AudioSocketSession>();
        services.AddSingleton<AudioSocketListener>();
        services.AddHostedService(provider => provider.GetRequiredService<AudioSocketListener>());
        return services;
    }

    /// <summary><c>/voice/asterisk/start</c> and <c>…/next</c>, when there is a key.</summary>
    public static void MapAsterisk(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<VoiceOptions>>().Value.AudioSocket.Key.Length == 0) return;

        app.MapMethods($"{Path}/start", Methods, (AsteriskCalls calls, HttpRequest request, CancellationToken cancel) =>
            calls.StartAsync(request, cancel)).WithMetadata(RequestLimit.Webhooks);
        app.MapMethods($"{Path}/next", Methods, (AsteriskCalls calls, HttpRequest request, CancellationToken cancel) =>
            calls.NextAsync(request, cancel)).WithMetadata(RequestLimit.Webhooks);
    }

    private static TalkParts Parts(IServiceProvider services)
    {
        var (releases, writer) = (services.GetRequiredService<IReleases>(), services.GetRequiredService<ISpeechWriter>());
        return new TalkParts(
            services.GetRequiredService<ICallDoor>(), services.GetRequiredService<SpokenWords>(),
            services.GetRequiredService<IEars>(), language =>
            {
                var words = releases.Current.Pages.For(language);
                return writer.Breaths(words[Wait], words.Locale);
            });
    }
}
