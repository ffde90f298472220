namespace BotService.Desk;

/// <summary>A question that somebody judged: what it is about, or what it is not about.</summary>
/// <param name="Number">Of the mark.</param>
/// <param name="Text">Masked.</param>
/// <param name="Entry">What it is about; null where that is nothing, or only known to be none of <paramref name="Not"/>.</param>
/// <param name="Not">What it is not about; null where the entry that was suggested is the right one.</param>
/// <param name="By">The person's id.</param>
public sealed record LabelledMark(long Number, string Text, string? Entry, string? Not, string By, DateTimeOffset At)
{
    /// <summary>Somebody said that none of our entries is meant.</summary>
    public bool IsOutOfScope => Entry is null && Not is null;

    /// <summary>What the assistant took it for; null: for nothing.</summary>
    public string? Found { get; init; }

    /// <summary>How probable it told that to be, 0…1.</summary>
    public double? Probability { get; init; }
}

/// <summary>The desk's marks as labelled questions, for evaluation and calibration.</summary>
public interface ILabelledMarks
{
    /// <summary>Those of a time, oldest first. What is only partly right labels nothing.</summary>
    Task<IReadOnlyList<LabelledMark>> ReadAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancel);
}
