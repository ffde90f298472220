using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Hosting;

namespace BotService.Tests.Conversations.Elsewhere;

public sealed class ContinuationNumberTests
{
    [Theory]
    [InlineData("K7Q29XMT3BHW")]
    [InlineData("k7q29xmt3bhw")]
    [InlineData(" K7Q2-9XMT-3BHW ")]
    [InlineData("k7q2 9xmt 3bhw。")]
    [InlineData("Ｋ７Ｑ２－９ＸＭＴ－３ＢＨＷ")]
    [InlineData("K7Q2–9XMT–3BHW")]
    [InlineData("接續 K7Q2-9XMT-3BHW")]
    [InlineData("接續K7Q29XMT3BHW")]
    [InlineData("清單編號：k7q2 9xmt 3bhw")]
    [InlineData("continue k7q29xmt3bhw")]
    [InlineData("Please continue K7Q2-9XMT-3BHW.")]
    public void Read_Number_IsFoundHoweverItIsWritten(string said) =>
        Assert.Equal("K7Q29XMT3BHW", ContinuationNumber.Read(said));

    [Theory]
    [InlineData("O0il-2345-6789", "001123456789")]
    [InlineData("PQRSTVWXYZAB", "PQRSTVWXYZAB")]
    [InlineData("接續 PQRS-TVWX-YZAB", "PQRSTVWXYZAB")]
    [InlineData("continue pqrs-tvwx-yzab", "PQRSTVWXYZAB")]
    public void Read_SlipsOfTheHand_AreMended(string said, string number) =>
        Assert.Equal(number, ContinuationNumber.Read(said));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("K7Q29XMT3BH")]
    [InlineData("AK7Q29XMT3BHW")]
    [InlineData("過戶要帶什麼")]
    [InlineData("how do I get registration")]
    [InlineData("I want to change the name of the account")]
    [InlineData("K7Q2U9XMT3BHW")]
    [InlineData("我的朋友昨天在櫃檯拿到一張清單，上面印的編號是這個，請問 K7Q29XMT3BHW")]
    [InlineData("K7Q29XMT3BHW 是什麼")]
    [InlineData("------------")]
    public void Read_AnythingElse_IsNoNumber(string? said) => Assert.Null(ContinuationNumber.Read(said));

    [Fact]
    public void Read_EveryNumberMade_IsItself()
    {
        var ids = new Ids();
        for (var i = 0; i < 1000; i++)
        {
            var number = ids.Receipt();
            Assert.Equal(number, ContinuationNumber.Read(ContinuationNumber.Grouped(number)));
            Assert.Equal(number, ContinuationNumber.Read($"接續 {number}"));
        }
    }
}
