using System.Text.RegularExpressions;
using BotService.Drafting;
using BotService.Drafting.Checking;
using BotService.Engine.Cases;
using BotService.Engine.Data;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Drafting.Checking;

/// <summary>The check against the sheets of all entries: what a sheet says passes, what another says does not.</summary>
public sealed partial class SheetDraftTests(RealEngine real) : IClassFixture<RealEngine>
{
    private static readonly Dictionary<string, string> NoAnswers = [];

    private readonly DraftCheck check = CheckOf(real);
    private int step;

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public void Line_OfTheSheetItself_Passes(string locale)
    {
        var refused = new List<string>();
        foreach (var sheet in Sheets(locale))
        {
            var grounds = Grounds.Of([sheet]);
            var prepared = check.Prepare(grounds);
            // Case lines are questions with their answers and stand in the text only.
            foreach (var line in grounds.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                refused.AddRange(check.Objections(line, prepared).Select(o => $"{sheet.Entry}: {o} in {line}"));
        }
        Assert.True(refused.Count == 0, string.Join('\n', refused.Take(20)));
    }

    /// <summary>A paper, or a line with a figure or a telephone number, that stands in another entry's sheet only.</summary>
    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public void Claim_OfAnotherSheet_IsRefused(string locale)
    {
        var sheets = Sheets(locale).ToList();
        var (tried, missed) = (0, new List<string>());
        foreach (var sheet in sheets)
        {
            var grounds = Grounds.Of([sheet]);
            var prepared = check.Prepare(grounds);
            foreach (var claim in Enumerable.Range(0, 12)
                .Select(i => ClaimOf(sheets[Next(sheets.Count)], i % 2 == 0)).OfType<string>()
                .Where(c => !Stands(c, grounds.Text)))
            {
                tried++;
                var draft = $"{grounds.Passages[Next(grounds.Passages.Count)].Whole}\n{claim}";
                if (check.Objections(draft, prepared).Count == 0) missed.Add($"{sheet.Entry}: {claim}");
            }
        }
        Assert.True(tried > 800, $"{tried} tried");
        Assert.True(missed.Count * 100 <= tried, $"{missed.Count} of {tried} missed:\n{string.Join('\n', missed)}");
    }

    internal static DraftCheck CheckOf(RealEngine real)
    {
        var problems = new Findings();
        var words = ClaimWords.Load(
            Path.Combine(Shipped.Root, "dialogs", PromptBook.Folder), real.Loaded.Locales, problems);
        Assert.Empty(problems);
        return new DraftCheck(words, KnownNames.Of(real.Loaded.Library!, RealEngine.Today));
    }

    private string? ClaimOf(Sheet sheet, bool paper)
    {
        var lines = sheet.Parts.Where(p => p.Kind is PartKind.Documents or PartKind.Forms == paper)
            .SelectMany(p => p.Items).Select(i => i.Text)
            .Where(t => paper ? t.Length <= 40 && t[^1] is not ('。' or '.') : Figure().IsMatch(t)).ToList();
        return lines.Count == 0 ? null : lines[Next(lines.Count)];
    }

    /// <summary>Leaps through a list, the same way each time.</summary>
    private int Next(int count) => (step = (step * 31 + 17) % 100_003) % count;

    /// <summary>The paper, or every figure of the line, stands in the sheet too.</summary>
    private static bool Stands(string claim, string text) =>
        text.Contains(claim, StringComparison.OrdinalIgnoreCase)
        || Figure().Matches(claim) is { Count: > 0 } figures && figures.All(f => text.Contains(f.Value));

    private IEnumerable<Sheet> Sheets(string locale) => real.Loaded.Library!.Cards(locale)
        .Select(c => real.Loaded.Library.Sheet(c.Id, NoAnswers, locale, RealEngine.Today)).OfType<Sheet>();

    [GeneratedRegex(@"\d[\d,.-]*")]
    private static partial Regex Figure();
}
