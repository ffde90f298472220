using BotService.Channels.Voice.Speaking;
using BotService.Cli.VoiceVerbs;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Tests.Dialogs;
using BotService.Tests.Sheets;

namespace BotService.Tests.Channels.Voice.Speaking;

public sealed class SpeechWriterTests
{
    [Fact]
    public void Emergency_InTheFirstBreath_SaysWhomToCall()
    {
        var card = RealEngine.Shared.Safety.Cards.Write("shock", "zh-TW");

        var passages = ToSpeech.Writer.Write(EmergencyReply.Of(card, "release"));

        Assert.Equal(PassageKind.Emergency, passages[0].Kind);
        Assert.Equal("請立刻掛斷，改撥一一九。", passages[0].Breaths[0].Text);
        Assert.Equal(card.Lines.Count + 1, passages.Count);
    }

    [Fact]
    public void Emergency_InEveryLanguageOfTheCards_BeginsWithTheNumberAndHasNoFigure()
    {
        var cards = RealEngine.Shared.Safety.Cards;
        foreach (var language in cards.Words.Keys)
            foreach (var kind in cards.Kinds.Keys)
            {
                var passages = ToSpeech.Writer.Write(EmergencyReply.Of(cards.Write(kind, language), "release"));

                Assert.Equal(PassageKind.Emergency, passages[0].Kind);
                Assert.Empty(SpokenFaults.Of(null, passages));
            }
    }

    [Fact]
    public void List_OfASettledCase_CountsThePapersThenTellsEach()
    {
        var passages = Spoken("taipower.name-change", ("applicant", "person"), ("by", "agent"));
        var sheet = Sheet("taipower.name-change", ("applicant", "person"), ("by", "agent"));
        var count = passages.ToList().FindIndex(p => p.Kind == PassageKind.Count);

        Assert.Equal(PassageKind.Headline, passages[0].Kind);
        Assert.Equal(1, count);
        Assert.StartsWith("第一，", ToSpeech.Text([passages[2]]), StringComparison.Ordinal);
        Assert.All(passages.Where(p => p.Kind == PassageKind.Item), p => Assert.NotNull(p.Item));
        Assert.Contains(sheet.Parts.SelectMany(p => p.Items), i => i.Id == passages[2].Item);
        Assert.Equal(PassageKind.Unsure, passages[^1].Kind);
    }

    [Fact]
    public void List_OfWhatNobodyHasReadAgainInTime_SaysSoOnce()
    {
        var (release, told) = (RealEngine.Shared, 0);
        foreach (var entry in release.Knowledge.Entries.Values)
        {
            var sheet = release.Library.Sheet(entry.Id, new Dictionary<string, string>(), "zh-TW", new DateOnly(2028, 3, 1));
            if (sheet is not { Overdue: not null, Parts.Count: > 0 }) continue;
            var passages = ToSpeech.Writer.Write(Reply.Telling(entry, sheet));
            Assert.Equal(2, ToSpeech.Text(passages).Split("還沒核對完").Length);
            Assert.Empty(SpokenFaults.Of(null, passages));
            told++;
        }

        Assert.True(told > 50);
    }

    [Fact]
    public void List_ThatNobodyFound_IsSaidAndNotCounted()
    {
        var sheet = Sheet("taipower.name-change", ("applicant", "person"), ("by", "self"));
        var line = new SheetItem("open", "沒有查到。", [], default, null, null, null, []);
        var open = new SheetPart(PartKind.Documents, "", [line]);

        var passages = ToSpeech.Writer.Write(SheetSamples.Reply(sheet with { Parts = [open] }));

        Assert.DoesNotContain(passages, p => p.Kind == PassageKind.Count);
        Assert.Equal("沒有查到。", ToSpeech.Text([passages.Single(p => p.Item == "open")]));
    }

    [Fact]
    public void PapersOfSeveralTasks_SayForWhichByNumber() => Assert.Contains(
        "第三、四、十件要用", ToSpeech.Text(Spoken("any.move", ("role", "across"), ("applicant", "company"), ("by", "agent"))),
        StringComparison.Ordinal);

    [Fact]
    public void Passages_End_WithTheLongerPause() => Assert.All(
        Spoken("taipower.name-change"), p => Assert.Equal(SpokenReply.BetweenItems, p.Breaths[^1].Pause));

    [Fact]
    public void Answer_WithoutASheet_IsItsSentences()
    {
        var text = "第一句。\n請打 1911。";

        var passages = ToSpeech.Writer.Write(Channels.Line.Messages.ToLine.Text(text) with { Speak = text });

        Assert.Equal(["第一句。", "請打一九一一。"], passages.Select(p => ToSpeech.Text([p])));
    }

    [Fact]
    public void SameReply_SpokenTwice_IsTheSame() => Assert.Equal(
        ToSpeech.Text(Spoken("any.move")), ToSpeech.Text(Spoken("any.move")));

    private static IReadOnlyList<Passage> Spoken(string entry, params (string Slot, string Option)[] answers) =>
        ToSpeech.Writer.Write(Reply.Telling(
            RealEngine.Shared.Knowledge.Entries[entry], Sheet(entry, answers)));

    private static Sheet Sheet(string entry, params (string Slot, string Option)[] answers) =>
        RealEngine.Shared.Library.Sheet(
            entry, answers.ToDictionary(a => a.Slot, a => a.Option), "zh-TW", RealEngine.Today)!;
}
