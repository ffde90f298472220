using BotService.Tests.Knowledge;
using static BotService.Tests.Search.Searches;

namespace BotService.Tests.Search;

/// <summary>What is found in the knowledge as shipped.</summary>
public sealed class ShippedSearchTests
{
    [Theory]
    [InlineData("電費過戶", "taipower.name-change")]
    [InlineData("水費太高", "twc.high-bill")]
    [InlineData("租屋", "taipower.tenant-inquiry")]
    [InlineData("身障優惠", "taipower.disability-discount")]
    [InlineData("房子買賣電費改名字", "taipower.name-change")]
    [InlineData("how do I change the name on my electricity bill", "taipower.name-change")]
    public void Text_OfWords_FindsTheEntryAmongTheFirstThree(string text, string entry) =>
        Assert.Contains(entry, Real.Find(new(text, "zh-TW"), Today).Ids().Take(3));

    [Fact]
    public void Every_Entry_IsFoundByItsNameAmongTheFirstThree()
    {
        foreach (var locale in Real.Locales)
        {
            foreach (var entry in Shipped.Knowledge.Knowledge.Entries.Values)
                Assert.True(
                    Real.Find(new($"\"{entry.Wordings[locale].Name}\"", locale), Today).Ids().Take(3).Contains(entry.Id),
                    $"{entry.Id} {locale}");
        }
    }
}
