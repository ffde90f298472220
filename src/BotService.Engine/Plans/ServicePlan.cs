namespace BotService.Engine.Plans;

/// <summary>A yearly service plan as it was read: its frame, its items, and what could be placed nowhere.</summary>
public sealed record ServicePlan
{
    /// <summary>Its name among the plans, such as <c>taipower-taipei-113</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The year it holds for, of the Republic.</summary>
    public required int Year { get; init; }

    /// <summary>Whose plan it is, as the knowledge names organisations.</summary>
    public required string Organisation { get; init; }

    /// <summary>Which office's; null for a head office or a ministry.</summary>
    public string? Office { get; init; }

    public required string Title { get; init; }

    /// <summary>The parts around the items, in the order of the plan.</summary>
    public IReadOnlyList<PlanPart> Frame { get; init; } = [];

    /// <summary>All items in the order of the plan, headings included.</summary>
    public required IReadOnlyList<PlanItem> Items { get; init; }

    /// <summary>Text that belongs to no item and no part of the frame.</summary>
    public IReadOnlyList<UnplacedText> Unplaced { get; init; } = [];

    public required PlanCharacters Characters { get; init; }

    /// <summary>How many items have something that the text does not settle.</summary>
    public int CountUnsure() => Items.Count(i => i.Unsure.Count > 0);
}

/// <summary>What a part around the items is about.</summary>
public enum PlanPartKind { Title, Basis, Goals, Audience, Steps, Assessment, Rewards, Other }

/// <summary>One paragraph of the frame.</summary>
public sealed record PlanPart(PlanPartKind Kind, string Text, LineSpan Lines);

public sealed record UnplacedText(LineSpan Lines, string Text);

/// <summary>How many characters (white space not counted) the source has, and where they went; headers that repeat count as placed.</summary>
public readonly record struct PlanCharacters(int Source, int Placed, int Unplaced);
