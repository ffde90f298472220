using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>
/// Whatever strangers send, the reply is polite, nothing is thrown, and the same input gives the same reply.
/// </summary>
public sealed class HostileInputTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const string Invisible = "\u200B\u200D\u2060\uFEFF\u00AD";

    public static TheoryData<string, string> Inputs => new()
    {
        { "ten thousand characters", new string('電', 10_000) },
        { "ten thousand different characters", string.Concat(Enumerable.Range(0, 10_000)
            .Select(i => (char)(0x4E00 + i))) },
        { "ten thousand digits", string.Concat(Enumerable.Repeat("0912345678", 1000)) },
        { "a long sentence", string.Concat(Enumerable.Repeat("電費過戶要帶什麼？", 1200)) },
        { "right to left", "\u202E\u0645\u0631\u062D\u0628\u0627 \u202Dabc\u202C" },
        { "zero width only", Invisible },
        { "emoji only", "👩‍👩‍👧‍👦🏳️‍🌈🔥🔥" },
        { "unpaired high surrogate", "電\uD83D" },
        { "unpaired low surrogate", "\uDE00過戶" },
        { "surrogates the wrong way round", "\uDE00\uD83D" },
        { "script", "<script>alert('x')</script>" },
        { "markup with a handler", "<img src=x onerror=alert(1)>" },
        { "placeholders", "{entry} {contact} {0} {{}}" },
        { "spectre markup", "[red]電費[/] [/]" },
        { "nul and control characters", "\0\u0001\u001B[31m\u0007\r\n\t" },
        { "combining marks", "e" + new string('\u0301', 5000) },
        { "sql", "'; DROP TABLE conversations; --" },
        { "json", "{\"type\":\"message\",\"text\":null}" },
        { "offers' own syntax", "slot:applicant=company" },
        { "a command's own syntax", "command:person" },
        { "not a character", "\uFFFF\uFFFE\uFFFD" },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_WhateverItIs_GetsAPoliteReplyInEverySituation(string what, string said)
    {
        foreach (var talk in Situations())
        {
            var reply = talk.Say(said);
            Assert.False(string.IsNullOrWhiteSpace(reply.Text), what);
            Assert.False(string.IsNullOrWhiteSpace(reply.Speak), what);
            Assert.Equal(-1, reply.Text.AsSpan().IndexOfAny("{}<>"));
            Assert.All(talk.Turn.Replies, r => Assert.Equal(real.Engine.Release, r.Answer.Release));
            Assert.NotEmpty(talk.Say("重新開始").Choices);
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Next_SameArguments_GivesTheSameResult(string what, string said)
    {
        foreach (var talk in Situations())
        {
            var input = new Input(said, "zh-TW");
            var first = Conversation.Whole(real.Engine.Next(talk.State, input, RealEngine.Today));
            Assert.True(first == Conversation.Whole(real.Engine.Next(talk.State, input, RealEngine.Today)), what);
        }
    }

    [Fact]
    public void ZeroWidthCharacters_WithinASentence_ChangeNothing()
    {
        var (plain, odd) = (real.Open(), real.Open());
        plain.Say("我要幫公司辦電費過戶");
        odd.Say($"我要幫{Invisible}公{Invisible}司辦電費\u200B過戶");
        Assert.Equal(Conversation.Whole(plain.Turn), Conversation.Whole(odd.Turn));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("zh-Hant-TW-x-very-long")]
    [InlineData("EN")]
    public void Locale_WhateverItIs_IsGreeted(string? tag) =>
        Assert.Equal(tag == "EN" ? "en" : "zh-TW", new Conversation(real.Engine, tag, RealEngine.Today).Last.Locale);

    /// <summary>Nothing yet; a question open; a list given; a rating awaited; words awaited.</summary>
    private IEnumerable<Conversation> Situations()
    {
        string[][] ways = [[], ["電費過戶要帶什麼"], ["電費過戶，個人，本人去"], ["電費逾期沒繳會怎樣", "沒有了"], ["電費逾期沒繳會怎樣", "沒有了", "5"]];
        foreach (var way in ways)
        {
            var talk = real.Open();
            foreach (var step in way) talk.Say(step);
            yield return talk;
        }
    }
}
