using BotService.Channels.Voice.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Voice.Calls;

/// <summary>Somebody who calls: says, keys, keeps quiet, and hears what a gateway would speak.</summary>
internal sealed class Caller(IServiceProvider services, string gateway = "audiocodes", string? number = null)
{
    private static int calls;

    private ICallDoor door = services.GetRequiredService<ICallDoor>();
    private int events;

    public string Call { get; } = $"v-test-{Interlocked.Increment(ref calls)}";

    /// <summary>What the last event led to.</summary>
    public IReadOnlyList<CallCommand> Commands { get; private set; } = [];

    /// <summary>The same call at another process.</summary>
    public Caller At(IServiceProvider services)
    {
        door = services.GetRequiredService<ICallDoor>();
        return this;
    }

    /// <summary>The lines of lists that were spoken, by id.</summary>
    public HashSet<string> Told { get; } = [];

    /// <summary>What is spoken of it.</summary>
    public string Heard => string.Concat(Commands.OfType<CallCommand.Say>().Select(say => say.Text));

    public async Task<string> StartAsync(string? callee = null, string? language = null)
    {
        return Take(await door.StartAsync(new CallStart(Call, gateway, number, callee, language), default));
    }

    /// <summary>Keys what the prompt names for the choice.</summary>
    public Task<string> ChooseAsync(string label) => KeyAsync(KeyOf(label));

    public Task<string> KeyAsync(string digits, int? at = null) => TellAsync(new CallEvent.Keyed(digits, at));

    public Task<string> SayAsync(string words, double? confidence = null) =>
        TellAsync(new CallEvent.Heard(words, confidence, null));

    public Task<string> KeepQuietAsync() => TellAsync(new CallEvent.Silent(1));

    public Task HangUpAsync() => door.EndAsync(Call, "client-disconnected", default);

    public async Task<string> TellAsync(CallEvent happened, string? key = null)
    {
        return Take(await door.TellAsync(Call, happened, key ?? $"{++events}", default));
    }

    private string Take(IReadOnlyList<CallCommand> commands)
    {
        Commands = commands;
        Told.UnionWith(commands.OfType<CallCommand.Say>().SelectMany(say => say.Passages).Select(one => one.Item).OfType<string>());
        return Heard;
    }

    /// <summary>The key that a prompt names for a choice, as a word of figures.</summary>
    private string KeyOf(string label)
    {
        var at = Heard.IndexOf(label, StringComparison.Ordinal);
        Assert.True(at >= 0, $"「{label}」 is not offered: {Heard}");
        var key = Heard[(Heard.IndexOf("請按", at, StringComparison.Ordinal) + 2)..].TrimStart()[0];
        var figure = "零一二三四五六七八九".IndexOf(key, StringComparison.Ordinal);
        return figure >= 0 ? $"{figure}" : $"{key}";
    }
}
