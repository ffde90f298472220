using BotService.Conversations.Turns;

namespace BotService.Channels.Voice.Calls;

internal static class CallsRoom
{
    /// <summary>
    /// Needs a storage with <see cref="ICalls"/>, a release and <see cref="Speaking.ISpeechWriter"/>.
    /// </summary>
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddSingleton<CallTargets>().AddSingleton<CallMessages>().AddSingleton<CallCodes>()
        .AddSingleton<Callers>().AddSingleton<CallFault>()
        .AddSingleton<ICallDoor, CallDoor>()
        // One scope, and so one release, a turn.
        .AddScoped<IResponder, CallResponder>();
}
