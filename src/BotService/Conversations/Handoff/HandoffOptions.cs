using System.ComponentModel.DataAnnotations;

namespace BotService.Conversations.Handoff;

/// <summary>
/// What is promised to whoever waits for a person, and how long anybody may be silent. Section <c>Handoff</c>.
/// </summary>
public sealed class HandoffOptions
{
    public const string Section = "Handoff";

    /// <summary>
    /// Within what time somebody takes a talk, unless the expected wait is longer; ten seconds to an hour.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan PromiseWithin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long staff may leave a citizen's word without one of theirs: then they are reminded, and once more so long
    /// later the talk goes back to the head of the queue. Ten seconds to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan StaffSilent { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the citizen may say nothing: then they are asked once, and once more so long later the talk ends. Ten
    /// seconds to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan CitizenSilent { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Talks that one person may hold at once, 1…100.</summary>
    [Range(1, 100)]
    public int PerPerson { get; set; } = 3;
}
