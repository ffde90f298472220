using BotService.Channels.Line.Messages;

namespace BotService.Channels.Line;

/// <summary>LINE: citizens write to an organisation's official account and are answered there. Off while no account is configured.</summary>
public static class LineRoom
{
    /// <summary>Needs <see cref="Bot.IBot"/> from the room Bot. Options: <see cref="LineOptions"/>.</summary>
    public static IServiceCollection AddLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LineOptions>().Bind(configuration.GetSection(LineOptions.Section)).ValidateOnStart();
        services.AddLineMessages();
        return services;
    }
}
