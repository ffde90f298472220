using BotService.Channels.Voice.Speaking;
using BotService.Cli.VoiceVerbs;
using BotService.Engine.Cases;
using BotService.Tests.Dialogs;
using BotService.Tests.Sheets;

namespace BotService.Tests.Channels.Voice.Speaking;

/// <summary>Every entry, answer and kind of reply; <c>voice check</c> does the same in every language.</summary>
public sealed class EverythingSpokenTests
{
    [Fact]
    public void Lists_OfEveryCaseInChinese_LoseNothingAndCanBeSaid()
    {
        var samples = SpokenSample.Lists(RealEngine.Shared, "zh-TW", RealEngine.Today).ToList();

        Assert.True(samples.Count > 300, $"only {samples.Count} lists");
        AssertSpoken(samples);
    }

    [Fact]
    public void Lists_WithNothingKnownInEnglish_LoseNothingAndCanBeSaid() => AssertSpoken(
        SpokenSample.Lists(RealEngine.Shared, "en", RealEngine.Today).Where(sample => sample.Case!.Count == 0));

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public void Answers_ToQuestionsOfTheirOwn_CanBeSaid(string locale) =>
        AssertSpoken(SpokenSample.Answers(RealEngine.Shared, locale));

    [Fact]
    public void Replies_OfEveryKind_CanBeSaid() => AssertSpoken(SpokenSample.Kinds(RealEngine.Shared, RealEngine.Today));

    [Fact]
    public void Sheets_OfStrangeWords_CanBeSaid() => Assert.All(SheetSamples.All, sheet => Assert.Empty(
        SpokenFaults.Of(sheet, ToSpeech.Writer.Write(SheetSamples.Reply(sheet)))));

    [Fact]
    public void Faults_AreSeen()
    {
        var sheet = SheetSamples.Plain();

        Assert.All(
            (Breath[])[
                new("打 119", "zh-TW", 350), new("用 App", "zh-TW", 350), new(new string('水', 41), "zh-TW", 350),
                new("call 119", "en", 350), new("過戶", "en", 350), new("**bold**", "en", 350), new("，", "zh-TW", 350)],
            breath => Assert.Single(SpokenFaults.Of(null, [new Passage(PassageKind.Sentence, null, [breath])])));
        var heard = sheet.Parts.Where(p => p.Kind is PartKind.Fees).SelectMany(p => p.Items).Select(i => i.Id);
        var faults = SpokenFaults.Of(sheet, [new Passage(PassageKind.Sentence, null, [new("水", "zh-TW", 350)])]).ToList();
        Assert.All(heard, id => Assert.Contains(faults, fault => fault.EndsWith(id, StringComparison.Ordinal)));
    }

    private static void AssertSpoken(IEnumerable<SpokenSample> samples) => Assert.Empty(
        from sample in samples
        from fault in SpokenFaults.Of(sample.Reply.Sheet, ToSpeech.Writer.Write(sample.Reply))
        select $"{sample.Name}: {fault}");
}
