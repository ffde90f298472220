namespace BotService.Engine.Plans.Difference;

/// <summary>
/// What became of an item. One that stands under another number is moved, whether its words changed too or not: what
/// became of the words is told by the changes of its pair.
/// </summary>
public enum PlanClass { Same, Reworded, Moved, Split, Merged, New, Dropped }

/// <summary>What is different between the items of a pair, apart from where they stand.</summary>
public enum PlanChangeKind { Words, Name, Number, Date, Amount, Department, Deadline }

/// <summary>One thing that is different.</summary>
/// <param name="Old">As the older plan has it; null where it has nothing of the kind.</param>
/// <param name="New">As the newer plan has it; null where it has nothing of the kind.</param>
public sealed record PlanChange(PlanChangeKind Kind, string? Old, string? New);

/// <summary>Items of two plans that belong together.</summary>
/// <param name="Olds">In the older plan; several when they were merged, none when it is new.</param>
/// <param name="News">In the newer plan; several when it was split, none when it was dropped.</param>
/// <param name="Changes">None for words that are the same and are carried by the same people as before.</param>
/// <param name="Likeness">How much of the words they share, from 0 to 1; 0 where there is nothing to share with.</param>
public sealed record PlanPair(
    PlanClass Class, IReadOnlyList<PlanItem> Olds, IReadOnlyList<PlanItem> News, IReadOnlyList<PlanChange> Changes, double Likeness)
{
    /// <summary>The item that whoever carries it out looks up: the newer one where there is one.</summary>
    public PlanItem Item => News.Count > 0 ? News[0] : Olds[0];

    /// <summary>Somebody has to look at it: not only that it stands under another number.</summary>
    public bool IsChanged => Class is not (PlanClass.Same or PlanClass.Moved) || Changes.Count > 0;
}
