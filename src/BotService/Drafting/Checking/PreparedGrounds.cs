namespace BotService.Drafting.Checking;

/// <summary>What the grounds of a draft hold, in the forms in which it is compared.</summary>
internal sealed record PreparedGrounds(
    HashSet<string> Links, List<StatedFigure> Figures, string Plain, IReadOnlyList<string> Passages, Statements Statements)
{
    /// <summary>A figure that says what it counts must count the same here.</summary>
    public bool Hold(StatedFigure said) => Figures.Exists(known => known.Value == said.Value
        && (known.Unit == said.Unit || said.Unit.Length == 0 && said.Kind == "number")
        && (known.Kind == said.Kind || said.Kind is "number" or "telephone"));

    public bool Hold(Noun said) => Folding.Has(Plain, said.Text)
        || said.Parts.Count > 1 && Passages.Any(p => said.Parts.All(part => Folding.Has(p, part)));
}
