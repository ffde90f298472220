using System.ComponentModel.DataAnnotations;

namespace BotService.Conversations.Held;

/// <summary>How long an answer waits for somebody's approval. Section <c>Approvals</c>.</summary>
public sealed class HeldOptions
{
    public const string Section = "Approvals";

    /// <summary>The time within which somebody decides, as the citizen is told it; ten seconds to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Within { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How much longer it waits before the hotline is named in its place; ten seconds to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Escalate { get; set; } = TimeSpan.FromMinutes(2);
}
