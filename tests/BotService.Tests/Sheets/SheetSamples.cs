using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Sheets;

/// <summary>
/// Sheets that hold every kind of part and item, and words that Markdown, HTML and XML would each like to eat.
/// </summary>
internal static class SheetSamples
{
    public const string Hostile =
        "1. <b>*星號*</b> & _底線_ [連結](javascript:alert(1)) `碼` ~~刪~~ \"引\" 'q' {{x}} # \\(a\\) $5$ | > http://a.example/";

    public static readonly IReadOnlyDictionary<string, string> Labels = new[]
    {
        "case", "sources", "source-number", "contact", "as-of", "in-force", "release", "receipt", "print", "odt",
    }.ToDictionary(key => key, key => $"label of {key}");

    public static Sheet Plain(string locale = "zh-TW") => Build(locale, "用電過戶", i => $"項目{i}");

    public static Sheet WithHostileWords => Build("en", Hostile, i => $"{i} {Hostile}");

    /// <summary>The least a sheet can be.</summary>
    public static Sheet Bare =>
        new("twc.x", "en", "Title only", "Summary only", [], null, [], [], "Contact only", new(2026, 11, 20),
            new(2026, 1, 1), "abc", Labels);

    public static IEnumerable<Sheet> All => [Plain(), Plain("en"), WithHostileWords, Bare];

    public const string ReceiptId = "r-0123456789abcdef";

    public static readonly DateTimeOffset At = new(2026, 11, 20, 3, 4, 5, TimeSpan.Zero);

    public static Receipt Receipt(Sheet sheet, string id = ReceiptId) => new(id, At, sheet);

    public static Reply Reply(Sheet? sheet, ReplyKind kind = ReplyKind.Checklist, params string[] choices) => new(
        kind, sheet?.Locale ?? "zh-TW", "第一行\n第二行 *不是粗體*", "共 20 項", sheet, [.. choices.Select(Offered)],
        new AnswerInfo(
            "taipower.name-change", new Dictionary<string, string> { ["applicant"] = "company" }, "abc123",
            new DateOnly(2022, 2, 22), 0.93, ["app-form"]));

    private static Offer Offered(string label) =>
        new(label, label is "有幫助" or "Helpful" ? Offer.Helpful : $"entry:{label}");

    private static Sheet Build(string locale, string title, Func<int, string> word)
    {
        var n = 0;
        string Next() => word(++n);
        SheetItem Item(
            int i) => new(
                $"id{i}", Next(), i % 2 == 0 ? [] : [Next(), Next()], (FactStatus)(i % 4), i % 4 == 0 ? null : Next(),
            i % 3 == 0 ? Next() : null,
            (i % 5) switch { 0 => "https://www.example.gov.tw/a_b(c)?x=1&y=2", 1 => "tel:1911", _ => null },
            i % 2 == 0 ? [1] : [1, 2]);
        var parts = Enum.GetValues<PartKind>()
            .Select((kind, k) => new SheetPart(kind, Next(), [Item(3 * k), Item((3 * k) + 1), Item((3 * k) + 2)]))
            .ToList();
        return new Sheet(
            "taipower.name-change", locale, title, Next(), [new(Next(), Next()), new(Next(), Next())], Next(), parts,
            [new("app-form", Next(), "https://www.example.gov.tw/form", Next()), new("law", Next(), null, Next())],
            Next(),
            new DateOnly(2026, 11, 20), new DateOnly(2022, 2, 22), "abc123def456", Labels);
    }
}
