using System.Diagnostics.Metrics;
using BotService.Hosting.Figures;

namespace BotService.Conversations.Figures;

/// <summary>Counts attempts to hand the replies of a turn to a channel, by how they ended.</summary>
internal sealed class DeliveryMeter(IMeterFactory meters)
{
    private readonly Counter<long> deliveries = ServiceMeter.Of(meters).CreateCounter<long>(
        "botservice.deliveries", "{attempt}", "Attempts to hand a turn's replies to its channel.");

    public void Taken(string channel) => Count(channel, "taken");

    public void WillBeTriedAgain(string channel) => Count(channel, "retry");

    public void GivenUp(string channel) => Count(channel, "given-up");

    private void Count(string channel, string outcome) =>
        deliveries.Add(1, new("channel", ChannelLabel.Of(channel)), new("outcome", outcome));
}
