namespace BotService.Engine.Plans.Reading;

/// <summary>
/// Puts headings and items where their numbers say, whatever row they stand in: a number goes on under the heading whose
/// last number was the one before it.
/// </summary>
internal sealed class PlanTree(HeadingOrder order)
{
    /// <summary>How many headings back a number may still go on.</summary>
    private const int Memory = 3;

    private readonly List<Open> contexts = [];
    private readonly List<PlanNode> headings = [];
    private PlanNode? last;

    public PlanNode Root { get; } = new(null, PlanItemKind.Perspective, null);

    /// <summary>The item that text without a number goes on with.</summary>
    public PlanNode? Last => last;

    public PlanNode? DeepestHeading => headings.Count > 0 ? headings[^1] : null;

    /// <summary>The open heading that stood in this column, or the deepest.</summary>
    public PlanNode? HeadingAt(int column) => headings.FindLast(h => h.Column == column) ?? DeepestHeading;

    /// <summary>Whether a heading of this text is open: pages repeat those that go on.</summary>
    public PlanNode? OpenHeading(string text) => headings.Find(h => PlanText.Bare(h.Segment!.Text) == PlanText.Bare(text));

    /// <summary>Whether a number is the next under the heading that is open.</summary>
    public bool GoesOnWith(PlanMark mark) => contexts.Count > 0 && contexts[^1].GoesOnWith(mark);

    public PlanNode Heading(Segment segment, int column)
    {
        var rank = order.RankOf(segment.Mark, column, hasStrategy: headings.Any(h => h.Kind == PlanItemKind.Strategy));
        while (headings.Count > 0 && headings[^1].Rank >= rank) headings.RemoveAt(headings.Count - 1);
        var parent = DeepestHeading ?? Root;
        var node = new PlanNode(parent, order.KindOf(rank), segment) { Rank = rank, Column = column };
        if (segment.Mark is { Number: 1 } mark && parent.Children.Any(c => c.Mark?.Class == mark.Class))
            node.Doubt("path", "restarts");
        return Begin(node, parent);
    }

    /// <summary>A company's name, with items of its own under it.</summary>
    public PlanNode Label(Segment segment)
    {
        while (headings.Count > 0 && headings[^1].Segment!.IsLabel) headings.RemoveAt(headings.Count - 1);
        var parent = DeepestHeading ?? Root;
        return Begin(new PlanNode(parent, PlanItemKind.Company, segment) { Rank = order.LabelRank }, parent);
    }

    /// <summary>A heading that stands after the first of what is under it: that one began its numbers anew.</summary>
    public PlanNode LateHeading(Segment segment, int column)
    {
        var rank = order.RankOf(segment.Mark, column, hasStrategy: false);
        var first = headings.Find(h => h.Rank > rank && h.Mark?.Number == 1
            && h.Parent!.Children.Any(c => c != h && c.Mark?.Class == h.Mark?.Class));
        if (first is null) return Heading(segment, column);
        var above = headings.TakeWhile(h => h.Rank < rank).LastOrDefault() ?? Root;
        var node = new PlanNode(above, order.KindOf(rank), segment) { Rank = rank, Column = column };
        above.Children.Add(node);
        var moved = first.Parent!.Children.SkipWhile(c => c != first).ToList();
        first.Parent.Children.RemoveAll(moved.Contains);
        foreach (var child in moved)
        {
            child.Parent = node;
            node.Children.Add(child);
        }
        headings.RemoveAll(h => h.Rank >= rank && !IsBelow(h, node));
        headings.Insert(headings.FindLastIndex(h => h.Rank < rank) + 1, node);
        return node;
    }

    /// <summary>A numbered item; one that was read already is that same item.</summary>
    public PlanNode Item(Segment segment)
    {
        var mark = segment.Mark!.Value;
        var here = contexts.Count > 0 ? contexts[^1] : NewContext(Root);
        if (!here.Expects(mark) && mark.Number > 1
            && contexts.SkipLast(1).TakeLast(Memory).LastOrDefault(c => c.GoesOnWith(mark)) is { } earlier) here = earlier;
        if (here.Same(segment) is { } twice) return last = twice;
        var restarts = !here.Expects(mark) && mark.Number <= here.LastOf(mark.Class);
        var parent = here.ParentFor(mark.Class);
        var kind = parent == here.Heading ? PlanItemKind.Item : PlanItemKind.Sub;
        var node = new PlanNode(parent, kind, segment);
        if (restarts) node.Doubt("path", "restarts");
        parent.Children.Add(node);
        here.Push(node);
        return last = node;
    }

    /// <summary>A paragraph without a number, under the item that is open or else under the heading.</summary>
    public PlanNode Paragraph(Segment segment, bool underItem)
    {
        var here = contexts.Count > 0 ? contexts[^1] : NewContext(Root);
        var parent = underItem && here.Deepest is { } item ? item : here.Heading;
        var node = new PlanNode(parent, PlanItemKind.Paragraph, segment);
        parent.Children.Add(node);
        return last = node;
    }

    private PlanNode Begin(PlanNode node, PlanNode parent)
    {
        parent.Children.Add(node);
        headings.Add(node);
        NewContext(node);
        last = null;
        return node;
    }

    private Open NewContext(PlanNode heading)
    {
        var context = new Open(heading);
        contexts.Add(context);
        return context;
    }

    private static bool IsBelow(PlanNode node, PlanNode other) =>
        node.Parent is { } parent && (parent == other || IsBelow(parent, other));

    /// <summary>One heading's items while they are read: the last of each way of numbering, widest first.</summary>
    private sealed class Open(PlanNode heading)
    {
        private readonly List<PlanNode> stack = [];

        public PlanNode Heading => heading;

        public PlanNode? Deepest => stack.Count > 0 ? stack[^1] : null;

        public int LastOf(MarkClass kind) => stack.Find(n => n.Mark!.Value.Class == kind)?.Mark!.Value.Number ?? 0;

        public bool Expects(PlanMark mark) => mark.Class == MarkClass.Bullet || mark.Number == LastOf(mark.Class) + 1;

        public bool GoesOnWith(PlanMark mark) => LastOf(mark.Class) > 0 && mark.Number == LastOf(mark.Class) + 1;

        public PlanNode ParentFor(MarkClass kind)
        {
            var at = stack.FindIndex(n => n.Mark!.Value.Class == kind);
            return at >= 0 ? stack[at].Parent! : Deepest ?? heading;
        }

        public PlanNode? Same(Segment segment) => stack.Find(n => n.Mark == segment.Mark
            && segment.Mark!.Value.Class != MarkClass.Bullet
            && PlanText.Bare(n.Segment!.Text) == PlanText.Bare(segment.Text));

        public void Push(PlanNode node)
        {
            var at = stack.FindIndex(n => n.Mark!.Value.Class == node.Mark!.Value.Class);
            if (at >= 0) stack.RemoveRange(at, stack.Count - at);
            stack.Add(node);
        }
    }
}
