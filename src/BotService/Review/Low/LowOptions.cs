using System.ComponentModel.DataAnnotations;

namespace BotService.Review.Low;

/// <summary>Which conversations count as gone badly. Section <c>Review</c>.</summary>
public sealed class LowOptions
{
    public const string Section = "Review";

    /// <summary>The highest rating, 1…4, that is low.</summary>
    [Range(1, 4)]
    public int LowScore { get; set; } = 2;
}
