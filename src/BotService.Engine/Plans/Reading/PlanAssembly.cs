namespace BotService.Engine.Plans.Reading;

/// <summary>Makes the items of a plan out of what stands side by side, block after block.</summary>
internal sealed class PlanAssembly(HeadingOrder order)
{
    private readonly PlanTree tree = new(order);
    private readonly DepartmentNames names = new();
    private readonly List<UnplacedText> unplaced = [];

    public IReadOnlyList<UnplacedText> Unplaced => unplaced;

    /// <summary>How many characters went into items, with their marks, departments and deadlines, and what only repeats them.</summary>
    public int Placed { get; private set; }

    /// <summary>How many numbers stand without the one before them.</summary>
    public int Gaps { get; private set; }

    public List<PlanItem> Read(IReadOnlyList<Block> blocks)
    {
        Labels.Mark(blocks);
        LearnNames(blocks);
        DropRepeats(blocks);
        foreach (var block in blocks) Take(block);
        Gaps = PlanPaths.Gaps(tree.Root);
        return PlanPaths.Items(tree.Root);
    }

    private void LearnNames(IReadOnlyList<Block> blocks)
    {
        foreach (var entry in blocks.SelectMany(b => b.Departments)) names.Learn(entry.Raw);
        foreach (var block in blocks)
        {
            var items = block.Texts.Count(t => !t.IsLabel && t.Mark is not null);
            if (block.Departments.Count > 1 && !block.HasRows || items <= 1 && block.Departments.Count == 1)
                foreach (var entry in block.Departments) names.LearnTogether(entry.Raw);
        }
    }

    /// <summary>An item that the next row has once more stands there, with its department.</summary>
    private void DropRepeats(IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (blocks[i].Texts.Count < 2 || blocks[i + 1].Texts.Count == 0) continue;
            var (end, next) = (blocks[i].Texts[^1], blocks[i + 1].Texts[0]);
            if (end.Mark is not null && end.Mark == next.Mark && PlanText.Bare(end.Text) == PlanText.Bare(next.Text))
            {
                blocks[i].Texts.RemoveAt(blocks[i].Texts.Count - 1);
                Placed += end.Letters;
            }
        }
    }

    private void Take(Block block)
    {
        var texts = block.Texts.ToList();
        var before = tree.Last;
        var begins = block.BeginsPage || GoesOnUnseen(block);
        var goesOn = GoesOn(block, texts, begins) ? tree.Last : null;
        if (goesOn is not null)
        {
            Append(goesOn, texts[0]);
            texts.RemoveAt(0);
        }
        var opened = TakeHeadings(block, texts, begins, goesOn is not null);
        var begun = new List<PlanNode>();
        foreach (var segment in texts) TakeText(segment, begun);
        if (begun.Count == 0 && opened is not null) begun.Add(opened);
        if (begun.Count == 0 && goesOn is null && tree.Last is null)
        {
            Leave(block);
            return;
        }
        Placed += block.Departments.Concat(block.Deadlines).Sum(e => e.Letters);
        if (!block.HasRows || !RowSharing.Share(block, goesOn, begun, names))
            MarginSharing.Share(block, goesOn ?? (begun.Count == 0 ? tree.Last : null), begun, names);
        // What is in doubt at the top of a page may belong to the end of the page before.
        if (block is { BeginsPage: true, HasOneTop: true, Headings.Count: 0 } && goesOn is null && begun.Count > 0
            && begun[0].IsDoubted("departments")) before?.Doubt("departments", "over-page");
    }

    /// <summary>Whether the first text goes on with the item that the page before left unfinished.</summary>
    private bool GoesOn(Block block, List<Segment> texts, bool begins) =>
        texts.Count > 0 && texts[0] is { Mark: null, IsLabel: false } && tree.Last is { } last
        && !block.Headings.Any(h => h.Segment.Mark is not null)
        && (begins || block.Headings.Count == 0) && !Segments.IsEnded(last.Segment!.Text);

    /// <summary>Whether a row goes on with the one above though the file tells of no page: its headings have no number, and its text
    /// goes on in the middle of a sentence or of a count.</summary>
    private bool GoesOnUnseen(Block block) =>
        block.Headings.Count > 0 && block.Headings.All(h => h.Segment.Mark is null) && block.Texts.Count > 0
            && tree.Last is { } last
        && (block.Texts[0].Mark is { } mark ? mark.Number > 1 && tree.GoesOnWith(mark)
            : !block.Texts[0].IsLabel && !Segments.IsEnded(last.Segment!.Text));

    private PlanNode? TakeHeadings(Block block, List<Segment> texts, bool begins, bool goesOn)
    {
        PlanNode? opened = null;
        var next = texts.Find(t => t.Mark is not null)?.Mark;
        foreach (var (segment, column) in block.Headings)
        {
            if (segment.Mark is not null)
            {
                Placed += segment.Letters;
                opened = block.Texts.Count == 0 && block.Departments.Count == 0
                    ? tree.LateHeading(segment, column) : tree.Heading(segment, column);
            }
            else if (PlanText.Letters(segment.Text) == 0 || !segment.Text.Any(PlanText.IsHan)) Leave(segment);
            else if (tree.OpenHeading(segment.Text) is not null) Placed += segment.Letters;
            else if (begins && tree.HeadingAt(column) is { } heading && (next is { Number: not 1 } || next is null && goesOn))
                Append(heading, segment);
            else
            {
                Placed += segment.Letters;
                opened = tree.Heading(segment, column);
            }
        }
        return opened;
    }

    private void TakeText(Segment segment, List<PlanNode> begun)
    {
        if (segment.Mark is null && !segment.IsLabel && tree.Last is { } last && !Segments.IsEnded(last.Segment!.Text))
        {
            Append(last, segment);
            return;
        }
        Placed += segment.Letters;
        if (segment.IsLabel) tree.Label(segment);
        else if (segment.Mark is not null)
        {
            var node = tree.Item(segment);
            if (!begun.Contains(node)) begun.Add(node);
        }
        else
        {
            var paragraph = tree.Paragraph(segment, underItem: true);
            if (paragraph.Parent is { IsHeading: false } above)
            {
                above.Doubt("text", "paragraph-follows");
                paragraph.Doubt("path", "paragraph-follows");
            }
            begun.Add(paragraph);
        }
    }

    private void Append(PlanNode node, Segment segment)
    {
        Placed += segment.Letters;
        node.Segment!.Pieces.AddRange(segment.Pieces);
        node.Segment.Letters += segment.Letters;
    }

    private void Leave(Segment segment) => unplaced.Add(new(segment.Lines, segment.Raw.Trim()));

    private void Leave(Block block)
    {
        foreach (var entry in block.Departments.Concat(block.Deadlines).Where(e => e.Letters > 0))
            unplaced.Add(new(new(entry.Line, entry.Line), entry.Raw));
    }
}
