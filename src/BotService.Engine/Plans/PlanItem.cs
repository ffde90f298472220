namespace BotService.Engine.Plans;

/// <summary>What an item of a plan is, from the widest to the narrowest.</summary>
public enum PlanItemKind { Perspective, Strategy, Company, Measure, Item, Sub, Paragraph }

/// <summary>The lines of the source that an item was read from, counted from 1, both ends included.</summary>
public readonly record struct LineSpan(int First, int Last);

/// <summary>One numbered item of a plan, or a paragraph without a number.</summary>
public sealed record PlanItem
{
    /// <summary>
    /// Where it stands, as the plan numbers itself, widest mark first: <c>一(二)2(3)◎2</c>, <c>一(一)台水(6)</c>. Marks
    /// that repeat themselves (◎) are counted; a paragraph without a number is its heading's path with <c>¶</c>.
    /// </summary>
    public required string Path { get; init; }

    public required PlanItemKind Kind { get; init; }

    /// <summary>Its whole text without its mark, over all lines and page ends.</summary>
    public required string Text { get; init; }

    /// <summary>Who does it, in the order of the plan; empty where the plan says nothing.</summary>
    public IReadOnlyList<string> Departments { get; init; } = [];

    /// <summary>Until or when it is done, in the plan's words; null where the plan says nothing.</summary>
    public string? Deadline { get; init; }

    public required LineSpan Lines { get; init; }

    /// <summary>What the text does not settle about it; empty where all of it is certain.</summary>
    public IReadOnlyList<Unsure> Unsure { get; init; } = [];
}

/// <summary>One part of an item that the text does not settle.</summary>
/// <param name="Part">The part in doubt: path, text, departments or deadline.</param>
/// <param name="Reason">Why, as a code whose words stand with the pages' words.</param>
public sealed record Unsure(string Part, string Reason);
