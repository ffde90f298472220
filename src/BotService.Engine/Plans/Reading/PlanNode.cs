namespace BotService.Engine.Plans.Reading;

/// <summary>An item while the plan is read; its path stands only when all is read.</summary>
internal sealed class PlanNode(PlanNode? parent, PlanItemKind kind, Segment? segment)
{
    private readonly List<Unsure> unsure = [];

    /// <summary>A heading that turned up after what stands under it changes this.</summary>
    public PlanNode? Parent { get; set; } = parent;

    public PlanItemKind Kind { get; } = kind;

    public Segment? Segment { get; } = segment;

    public List<PlanNode> Children { get; } = [];

    /// <summary>How deep among the headings, 0 for the widest; items have none.</summary>
    public int Rank { get; init; } = int.MaxValue;

    /// <summary>The column of the table it stood in.</summary>
    public int Column { get; init; }

    public List<string> Departments { get; set; } = [];

    public string? Deadline { get; set; }

    public bool IsHeading => Rank != int.MaxValue;

    public PlanMark? Mark => Segment?.Mark;

    public void Doubt(string part, string reason)
    {
        if (!unsure.Any(u => u.Part == part)) unsure.Add(new(part, reason));
    }

    public bool IsDoubted(string part) => unsure.Any(u => u.Part == part);

    public IEnumerable<PlanNode> Below() => Children.SelectMany(child => new[] { child }.Concat(child.Below()));

    public PlanItem AsItem(string path)
    {
        var text = Segment!.Text;
        // A character of the file's own making, or one that was lost: nobody can read it.
        if (text.Any(c => c is >= '\ue000' and <= '\uf8ff' or '\ufffd')) Doubt("text", "private-use");
        return new()
        {
            Path = path,
            Kind = Kind,
            Text = text,
            Departments = Departments,
            Deadline = Deadline,
            Lines = new(Segment.Pieces.Min(p => p.Line), Segment.Pieces.Max(p => p.Line)),
            Unsure = [.. unsure],
        };
    }
}
