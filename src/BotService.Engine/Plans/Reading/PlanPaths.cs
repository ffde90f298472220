namespace BotService.Engine.Plans.Reading;

/// <summary>Says where each item stands, as its plan numbers itself.</summary>
internal static class PlanPaths
{
    private const string Paragraph = "¶";
    private static readonly string Company = ReadingWords.Joined("company");

    /// <summary>All items below the root with their paths, in the order of the plan; paths that two items share are in doubt.</summary>
    public static List<PlanItem> Items(PlanNode root)
    {
        var placed = new List<(PlanNode Node, string Path)>();
        Walk(root, "", "", new(StringComparer.Ordinal), placed);
        foreach (var group in placed.GroupBy(p => p.Path, StringComparer.Ordinal).Where(g => g.Count() > 1))
            foreach (var (node, _) in group.Skip(1)) node.Doubt("path", "same-path");
        return [.. placed.Select(p => p.Node.AsItem(p.Path))];
    }

    /// <summary>How many numbers stand below their heading without the one before them.</summary>
    public static int Gaps(PlanNode node)
    {
        var marks = node.Children.Select(c => c.Mark).OfType<PlanMark>().Where(m => m.Class != MarkClass.Bullet).ToHashSet();
        return marks.Count(m => m.Number > 1 && !marks.Any(o => o.Class == m.Class && o.Number == m.Number - 1)) + node.Children.Sum(Gaps);
    }

    /// <param name="path">The node's own, on which what has no number stands.</param>
    /// <param name="under">What the numbers below it stand on: a heading without a number adds nothing where it need not.</param>
    private static void Walk(PlanNode node, string path, string under, HashSet<string> used, List<(PlanNode, string)> placed)
    {
        var paragraphs = 0;
        var bullets = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var child in node.Children)
        {
            var on = child.Mark is null && !child.Segment!.IsLabel ? path : under;
            var own = child.Segment!.IsLabel ? Label(child.Segment.Text)
                : child.Mark is not { } mark ? Paragraph + (++paragraphs > 1 ? paragraphs : "")
                : mark.Class == MarkClass.Bullet ? mark.Shown + (bullets[mark.Shown] = bullets.GetValueOrDefault(mark.Shown) + 1)
                : on.EndsWith(Paragraph, StringComparison.Ordinal) || on.Length > 0 && IsCounted(on)
                    ? Parted(mark.Shown) : mark.Shown;
            placed.Add((child, on + own));
            used.Add(on + own);
            Walk(child, on + own, IsSilent(child, under, used) ? under : on + own, used, placed);
        }
    }

    /// <summary>Whether the numbers under a heading without one are not taken yet without it.</summary>
    private static bool IsSilent(PlanNode heading, string under, HashSet<string> used) =>
        heading is { IsHeading: true, Mark: null } && !heading.Segment!.IsLabel
            && !Numbers(heading).Any(m => used.Contains(under + m));

    /// <summary>The first numbers below a heading, through headings that have none.</summary>
    private static IEnumerable<string> Numbers(PlanNode heading) => heading.Children.SelectMany(c =>
        c.Mark is { } mark ? [mark.Shown] : c.IsHeading && !c.Segment!.IsLabel ? Numbers(c).Take(1) : []);

    /// <summary>Whether a path ends with a paragraph's count, into which a plain number would run.</summary>
    private static bool IsCounted(string path)
    {
        var end = path.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return end.Length < path.Length && end.EndsWith(Paragraph, StringComparison.Ordinal);
    }

    private static string Parted(string shown) => char.IsAsciiDigit(shown[0]) ? "." + shown : shown;

    /// <summary>A company's name without the word for company, as plans number under it.</summary>
    private static string Label(string text) => string.Join('、', text.Split('、').Select(name => name.Trim())
        .Select(name => name.Length > Company.Length && name.EndsWith(Company, StringComparison.Ordinal)
            ? name[..^Company.Length] : name));
}
