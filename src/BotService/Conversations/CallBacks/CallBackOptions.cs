using System.ComponentModel.DataAnnotations;

namespace BotService.Conversations.CallBacks;

/// <summary>How call-backs are promised and kept. Section <c>CallBacks</c>.</summary>
public sealed class CallBackOptions
{
    public const string Section = "CallBacks";

    /// <summary>Working time within which somebody calls who is asked to call now, one minute to a day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Soon { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Working time within which somebody calls at any time, one minute to ten days; also until the next attempt.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "10.00:00:00")]
    public TimeSpan Within { get; set; } = TimeSpan.FromHours(4);

    /// <summary>
    /// How long a telephone number is kept at most, one day to a year; it goes earlier with the end of its call-back.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "366.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);
}
