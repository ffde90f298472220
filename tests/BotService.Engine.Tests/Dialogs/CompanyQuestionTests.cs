using System.Text.RegularExpressions;
using BotService.Engine.Answers;
using BotService.Engine.Language;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>The questions of Taiwan Water's own page as they stand there, none of which is among our ways of asking.</summary>
public sealed partial class CompanyQuestionTests(RealEngine real) : IClassFixture<RealEngine>
{
    private static readonly string File = Path.Combine(Shipped.Root, "../shared/sources/twc-faq.md");

    /// <summary>What docs/evaluation.md says, with room for a word changed here and there.</summary>
    private const double ToldRight = 0.89, ToldWrong = 0.01;

    [FileFact("../shared/sources/twc-faq.md")]
    public void Questions_AsTheCompanyPutsThem_AreMostlyAnsweredOutright_AndSeldomByAnotherAnswer()
    {
        var asked = Asked();
        var told = asked.Select(a => (a.Source, Item: Told(a.Text)))
            .Where(t => t.Item is not null).ToList();
        var right = told.Count(t => real.Loaded.Knowledge.Answers[t.Item!].Sources.Contains(t.Source));
        Assert.True(
            right >= ToldRight * asked.Count && told.Count - right <= ToldWrong * asked.Count,
            $"{right} right and {told.Count - right} wrong of {asked.Count}");
    }

    [FileFact("../shared/sources/twc-faq.md")]
    public void WaysOfAsking_AreNoneOfTheCompanysSentences()
    {
        var theirs = Asked().Select(a => TextNormalizer.Normalize(a.Text)).ToHashSet();
        Assert.DoesNotContain(
            real.Loaded.Knowledge.Answers.Values.SelectMany(AnswerFinder.WaysOf),
            w => theirs.Contains(TextNormalizer.Normalize(w)));
    }

    private static List<(string Source, string Text)> Asked() =>
        [.. Question().Matches(System.IO.File.ReadAllText(File))
            .Select(m => ($"faq-{m.Groups[1].Value}", m.Groups[2].Value.Trim()))];

    /// <summary>The answer that is told, by itself or before the list of its matter.</summary>
    private string? Told(string text)
    {
        var talk = real.Open(supplier: null);
        talk.Say(text);
        return talk.Turn.Replies.Select(r => r.Answer.Item).FirstOrDefault(i => i is not null);
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
