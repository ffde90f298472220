using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>What is said while an answer waits for approval, in every language that is spoken.</summary>
public sealed class HeldWordsTests(RealEngine real) : IClassFixture<RealEngine>
{
    private static readonly DateTimeOffset Monday = new(2026, 12, 7, 8, 30, 0, TimeSpan.FromHours(8));

    private readonly HeldWords words = real.Loaded.HeldWords;

    [Theory]
    [InlineData("zh-TW", "3 分鐘")]
    [InlineData("en", "3 minutes")]
    [InlineData("vi", "3 phút")]
    [InlineData("id", "3 menit")]
    public void Waiting_IsSaidWithItsTime_RoundedUp(string locale, string time)
    {
        var said = words.Within(Answer(locale), TimeSpan.FromSeconds(130));
        Assert.Equal((ReplyKind.Held, locale, "taipower.name-change"), (said.Kind, said.Locale, said.Answer.Entry));
        Assert.Contains(time, said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", said.Text + words.Behind(locale).Text, StringComparison.Ordinal);
        Assert.Empty(said.Offers);
    }

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    [InlineData("vi")]
    [InlineData("id")]
    public void Waiting_WhileNobodyIsThere_IsSaidWithTheDay(string locale)
    {
        var said = words.Later(Answer(locale), null, Monday, Monday.AddMinutes(3));
        Assert.Contains("08:30", said.Text, StringComparison.Ordinal);
        Assert.Contains("08:33", said.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    [InlineData("vi")]
    [InlineData("id")]
    public void Answer_ThatIsNotApproved_NamesTheLineOfItsEntry(string locale)
    {
        var said = words.Missed(Answer(locale), new DialogState("zh-TW"));
        Assert.Equal((ReplyKind.Fallback, locale), (said.Kind, said.Locale));
        Assert.Contains("1911", said.Text, StringComparison.Ordinal);
    }

    /// <summary>By another release than the answer's.</summary>
    [Fact]
    public void Entry_OrLanguage_ThatIsGone_IsNotNamed()
    {
        var gone = Answer("xx") with { Answer = Answer("xx").Answer with { Entry = "cpc.gone" } };
        Assert.Contains("1911", words.Missed(gone, null).Text, StringComparison.Ordinal);
        Assert.Equal(real.Loaded.Locales[0], words.Within(gone, TimeSpan.FromMinutes(1)).Locale);
    }

    private static Reply Answer(string locale) => new(
        ReplyKind.Checklist, locale, "text", "text", null, [],
        new AnswerInfo("taipower.name-change", new Dictionary<string, string>(), "r", null, null, []));
}
