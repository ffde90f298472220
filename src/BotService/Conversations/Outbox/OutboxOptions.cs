using System.ComponentModel.DataAnnotations;

namespace BotService.Conversations.Outbox;

/// <summary>How replies are pushed to channels. Section <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>Conversations delivered to at once, 1…256.</summary>
    [Range(1, 256)]
    public int Senders { get; set; } = 32;

    /// <summary>
    /// Wait after the first failure; doubles with each further one, up to
    /// <see cref="LongestDelay"/>, less up to half by chance.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(2);

    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Attempts after which a reply is given up, 1…1000.</summary>
    [Range(1, 1000)]
    public int Attempts { get; set; } = 15;

    /// <summary>
    /// Age at which a reply is given up, even with attempts left: an answer from yesterday helps nobody.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(12);
}
