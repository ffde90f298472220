using System.Text.RegularExpressions;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>The questions of Taiwan Water's own page as they stand there, none of which is among our ways of asking.</summary>
public sealed partial class CompanyQuestionTests(RealEngine real) : IClassFixture<RealEngine>
{
    private static readonly string File = Path.Combine(Shipped.Root, "../shared/sources/twc-faq.md");

    /// <summary>What docs/evaluation.md says, with room for a word changed here and there.</summary>
    private const double ToldRight = 0.38, ToldWrong = 0.03;

    [FileFact("../shared/sources/twc-faq.md")]
    public void Questions_AsTheCompanyPutsThem_AreMostlyAnsweredOutright_AndSeldomByAnotherAnswer()
    {
        var asked = Question().Matches(System.IO.File.ReadAllText(File))
            .Select(m => (Source: $"faq-{m.Groups[1].Value}", Text: m.Groups[2].Value.Trim())).ToList();
        var told = asked.Select(a => (a.Source, Item: real.Open(supplier: null).Say(a.Text).Answer.Item))
            .Where(t => t.Item is not null).ToList();
        var right = told.Count(t => real.Loaded.Knowledge.Answers[t.Item!].Sources.Contains(t.Source));
        Assert.True(
            right >= ToldRight * asked.Count && told.Count - right <= ToldWrong * asked.Count,
            $"{right} right and {told.Count - right} wrong of {asked.Count}");
    }

    [GeneratedRegex(@"^## (\d+) · (.*)$", RegexOptions.Multiline)]
    private static partial Regex Question();
}

/// <summary>A test that needs a file beside the repository, and is skipped with the reason where there is none.</summary>
public sealed class FileFactAttribute : FactAttribute
{
    public FileFactAttribute(string file)
    {
        if (!File.Exists(Path.Combine(Shipped.Root, file))) Skip = $"{file} is not here";
    }
}
