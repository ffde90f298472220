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
        Walk(root, "", placed);
        foreach (var group in placed.GroupBy(p => p.Path, StringComparer.Ordinal).Where(g => g.Count() > 1))
            foreach (var (node, _) in group.Skip(1)) node.Doubt("path", "same-path");
        return [.. placed.Select(p => p.Node.AsItem(p.Path))];
    }

    private static void Walk(PlanNode node, string path, List<(PlanNode, string)> placed)
    {
        var paragraphs = 0;
        var bullets = new Dictionary<string, int>(StringComparer.Ordinal);
        var plainHeadings = node.Children.Count(c => c.IsHeading && c.Mark is null && !c.Segment!.IsLabel);
        foreach (var child in node.Children)
        {
            var own = child.Segment!.IsLabel ? Label(child.Segment.Text)
                : child.Mark is not { } mark ? Paragraph + (++paragraphs > 1 ? paragraphs : "")
                : mark.Class == MarkClass.Bullet ? mark.Shown + (bullets[mark.Shown] = bullets.GetValueOrDefault(mark.Shown) + 1)
                : path.EndsWith(Paragraph, StringComparison.Ordinal) || path.Length > 0 && IsCounted(path) ? Parted(mark.Shown) : mark.Shown;
            placed.Add((child, path + own));
            // A heading without a number that stands alone under its own heading adds nothing to the numbers below it.
            var isSilent = child is { IsHeading: true, Mark: null } && !child.Segment.IsLabel && plainHeadings == 1
                && child.Children.All(c => c.Mark is not null);
            Walk(child, isSilent ? path : path + own, placed);
        }
    }

    /// <summary>Whether a path ends with a paragraph's count, into which a plain number would run.</summary>
    private static bool IsCounted(string path)
    {
        var end = path.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return end.Length < path.Length && end.EndsWith(Paragraph, StringComparison.Ordinal);
    }

    private static string Parted(string shown) => char.IsAsciiDigit(shown[0]) ? "." + shown : shown;

    /// <summary>A company's name without the word for company, as plans number under it.</summary>
    private static string Label(string text) => string.Join('、', text.Split('、').Select(name => name.Trim())
        .Select(name => name.Length > Company.Length && name.EndsWith(Company, StringComparison.Ordinal) ? name[..^Company.Length] : name));
}
