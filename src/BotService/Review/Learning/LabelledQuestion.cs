namespace BotService.Review.Learning;

/// <summary>A question of a citizen with the entry that somebody said it is about.</summary>
/// <param name="Id">Stable: the same judgement has it in every export.</param>
/// <param name="Text">Masked.</param>
/// <param name="Entry">An entry's id; <see cref="OutOfScope"/> where it is about none; null where it is only known not to
/// be what was given.</param>
/// <param name="Language"><c>zh</c>, <c>en</c> or another two letters.</param>
/// <param name="Source"><c>chip</c> (the citizen chose among what was offered) · <c>miss</c> · <c>mark</c></param>
/// <param name="By">A person's id; <see cref="Citizen"/>.</param>
/// <param name="At">When it was judged.</param>
public sealed record LabelledQuestion(
    string Id, string Text, string? Entry, string Language, string Source, string By, DateTimeOffset At)
{
    public const string OutOfScope = "oos";
    public const string Citizen = "citizen";

    /// <summary>What the assistant took it for at the time; null: for nothing.</summary>
    public string? Given { get; init; }

    /// <summary>How probable it told that to be, 0…1; null where it told nothing.</summary>
    public double? Probability { get; init; }

    public bool IsRight => Given is null ? Entry == OutOfScope : Given == Entry;
}

/// <summary>
/// Where people's judgements come from. Every room that has some implements it; all that are registered are asked.
/// </summary>
public interface ILabelledSource
{
    /// <summary>Judgements of a time, oldest first.</summary>
    Task<IReadOnlyList<LabelledQuestion>> ReadAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancel);
}
