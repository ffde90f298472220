using BotService.Engine.Dialogs;
using BotService.Channels.Voice.Speaking;
using BotService.Cli.VoiceVerbs;
using BotService.Engine.Cases;
using BotService.Tests.Dialogs;
using BotService.Tests.Sheets;

namespace BotService.Tests.Channels.Voice.Speaking;

/// <summary>Every entry in every case, every answer and every kind of reply, as <c>voice check</c> does.</summary>
public sealed class EverythingSpokenTests
{
    private static readonly Lazy<VoiceReport> Report = new(() => VoiceReport.Of(RealEngine.Shared, RealEngine.Today));

    [Fact]
    public void Everything_Spoken_LosesNothingAndCanBeSaid()
    {
        Assert.True(Report.Value.Replies > 2000, $"only {Report.Value.Replies} replies");
        Assert.Empty(Report.Value.Faults);
        Assert.InRange(Report.Value.Longest, 20, Breath.LongestChinese);
    }

    /// <summary>What is too long for one call is read on by pages or sent; most is not.</summary>
    [Fact]
    public void Lists_OfSettledCases_AreMostlyReachedAndToldInTime()
    {
        Assert.True(Report.Value.First.Rate >= 0.9, $"{Report.Value.First.Rate:P1} reach their first paper");
        Assert.True(Report.Value.Whole.Rate >= 0.9, $"{Report.Value.Whole.Rate:P1} end in time");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("id")]
    public void Lists_InLanguagesWithoutPages_CanBeSaid(string locale)
    {
        var (knowledge, script) = (RealEngine.Shared.Knowledge, RealEngine.Shared.Script);
        var (lists, sheets) = (new ListMaker(knowledge), new SheetWriter(knowledge, script.SheetLabels));
        var nothing = new Dictionary<string, string>();
        Assert.Empty(
            from entry in knowledge.Entries.Values
            let version = entry.InForce(RealEngine.Today)
            where version is not null
            let list = lists.Make(entry, version, nothing, RealEngine.Today)
            let sheet = sheets.Write(entry, list, locale, RealEngine.Today)
            from fault in SpokenFaults.Of(sheet, ToSpeech.Writer.Write(Reply.Telling(entry, sheet)))
            select $"{entry.Id}: {fault}");
    }

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
        Passage[] other = [new(PassageKind.Sentence, null, [new("水", "zh-TW", 350)])];
        var faults = SpokenFaults.Of(sheet, other).ToList();
        Assert.All(heard, id => Assert.Contains(faults, fault => fault.EndsWith(id, StringComparison.Ordinal)));
    }
}
