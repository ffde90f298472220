using System.Collections.Concurrent;
using BotService.Conversations;
using BotService.Protocol;
using BotService.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Toy;

/// <summary>
/// A channel as small as one can be: words come over a wire and go back over it. All of it is this folder, and one line
/// where the service is put together.
/// </summary>
internal sealed class Telegraph(ITurnDoor door)
{
    public const string Name = "telegraph";

    private int heard;

    public Task HearAsync(string who, string words) => door.ReceiveAsync(
        [new Arrival(
            new NewConversation($"t-{who}", Name, who, "zh-TW", "wire:", null, Greet: false),
            new Activity(new() { ["type"] = "message", ["text"] = words }),
            $"telegram {Interlocked.Increment(ref heard)}")],
        default);
}

internal sealed class TelegraphSender : IOutboxChannel
{
    public ConcurrentQueue<string> Sent { get; } = [];

    public bool Handles(string channel) => channel == Telegraph.Name;

    public Task<Delivery> SendAsync(OutboxTurn turn, CancellationToken cancel)
    {
        foreach (var (reply, receipt) in turn.Replies.Select(one => one.Said.Spoken!))
            Sent.Enqueue(reply.Sheet is { } sheet ? $"{reply.Text}\n{PlainSheet.Render(sheet, receipt)}" : reply.Text);
        return Task.FromResult(Delivery.Taken);
    }
}

internal static class TelegraphRoom
{
    public static IServiceCollection AddTelegraph(this IServiceCollection services) => services
        .AddSingleton<Telegraph>().AddSingleton<TelegraphSender>()
        .AddSingleton<IOutboxChannel>(s => s.GetRequiredService<TelegraphSender>());
}
