using System.ComponentModel.DataAnnotations;

namespace BotService.Review.Misses;

/// <summary>How what went wrong is put before staff. Section <c>Review</c>.</summary>
public sealed class GroupOptions
{
    public const string Section = "Review";

    /// <summary>So often new misses are put into groups. Default 10 minutes; 10 seconds to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan GroupEvery { get; set; } = TimeSpan.FromMinutes(10);
}
