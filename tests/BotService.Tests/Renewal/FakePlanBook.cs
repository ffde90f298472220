using BotService.Engine.Plans;
using BotService.Renewal;
using BotService.Tests.Plans.Difference;

namespace BotService.Tests.Renewal;

/// <summary>A book of small plans: one office's of two years, and a ministry's for two companies.</summary>
internal sealed class FakePlanBook : IPlanBook
{
    public const string Old = "taipower-taipei-112", New = "taipower-taipei-113", Ministry = "moea-soe-106";

    public static readonly ServicePlan Before = SmallPlan.Of(
        Old, "一 | 基礎服務", "一(二) | 服務友善性", "一(二)2 | 提高網站使用便利性",
        "一(二)2(1) | 提供與 MyEGov 連結服務。 | 資訊組 | 隨時辦理",
        "一(二)2(2) | 設置諮商室或指定特定地點，提供用戶諮商服務。 | 業務組 | 隨時辦理",
        "一(二)2(3) | 申辦電子帳單每期減免電費 3 元。 | 業務組 | 隨時辦理") with { Title = "112 年度提升服務效能執行計畫" };

    public static readonly ServicePlan After = SmallPlan.Of(
        New, "一 | 基礎服務", "一(二) | 服務友善性", "一(二)2 | 提高網站使用便利性",
        "一(二)2(1) | 提供與電子化政府入口網連結服務。 | 資訊組 | 隨時辦理",
        "一(二)2(2) | 申辦電子帳單每期減免電費 10 元。 | 業務組 | 隨時辦理",
        "一(二)2(3) | =HYPERLINK 新增租屋電費查詢專區，用戶只要申請後即可查詢租賃期間電費資訊。 | 電費組 | 持續辦理") with
    {
        Title = "113 年度提升服務效能執行計畫",
        Frame = [new(PlanPartKind.Assessment, "考核結果應分別於 113 年 7 月 8 日及 114 年 1 月 6 日前填報。", new(9, 9))],
    };

    private readonly List<ServicePlan> plans =
    [
        After, Before,
        SmallPlan.Of(
            Ministry, "一 | 基礎服務", "一(一) | 服務一致", "一(一)台電 | 台電公司", "一(一)台電(1) | 提供多元案件查詢管道，方便查詢進度。",
            "一(一)台水 | 台水公司", "一(一)台水(1) | 提供多元案件查詢管道，方便用戶查詢進度。") with { Organisation = "any", Office = null },
    ];

    public Task<IReadOnlyList<KeptPlan>> ListAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<KeptPlan>>(
        [.. plans.Select(p => new KeptPlan(p.Id, p.Year, p.Organisation, p.Office, p.Title, p.Items.Count, 0, DateTimeOffset.UnixEpoch, "ann"))]);

    public Task<ServicePlan?> FindAsync(string id, CancellationToken cancel) => Task.FromResult(plans.Find(p => p.Id == id));
}
