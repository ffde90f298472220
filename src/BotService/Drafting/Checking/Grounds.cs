using BotService.Engine.Cases;
using BotService.Sheets;

namespace BotService.Drafting.Checking;

/// <summary>What a draft may rest on.</summary>
/// <param name="Text">All of it, as it is shown.</param>
internal sealed record Grounds(string Text, IReadOnlyList<GroundLine> Passages)
{
    public static Grounds Of(IReadOnlyList<Sheet> sheets) => new(
        string.Join('\n', sheets.Select(s => PlainSheet.Render(s, receipt: null))),
        [.. sheets.SelectMany(s => s.Parts).SelectMany(p => p.Items).Select(item => new GroundLine(
            item.Text,
            string.Join('\n', ((string?[])[item.Mark, item.Condition, .. item.Details]).OfType<string>())))]);

    public static Grounds Of(string text) => new(text, []);
}

/// <summary>What belongs together in a sheet: an item, and what is said of it.</summary>
internal sealed record GroundLine(string Subject, string Text)
{
    public string Whole => $"{Subject}\n{Text}";
}
