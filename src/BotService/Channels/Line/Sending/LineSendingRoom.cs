using BotService.Conversations;
using BotService.Conversations.Handoff;

namespace BotService.Channels.Line.Sending;

internal static class LineSendingRoom
{
    /// <summary>
    /// Needs <see cref="Api.ILineApi"/> and <see cref="Messages.ILineMessages"/>; adds an <see cref="IOutboxChannel"/>,
    /// <see cref="ISlowTurns"/>, an <see cref="IReplyWindow"/> and an <see cref="IElsewhere"/>.
    /// </summary>
    public static IServiceCollection AddLineSending(this IServiceCollection services)
    {
        services.AddSingleton<LineForms>();
        services.AddSingleton<PushBudget>();
        services.AddSingleton<IOutboxChannel, LineSender>();
        services.AddSingleton<ISlowTurns, SlowTurns>();
        services.AddSingleton<IReplyWindow, LineReplyWindow>();
        services.AddSingleton<IElsewhere, LineElsewhere>();
        return services;
    }
}
