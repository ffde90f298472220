using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Intents;

/// <summary>Languages that are recognised by a recogniser of their own.</summary>
public class HeardLanguagesTests
{
    private static readonly string[] Dangers = ["taipower.hazard-report", "taipower.outage-report", "twc.leak-report"];

    [Theory]
    [InlineData("vi")]
    [InlineData("id")]
    public void Utterance_OfAFramedLocale_FindsItsEntry(string locale)
    {
        var found = Asked(locale).Select(a => Found(a.Text) == Lead(a.Entry)).ToList();
        Assert.True(found.Count(f => f) >= found.Count * 0.95, $"{found.Count(f => f)} of {found.Count}");
    }

    [Fact]
    public void Vietnamese_WithoutItsMarks_IsTheSame()
    {
        var asked = Asked("vi").Where((_, i) => i % 5 == 0).Select(a => a.Text)
            .Where(t => LanguageDetector.Detect(Plain(t)) == LanguageDetector.Vietnamese).ToList();
        Assert.True(asked.Count > 300);
        Assert.All(asked, t => Assert.Equal(Found(t), Found(Plain(t))));
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("id")]
    public void Utterance_IsHardlyEverTakenForAnotherLanguage(string locale)
    {
        var asked = Asked(locale).Where(a => a.Text.All(c => c < '\u2E80')).ToList();
        var taken = asked.Count(a => LanguageDetector.Detect(a.Text) == locale);
        Assert.True(taken >= asked.Count * 0.95, $"{taken} of {asked.Count}");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("id")]
    public void Utterance_IsHardlyEverTakenForADanger(string locale)
    {
        var desk = RealEngine.Shared.Safety;
        var asked = Asked(locale).Where(a => !Dangers.Contains(a.Entry)).ToList();
        var wrong = asked.Where(a => desk.Reader.Read(a.Text, []).Danger is { Sure: true })
            .Select(a => a.Text).ToList();
        Assert.True(wrong.Count <= asked.Count / 100, string.Join('\n', wrong));
    }

    [Fact]
    public void Explanation_IsOfTheRecogniserThatDecided()
    {
        const string text = "tagihan listrik saya mahal sekali bulan ini";
        var (explained, found) = (
            RealEngine.Shared.Recognizers.Explain(text, RecognitionContext.None),
            RealEngine.Shared.Recognizers.Recognize(text, RecognitionContext.None));
        Assert.Equal(found.Candidates[0].Entry, explained.Entries[0].Entry);
        Assert.Equal("id", found.Language);
    }

    /// <summary>Mended by the verb <c>calibrate</c>.</summary>
    [Theory]
    [InlineData("vi")]
    [InlineData("id")]
    [InlineData("th")]
    public void KeptCalibration_IsOfTheShippedUtterances(string locale) => Assert.Equal(
        Calibration.Read(Knowledge.Shipped.Folder, locale)?.Texts,
        RealEngine.Shared.Recognizers.Heard.Single(h => h.Locale == locale).Calibration.Texts);

    private static IEnumerable<(string Entry, string Text)> Asked(string locale) =>
        from entry in RealEngine.Shared.Knowledge.Entries.Values
        where entry.Kind != EntryKind.Calculator
        from text in entry.Heard.GetValueOrDefault(locale, [])
        select (entry.Id, text);

    private static string? Found(string text) =>
        RealEngine.Shared.Recognizers.Recognize(text, RecognitionContext.None).Candidates is [var best, ..]
            ? best.Entry : null;

    private static string Lead(string entry) => SupplierResolver.LeadOf(RealEngine.Shared.Knowledge, entry);

    /// <summary>As it is typed by whoever leaves the marks out.</summary>
    private static string Plain(string text) => TextNormalizer.Normalize(text);
}
