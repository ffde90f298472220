using System.ComponentModel.DataAnnotations;

namespace BotService.Conversations.Turns;

/// <summary>How turns are run. Section <c>Turns</c>.</summary>
public sealed class TurnOptions
{
    public const string Section = "Turns";

    /// <summary>
    /// Turns under way at once, 1…1000. They mostly wait for the disk; several at once share one write.
    /// </summary>
    [Range(1, 1000)]
    public int Workers { get; set; } = 32;

    /// <summary>Wait after a turn could not be kept; doubles up to a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);
}
