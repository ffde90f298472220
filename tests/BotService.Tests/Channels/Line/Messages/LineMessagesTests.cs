using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Engine.Dialogs;
using BotService.Tests.Sheets;
using Moq;

namespace BotService.Tests.Channels.Line.Messages;

public sealed class LineMessagesTests
{
    [Fact]
    public void Text_WithMarkdownInIt_IsSaidAsTheEngineMeantIt()
    {
        var message = Assert.Single(ToLine.Write(ToLine.Text(SheetSamples.Hostile + "\n\\ \\* - x\n# y")));

        Assert.Equal(SheetSamples.Hostile + "\n\\ \\* - x\n# y", message.Said());
    }

    [Fact]
    public void Texts_FewerThanSix_StayApart() =>
        Assert.Equal(
            ["a", "b", "c"], ToLine.Write(ToLine.Text("a"), ToLine.Text("b"), ToLine.Text("c")).Select(m => m.Said()));

    [Fact]
    public void Texts_MoreThanFive_AreJoinedInTheirOrder()
    {
        var messages = ToLine.Write([.. Enumerable.Range(1, 9).Select(i => ToLine.Text($"text {i}", $"choice {i}"))]);

        Assert.Equal(
            "text 1\n\ntext 2\n\ntext 3\n\ntext 4\n\ntext 5\n\ntext 6\n\ntext 7\n\ntext 8\n\ntext 9",
            Assert.Single(messages).Said());
        Assert.Equal(["choice 9"], messages[0].QuickReplies().Select(a => (string?)a["text"]));
    }

    [Fact]
    public void Slips_OfSeveralRequests_StayInOrderWithTheirTexts()
    {
        var messages =
            ToLine.Write(
                [.. Enumerable.Range(1, 4)
                    .Select(i => ToLine.List(SheetSamples.Plain() with { Title = $"title {i}" }) with { Text = $"said {i}" }), ToLine.Text("last", "A")]);

        Limits.AssertKept(messages);
        SheetWords.AssertInOrder(
            ["said 1", "title 1", "said 2", "title 2", "said 3", "title 3", "said 4", "title 4", "last"],
            LineReader.Text(messages));
        Assert.Equal("last", messages[^1].Said());
        Assert.Single(messages[^1].QuickReplies());
    }

    [Fact]
    public void Slips_MoreThanMessages_ShareCarousels()
    {
        var messages =
            ToLine.Write(
                [.. Enumerable.Range(1, 7)
                    .Select(i =>
                        ToLine.List(SheetSamples.Plain() with { Title = $"title {i}" }) with { Text = $"said {i}" })]);

        Limits.AssertKept(messages);
        SheetWords.AssertInOrder(
            Enumerable.Range(1, 7).SelectMany(i => new[] { $"said {i}", $"title {i}" }), LineReader.Text(messages));
    }

    [Fact]
    public void Buttons_OfAChecklist_PrintAskAndPraise()
    {
        var messages = ToLine.Write(ToLine.List(SheetSamples.Plain(), "有幫助", "沒有幫助"));

        var buttons = LineReader.Components(messages[^1]["contents"]).Where(c => (string?)c["type"] == "button")
            .Select(c => c["action"]!).ToList();
        Assert.Equal(["列印", "還缺什麼", "有幫助"], buttons.Select(b => (string?)b["label"]));
        Assert.Equal($"{ToLine.Site}/c/r-{0:x32}", (string?)buttons[0]["uri"]);
        Assert.Equal(["還缺什麼", "有幫助"], buttons.Skip(1).Select(b => (string?)b["displayText"]));
        Assert.Equal("v=1&say=%E9%82%84%E7%BC%BA%E4%BB%80%E9%BA%BC", (string?)buttons[1]["data"]);
    }

    [Theory]
    [InlineData(ReplyKind.Missing, true, ToLine.Site, "Print", "Helpful")]
    [InlineData(ReplyKind.Checklist, false, ToLine.Site, "Print")]
    [InlineData(ReplyKind.Checklist, false, null)]
    public void Buttons_OfOtherSlips_AreThoseThatMakeSense(
        ReplyKind kind, bool asks, string? site, params string[] expected)
    {
        var sheet = SheetSamples.Plain("en");
        if (!asks) sheet = sheet with
        {
            Parts = [.. sheet.Parts.Where(
                p => p.Kind is not (Engine.Cases.PartKind.Documents or Engine.Cases.PartKind.Forms))]
        };

        var messages = ToLine.Write(site, [ToLine.List(sheet, asks ? ["Helpful"] : []) with { Kind = kind }]);

        Assert.Equal(
            expected, LineReader.Components(messages[^1]["contents"]).Where(c => (string?)c["type"] == "button")
                .Select(c => (string?)c["action"]!["label"]));
    }

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public void Buttons_SayWords_TheEngineUnderstands(string locale)
    {
        var engine = new Dialogs.RealEngine().Engine;
        var asked = engine.Next(
            null, Said(locale == "en"
                ? "How do I change the name on my electricity account? I am a person" : "電費過戶，個人，要帶什麼", locale), Day);
        for (var i = 0; i < 5 && asked.Replies[^1].Sheet is null; i++)
            asked = engine.Next(asked.State, Said(asked.Replies[^1].Choices[0], locale), Day);
        var words = TestPages.Wordings.For(locale);

        var helpful = Assert.Single(asked.Replies[^1].Offers, offer => offer.Action == Offer.Helpful).Label;
        Assert.Equal(
            ReplyKind.Feedback, Assert.Single(engine.Next(asked.State, Said(helpful, locale), Day).Replies).Kind);
        var missing = Assert.Single(engine.Next(asked.State, Said(words["line.missing"], locale), Day).Replies);
        Assert.Equal((ReplyKind.Facet, "taipower.name-change"), (missing.Kind, missing.Answer.Entry));
    }

    [Fact]
    public void Replies_ThatSayNothing_BecomeNothing() =>
        Assert.Empty(ToLine.Write(ToLine.Text(" "), ToLine.Text("")));

    [Fact]
    public void Choices_WithoutText_AreIntroduced()
    {
        var message = Assert.Single(ToLine.Write(ToLine.Text("", "A") with { Locale = "en" }));

        Assert.Equal(TestPages.Wordings.For("en")["line.choose"], message.Said());
        Limits.AssertKept([message]);
    }

    private static readonly DateOnly Day = Library.LibraryTests.Today;

    private static Input Said(string text, string locale) => new(text, locale);
}
