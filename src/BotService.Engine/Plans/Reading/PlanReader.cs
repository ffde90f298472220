namespace BotService.Engine.Plans.Reading;

/// <summary>What a plan is called; what is null is taken from the plan itself.</summary>
public sealed record PlanName(string Id, int? Year, string Organisation, string? Office);

/// <summary>
/// Reads a yearly service plan. Two readers are tried, one for tables whose rows the file kept and one for tables that it
/// took apart column after column; the one that places more and doubts less is believed.
/// </summary>
public sealed class PlanReader
{
    private readonly IReadOnlyList<SourceLine> lines;
    private readonly PlanFrame frame;

    public PlanReader(IReadOnlyList<SourceLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        (this.lines, frame) = (lines, PlanFrame.Of(lines));
    }

    public string Title => frame.Title;

    /// <summary>As the plan says it; null where it does not.</summary>
    public int? Year => frame.Year;

    /// <summary>How many parts it has by their headings.</summary>
    public int Sections => frame.Sections;

    /// <summary>How many numbers were read without the one before them: the plan's own mistakes, or the reader's. 0 before it was read.</summary>
    public int Gaps { get; private set; }

    /// <exception cref="ArgumentException">The plan does not say its year, and <paramref name="name"/> does not either.</exception>
    public ServicePlan Read(PlanName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var readings = new[] { Cells(frame), Columns(frame) };
        var best = readings.MaxBy(r => r.Worth)!;
        Gaps = best.Gaps;
        var source = lines.Sum(l => l.Letters + l.Repeated);
        var placed = frame.Letters + lines.Sum(l => l.Repeated) + best.Placed;
        var unplaced = best.Unplaced.Sum(u => PlanText.Letters(u.Text));
        return new()
        {
            Id = name.Id,
            Year = name.Year ?? frame.Year ?? throw new ArgumentException("The plan does not say its year.", nameof(name)),
            Organisation = name.Organisation,
            Office = name.Office,
            Title = frame.Title,
            Frame = frame.Parts,
            Items = best.Items,
            Unplaced = best.Unplaced,
            Characters = new(source, placed, unplaced),
        };
    }

    private static Reading Cells(PlanFrame frame)
    {
        if (frame.Table.All(l => l.Cells is null)) return Reading.None;
        var order = new HeadingOrder();
        var blocks = new CellsReader(order).Blocks(frame.Table, out var heads);
        var assembly = new PlanAssembly(order);
        return new(assembly.Read(blocks), assembly.Unplaced, heads + assembly.Placed, assembly.Gaps);
    }

    private static Reading Columns(PlanFrame frame)
    {
        if (frame.Table.Any(l => l.Cells is not null)) return Reading.None;
        var order = new HeadingOrder();
        var blocks = new ColumnsReader(order).Blocks(frame.Table, out var heads);
        var assembly = new PlanAssembly(order);
        return new(assembly.Read(blocks), assembly.Unplaced, heads + assembly.Placed, assembly.Gaps);
    }

    private sealed record Reading(IReadOnlyList<PlanItem> Items, IReadOnlyList<UnplacedText> Unplaced, int Placed, int Gaps)
    {
        public static Reading None { get; } = new([], [], 0, 0);

        /// <summary>Items with a number that nothing is doubted of count most.</summary>
        public double Worth => Items.Sum(i => i.Unsure.Count == 0 ? 1.0 : 0.5) - Unplaced.Count;
    }
}
