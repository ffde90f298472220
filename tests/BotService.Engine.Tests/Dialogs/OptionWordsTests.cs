namespace BotService.Tests.Dialogs;

/// <summary>How citizens say which option of a question is theirs, and what only sounds like it.</summary>
public sealed class OptionWordsTests(RealEngine real) : IClassFixture<RealEngine>
{
    private string? Told(string matter, string slot, string said, string locale)
    {
        var talk = real.Open(locale);
        talk.Say(matter);
        talk.Say(said);
        return talk.State.Topic?.Answers.GetValueOrDefault(slot);
    }

    [Theory]
    [InlineData("我家停電了", "extent", "阮兜無電，厝邊攏有電", "mine")]
    [InlineData("我家停電了", "extent", "隔壁的燈還有，就我們家暗的", "mine")]
    [InlineData("我家停電了", "extent", "我出去看過，鄰居都沒停電", "mine")]
    [InlineData("我家停電了", "extent", "巷口的路燈也不亮", "area")]
    [InlineData("我家停電了", "extent", "大概三戶吧，其他的還亮", "few")]
    [InlineData("欠費斷電要怎麼復電", "supply", "不是啦，說要斷而已，現在燈還會亮", "warned")]
    [InlineData("欠費斷電要怎麼復電", "supply", "早上電被停掉了", "cut")]
    [InlineData("欠費斷電要怎麼復電", "supply", "連表被拆走都有一陣子了", "removed")]
    [InlineData("電費自動扣繳", "task", "我想改回自己拿去繳", "cancel")]
    [InlineData("電費自動扣繳", "task", "老是忘記繳，乾脆讓銀行扣", "apply")]
    [InlineData("水費自動扣繳", "task", "下期起不要代繳了", "cancel")]
    [InlineData("我要申請水費自動扣繳", "pay", "從農會的簿子", "account")]
    [InlineData("新設用電", "permit", "縣府昨天才核下來", "with")]
    [InlineData("新設用電", "permit", "頂樓加蓋的那間", "without")]
    [InlineData("新設用電", "permit", "那張還在申請", "without")]
    [InlineData("停用或終止用電", "request", "過陣子回來還要用", "pause")]
    [InlineData("停用或終止用電", "request", "拔表就好，再也不住了", "end")]
    [InlineData("時間電價", "request", "改成一般的就好", "leave")]
    [InlineData("增設用電", "request", "契約容量訂太高了", "pause")]
    [InlineData("分戶", "request", "中間打通了，剩一個就夠", "merge")]
    [InlineData("房客查電費", "view", "房東拒絕幫我簽", "simple")]
    [InlineData("臨時用電", "supply", "掛幾盞燈籠", "flat")]
    [InlineData("遷移電線桿", "reason", "風水師說有煞氣", "other")]
    [InlineData("用電地址更正", "reason", "你們打成別條路了", "mistake")]
    [InlineData("農業動力用電", "certificate", "公所上個月核發了", "have")]
    [InlineData("軍眷用電優待", "family", "公公婆婆住的那邊是另外一戶", "second-home")]
    [InlineData("台水水費過戶", "consent", "前屋主電話不接，人跑了", "alone")]
    [InlineData("台水水費過戶", "consent", "他很好講話，蓋章了", "agreed")]
    [InlineData("台水新裝", "stage", "一直都喝井水", "install")]
    [InlineData("台水停用後復用", "cause", "去年家己停的", "suspended")]
    [InlineData("台水停用後復用", "cause", "太久沒繳", "arrears")]
    [InlineData("台水欠費復水", "stage", "家裡沒水了", "cut")]
    [InlineData("台水臨時用水", "purpose", "起厝用的", "building")]
    [InlineData("我把房子出租，水電要辦什麼", "role", "房東說我要自己處理", "tenant")]
    [InlineData("搬家水電", "role", "租約到期，要搬出了", "out")]
    [InlineData("買賣房子水電", "role", "前一手賣給我的", "buyer")]
    [InlineData("用電過戶", "applicant", "巷口那家飲料店的", "company")]
    public void Option_SaidInOtherWords_IsHeard(string matter, string slot, string said, string option) =>
        Assert.Equal(option, Told(matter, slot, said, "zh-TW"));

    [Theory]
    [InlineData("en", "the power is out at my home", "extent", "mine only, I think", "mine")]
    [InlineData("en", "the power is out at my home", "extent", "my neighbours still have light", "mine")]
    [InlineData("en", "the power is out at my home", "extent", "none of my neighbours have power", "area")]
    [InlineData("en", "electricity auto-debit", "task", "I'd rather opt out of it", "cancel")]
    [InlineData("en", "pause or end electricity", "request", "we're coming back next spring", "pause")]
    [InlineData("en", "new electricity service", "permit", "there's no license, it's a tin house", "without")]
    [InlineData("en", "reconnect electricity after non-payment", "supply", "it hasn't been cut", "warned")]
    [InlineData("vi", "tôi muốn sang tên điện", "applicant", "cho một nhà hàng", "company")]
    [InlineData("id", "saya mau ganti nama di rekening listrik", "applicant", "atas nama pabrik", "company")]
    public void Option_SaidInAnotherLanguage_IsHeard(
        string locale, string matter, string slot, string said, string option) =>
        Assert.Equal(option, Told(matter, slot, said, locale));

    [Theory]
    [InlineData("我家停電了", "extent", "附近有電線桿歪了")]
    [InlineData("我家停電了", "extent", "就我們這條街停電嗎，還是整個都停")]
    [InlineData("新設用電", "permit", "建築執照才剛拿到")]
    [InlineData("台水停用後復用", "cause", "我要自己申請恢復")]
    public void Sentence_ThatOnlySoundsLikeAnOption_DecidesNone(string matter, string slot, string said) =>
        Assert.Null(Told(matter, slot, said, "zh-TW"));
}
