using System.ComponentModel.DataAnnotations;

namespace BotService.OpenData;

public sealed class OpenDataOptions
{
    public const string Section = "OpenData";

    /// <summary>A month is published on the fifth day after it.</summary>
    internal const int DaysAfter = 5;

    /// <summary>Rows of fewer questions are not published.</summary>
    [Range(2, 1000)]
    public int Smallest { get; set; } = 5;
}
