using System.ComponentModel.DataAnnotations;

namespace BotService.Statistics;

public sealed class FigureOptions
{
    public const string Section = "Reports";

    /// <summary>With fewer, nothing is said of a share.</summary>
    [Range(2, 100_000)]
    public int Smallest { get; set; } = Review.Improvements.Ratio.Fewest;
}
