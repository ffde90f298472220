using BotService.Drafting.Checking;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Drafting.Checking;

public sealed class DraftCheckTests(RealEngine real) : IClassFixture<RealEngine>
{
    private static readonly Dictionary<string, string> NoAnswers = [];

    private readonly DraftCheck check = SheetDraftTests.CheckOf(real);

    [Theory]
    [InlineData("taipower.name-change", "zh-TW", "您好，感謝您的來信。辦理用電過戶，請先準備電號與原用電戶名，再選一個辦理方式送件。您可以到台電服務中心或服務所櫃檯辦理，也可以使用台灣電力 App 或台電網路櫃檯。費用目前沒有查到官方說明，請向台電客服專線（1911）確認，不代表免費。如有其他問題，歡迎來電 1911。")]
    [InlineData("taipower.name-change", "zh-TW", "您好，送件後您會拿到受理號碼，之後可以憑號碼查進度。若找不到原用戶，櫃檯系統有「單獨過戶」的項目，切結內容沒有查到，建議先向 1911 問清楚，免得多跑一趟。")]
    [InlineData("taipower.reconnect", "zh-TW", "您好，要恢復供電，請先把欠的電費繳清。另外會有接電費，金額請問 1911。")]
    [InlineData("taipower.reconnect", "en", "Hello, thank you for your message. Please settle the unpaid bills first. You can apply at any Taipower service counter. Please call the service office first and ask whether this is a reconnection or a new application for power. If you have any questions, call 1911.")]
    [InlineData("taipower.reconnect", "en", "Hello. Late bills cost a late charge that grows with the days. Please ask 1911 how soon the power returns after payment. If you paused the supply yourself, this is another application.")]
    public void Draft_InOwnWordsOfTheSheet_Passes(string entry, string locale, string draft) =>
        Assert.Empty(Objections(draft, Sheet(entry, locale)));

    [Theory]
    [InlineData("規費 1,000 元，５個工作天，民國 114 年起。", "規費一千元")]
    [InlineData("規費 1,000 元，５個工作天，民國 114 年起。", "規費1千元")]
    [InlineData("規費 1,000 元，５個工作天，民國 114 年起。", "5 個工作天")]
    [InlineData("規費 1,000 元，５個工作天，民國 114 年起。", "2025 年起")]
    [InlineData("It takes 5 working days and costs NT$1,000.", "Five working days, 1000 dollars")]
    public void Figure_WrittenOtherwise_IsTheSame(string grounds, string draft) =>
        Assert.Empty(check.Introduced(draft, check.Prepare(Grounds.Of(grounds))));

    [Theory]
    [InlineData("規費 1,000 元，5 個工作天。", "規費 100 元", "amount: 100 元")]
    [InlineData("規費 1,000 元，5 個工作天。", "5 天", "time: 5 天")]
    [InlineData("規費 1,000 元，5 個工作天。", "五元", "amount: 五元")]
    [InlineData("請看 https://www.taipower.com.tw/a", "https://www.taipower.com.tw/b", "address: www.taipower.com.tw/b")]
    [InlineData("請看 https://www.taipower.com.tw", "www.taipower.com.tw.evil.com", "address: www.taipower.com.tw.evil.com")]
    [InlineData("請打 02-2366-6678。", "請打 02-2366-6679。", "telephone: 02-2366-6679")]
    [InlineData("請帶身分證。", "請帶身分證影本。", "document: 身分證影本")]
    [InlineData("Bring your ID card.", "Bring your passport.", "document: passport")]
    public void Claim_ThatDiffersALittle_IsRefused(string grounds, string draft, string because) =>
        Assert.Contains(because, check.Introduced(draft, check.Prepare(Grounds.Of(grounds))));

    [Theory]
    [InlineData("公司行號免附登記證。", "公司行號需附登記證。")]
    [InlineData("公司行號需附登記證。", "公司行號免附登記證。")]
    [InlineData("沒有查到官方的文件清單，不代表不用帶文件。", "文件清單不用帶。")]
    [InlineData("A company need not attach the registration.", "A company must attach the registration.")]
    public void Statement_TurnedRound_IsRefused(string grounds, string draft) =>
        Assert.Contains(Objections(draft, Grounds.Of(grounds)), o => o.StartsWith("condition", StringComparison.Ordinal));

    [Theory]
    [InlineData("", "markup: empty")]
    [InlineData("您好 <b>1911</b>", "markup: <b>")]
    [InlineData("[1911](tel:1911)", "markup: ](")]
    public void Markup_IsRefused(string draft, string because) =>
        Assert.Contains(because, Objections(draft, Grounds.Of("1911")));

    [Fact]
    public void Draft_LongerThanAnAnswer_IsRefused() =>
        Assert.Equal(["markup: too long"], Objections(new string('好', DraftCheck.LongestDraft + 1), Grounds.Of("好")));

    private IReadOnlyList<string> Objections(string draft, Grounds grounds) =>
        check.Objections(draft, check.Prepare(grounds));

    private Grounds Sheet(string entry, string locale) =>
        Grounds.Of([real.Loaded.Library!.Sheet(entry, NoAnswers, locale, RealEngine.Today)!]);
}
