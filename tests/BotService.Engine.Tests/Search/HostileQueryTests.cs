using BotService.Engine.Search;
using BotService.Tests.Intents;
using static BotService.Tests.Search.Searches;

namespace BotService.Tests.Search;

/// <summary>Whatever is typed, there is a result whose marks lie within their texts.</summary>
public sealed class HostileQueryTests
{
    [Fact]
    public void Find_TextsNobodyShouldSend_AlwaysAnswers()
    {
        foreach (var text in HostileTexts.Some(1_500)) Check(Find(text, text.Length % 2 == 0 ? "zh-TW" : "en"));
    }

    [Theory]
    [InlineData("'; DROP TABLE searches; --")]
    [InlineData("(.*)+$[a-z]{1,9999}\\")]
    [InlineData("\"\"\"\"\"“”「」「「」」-「-\"")]
    [InlineData("----------")]
    [InlineData("-")]
    [InlineData("{{x}} {taipower.mail-discount} %s %n ${jndi:ldap}")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u0000電費\u0007")]
    public void Find_TextThatLooksLikeCode_IsOnlyText(string text) => Check(Find(text));

    [Fact]
    public void Find_TenThousandCharacters_IsCutWithANotice()
    {
        var result = Find(string.Concat(Enumerable.Repeat("電費過戶", 2_500)));

        Assert.Contains(result.Notices, n => n.Kind == SearchNoticeKind.TextCut);
        Check(result);
    }

    private static void Check(SearchResult result)
    {
        Assert.True(result.Hits.Count > 0 || result.Advice is { Contact.Name.Length: > 0 });
        foreach (var text in result.Hits.Concat(result.Advice?.Without?.Hits ?? [])
            .SelectMany(h => new[] { h.Name, h.Snippet }))
        {
            var end = 0;
            foreach (var mark in text.Marks)
            {
                Assert.True(mark.Start >= end && mark.Length > 0);
                end = mark.Start + mark.Length;
            }
            Assert.True(end <= text.Text.Length);
        }
    }
}
