using System.ComponentModel.DataAnnotations;

namespace BotService.Retention;

/// <summary>
/// Section <c>Retention</c>: how long what citizens left behind is kept, each 1 day…100 years, as <c>90.00:00:00</c>. Erased is what
/// is older, at night and by the verb. What is kept as sums has no text and nobody's name, and stays.
/// </summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    private const string Shortest = "1.00:00:00", Longest = "36525.00:00:00";

    /// <summary>From when on in Taiwan the day's run may begin, as <c>03:00</c>: nobody asks much then.</summary>
    public TimeOnly At { get; set; } = new(3, 0);

    /// <summary>Why an utterance was understood so.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Explanations { get; set; } = TimeSpan.FromDays(90);

    /// <summary>What was said, and the record of each turn; a conversation with nothing left goes as a whole.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Transcripts { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Lists under their numbers, each with the release that it was made by.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Receipts { get; set; } = TimeSpan.FromDays(730);

    /// <summary>What was written beside a rating; at the latest it goes with the rating.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Words { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Who did what; also who held and deleted something, and the proofs of what was erased.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Audit { get; set; } = TimeSpan.FromDays(2192);
}
