using BotService.Engine.Knowledge;

namespace BotService.Tests.Intents;

/// <summary>
/// A few entries made by hand: electricity and water, one procedure that both have, one that only electricity has.
/// </summary>
internal static class SmallKnowledge
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OutOfScope =
        new Dictionary<string, IReadOnlyList<string>>
    {
        ["zh-TW"] =
        [
            "今天天氣怎麼樣", "說個笑話來聽", "附近有什麼好吃的", "幫我算數學", "瓦斯費要去哪裡繳", "手機門號怎麼辦過戶", "房屋稅什麼時候繳", "健保卡掉了去哪補",
            "你叫什麼名字", "推薦一部電影", "機車過戶要帶什麼", "垃圾車幾點來",
        ],
        ["en"] = ["tell me a joke", "what is the weather", "write a poem", "transfer my phone number",
            "when is house tax due", "renew my passport"],
    };

    public static KnowledgeBase Create() => new(
        "test", ["zh-TW", "en"],
        new[]
        {
            Entry("taipower.name-change", "用電過戶", "Electricity name change",
                ["電費過戶要帶什麼", "我要辦用電過戶", "電費單名字怎麼改", "新屋要換電費的名字", "電號改成我的名字", "台電改名字", "用電戶名變更", "電表過戶怎麼辦"],
                ["change the name on my electricity bill", "transfer the electricity account",
                    "put the power account in my name", "electricity name change documents"]),
            Entry("twc.name-change", "用水過戶", "Water name change",
                ["水費過戶要帶什麼", "我要辦用水過戶", "水費單名字怎麼改", "買房子水要過戶", "水號改成我的名字", "台水改名字", "用水戶名變更", "我要過戶"],
                ["change the name on my water bill", "transfer the water account", "put the water account in my name",
                    "water name change documents"]),
            Entry("taipower.ebill", "電子帳單", "Electronic bill",
                ["我要申請電子帳單", "帳單不要再寄紙本", "電子帳單怎麼取消", "用電子郵件收電費單", "紙本帳單改電子", "電費電子帳單"],
                ["get my bill by e-mail", "apply for the electronic bill", "stop paper bills", "cancel the e-bill"]),
            Entry("taipower.outage-report", "停電報修", "Power outage",
                ["家裡突然停電", "整條街都沒電", "停電要打給誰", "什麼時候會復電", "跳電了怎麼辦", "只有我家停電"],
                ["my power is out", "report a blackout", "no electricity at home", "when will the power be back"]),
            Entry("twc.water-outage", "停水", "No water",
                ["家裡沒有水", "停水要停到什麼時候", "整區停水查詢", "水壓很小", "為什麼沒水", "停水通知"],
                ["no water at home", "water outage", "when will the water be back", "low water pressure"]),
        }.ToDictionary(e => e.Id),
        Catalogue());

    private static Entry Entry(
        string id, string name, string english, string[] utterances, string[] englishUtterances) => new(
        id, EntryKind.Procedure, "owner", new Classes("a", "b", "c"), new DateOnly(2026, 1, 1),
        new DateOnly(2027, 1, 1), null, [],
        new Dictionary<string, EntryWording> { ["zh-TW"] = Wording(name), ["en"] = Wording(english) },
        new Dictionary<string, IReadOnlyList<string>> { ["zh-TW"] = utterances, ["en"] = englishUtterances },
        [], default);

    private static EntryWording Wording(string name) =>
        new(name, name, name, [], new Dictionary<string, SlotWording>(),
            new Dictionary<(Section, string), string>(), default);

    private static Catalogue Catalogue() => new(
        new Dictionary<string, DocumentUse>(), new Dictionary<string, Channel>(), new Dictionary<string, Contact>(),
        new Dictionary<string, Organisation>
        {
            ["taipower"] = new("taipower", "c"), ["twc"] = new("twc", "c"), ["twd"] = new("twd", "c"),
            ["any"] = new("any", "c")
        },
        new Dictionary<string, Source>(), new Dictionary<string, IReadOnlyList<DatedValue>>(),
        new Dictionary<string, IReadOnlyList<string>>(),
        new Dictionary<string, CatalogueWording>
        {
            ["zh-TW"] = Words(
                ("taipower", "台灣電力公司", "台電", "電"), ("twc", "台灣自來水公司", "台水", "水"), ("twd", "臺北自來水事業處", "北水處", "水"),
                ("any", "水電跨機關服務", "水電跨機關", "水電")),
            ["en"] = Words(
                ("taipower", "Taiwan Power Company", "Taipower", "electricity"),
                ("twc", "Taiwan Water Corporation", "Taiwan Water", "water"),
                ("twd", "Taipei Water Department", "Taipei Water", "water"),
                ("any", "Joint service", "joint service", "water and electricity")),
        });

    private static CatalogueWording Words(
        params (string Id, string Name, string Short, string Topic)[] organisations) => new(
        new Dictionary<string, ItemWording>(), new Dictionary<string, ItemWording>(),
        new Dictionary<string, ContactWording>(),
        organisations.ToDictionary(o => o.Id, o => new OrganisationWording(o.Name, o.Short, o.Topic)),
        new Dictionary<string, SlotWording>(), new Dictionary<(string, string), string>());
}
