using BotService.Handoff.Referrals;

namespace BotService.Tests.Web.Site;

/// <summary>One address for each kind of page, and for each state in which it looks different.</summary>
internal static class PageKinds
{
    public const string Calculator = "/calculators/taipower.bill-estimate";

    /// <summary>Of the partner who passes citizens on to us.</summary>
    public const string ReferralSecret = "a secret that two sides know";

    public static IEnumerable<(string Name, string Path)> All(string locale) =>
    [
        ("search", "/search"),
        ("found", "/search?q=" + Uri.EscapeDataString(locale == "en" ? "account" : "過戶")),
        ("narrowed", "/search?organisation=taipower&since=2020-01-01&order=date&page=2"),
        ("nothing", "/search?q=" + Uri.EscapeDataString(locale == "en" ? "accuont chnage zebra" : "長頸鹿申請")),
        ("bad-search", "/search?q=a&since=yesterday"),
        ("browse", "/browse"),
        ("shelf", "/browse/service/account"),
        ("entries", "/entries"),
        ("entry", "/entries/taipower.name-change"),
        ("personal", "/entries/taipower.name-change?applicant=company&by=agent"),
        ("topic", "/entries/cpc.price"),
        ("bad-answer", "/entries/taipower.name-change?applicant=robot"),
        ("district", "/entries/taipower.name-change?applicant=person&office=taipower-kaohsiung"),
        ("bad-district", "/entries/taipower.name-change?office=twc-district1"),
        ("suppliers", "/entries/twc.name-change"),
        ("event", "/entries/any.move"),
        ("event-supplied", "/entries/any.move?role=in&supplier=twd"),
        ("answer", "/answers/twc.sms-bill-or-ebill"),
        ("answered", "/search?q=" + Uri.EscapeDataString(locale == "en" ? "Can I have both an e-bill and an SMS bill?" : "電子帳單和簡訊帳單可以兩種都辦嗎")),
        ("offices", "/offices"),
        ("office", "/offices/taipower-gangshan"),
        ("calculators", "/calculators"),
        ("calculator", Calculator),
        ("calculated", Calculator + "?use=home&months=two&season=summer&kwh=350&phase=single"),
        ("problems", Calculator + "?use=home&months=two&season=mixed&kwh=much&phase=single"),
        ("editors", "/editors"),
        ("gaps", "/gaps"),
        ("open-data", "/open-data"),
        ("gaps-narrowed", "/gaps?organisation=twc&page=2"),
        ("bad-gaps", "/gaps?page=1000000000"),
        ("duties", "/duties"),
        ("referral", new ReferralLink(
            "1999", "twc", "twc.leak-report", TimeProvider.System.GetUtcNow().AddHours(2), "路口水管破了，電話 0912345678").Path(ReferralSecret)),
        ("bad-referral", "/refer/1999?until=1"),
        ("missing", "/no/such/page"),
    ];

    public static string In(string path, string locale) =>
        $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={locale}";
}
