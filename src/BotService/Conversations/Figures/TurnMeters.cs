using System.Diagnostics;
using System.Diagnostics.Metrics;
using BotService.Hosting.Figures;

namespace BotService.Conversations.Figures;

/// <summary>Counts turns when they are kept: each once, however often it was tried.</summary>
internal sealed class TurnMeters
{
    private readonly Counter<long> turns;
    private readonly Histogram<double> duration;
    private readonly Histogram<double> wait;
    private readonly Histogram<double> work;
    private readonly Histogram<double> recognition;
    private readonly Counter<long> emergencies;

    public TurnMeters(IMeterFactory meters)
    {
        var meter = ServiceMeter.Of(meters);
        turns = meter.CreateCounter<long>("botservice.turns", "{turn}", "Turns answered.");
        duration = meter.Duration("botservice.turn.duration", "From the message's arrival until its answer is kept.");
        wait = meter.Duration("botservice.turn.wait", "From the message's arrival until its turn is taken up.");
        work = meter.Duration("botservice.turn.work", "From a turn's being taken up until its answer is kept.");
        recognition = meter.Duration(
            "botservice.recognition.duration", "Deciding a turn in which the recogniser was asked.");
        emergencies = meter.CreateCounter<long>("botservice.emergencies", "{emergency}", "Dangers heard.");
    }

    /// <param name="begun">When the turn was taken up.</param>
    public void Kept(TurnCommit commit, DateTimeOffset begun, DateTimeOffset kept)
    {
        if (!turns.Enabled) return;

        var (record, came) = (commit.Record, commit.Turn.At);
        var channel = new TagList { { "channel", ChannelLabel.Of(commit.Turn.Conversation.Channel) } };
        duration.Record(Seconds(came, kept), channel);
        wait.Record(Seconds(came, begun), channel);
        work.Record(Seconds(begun, kept), channel);
        turns.Add(1, [.. channel, new("kind", record.Kind), new("outcome", record.Outcome)]);
        if (record.Recognising is { } took)
        {
            recognition.Record(
                took.TotalSeconds, new("outcome", record.Outcome), new("language", record.Language));
        }

        foreach (var danger in commit.Notes.OfType<TurnNote.Emergency>())
            emergencies.Add(1, new("kind", danger.Kind), new("sure", danger.Sure));
    }

    /// <summary>A clock that was set back must not give a negative time.</summary>
    private static double Seconds(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, (to - from).TotalSeconds);
}
