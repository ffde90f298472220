namespace BotService.Engine.Language.Masking;

/// <summary>What was found, as positions in the shadow.</summary>
internal readonly record struct Span(int Start, int End, string Kind);

/// <summary>The names that stand in place of what was taken out.</summary>
internal static class Kinds
{
    public const string Identity = "身分證";
    public const string Residence = "居留證";
    public const string Passport = "護照";
    public const string Phone = "電話";
    public const string Email = "電子郵件";
    public const string Card = "卡號";
    public const string Account = "帳號";
    public const string Electricity = "電號";
    public const string Water = "水號";
    public const string Business = "統編";
    public const string Address = "地址";
    public const string Birth = "生日";
    public const string Number = "號碼";

    /// <summary>What stands in the place of a telephone number.</summary>
    public static readonly string PhoneMark = $"〔{Phone}〕";

    /// <summary>Words that say what the number after them is. Longer words first where one holds another.</summary>
    private static readonly (string Word, string Kind)[] Labels =
    [
        ("身分證", Identity), ("身份證", Identity), ("居留證", Residence), ("護照", Passport), ("passport", Passport),
        ("統一編號", Business), ("統編", Business), ("tax id", Business), ("ubn", Business),
        ("電話", Phone), ("手機", Phone), ("行動", Phone), ("市話", Phone), ("傳真", Phone), ("聯絡", Phone), ("打給", Phone),
        ("phone", Phone), ("mobile", Phone), ("cell", Phone), ("tel", Phone), ("fax", Phone), ("call me", Phone),
        ("電號", Electricity), ("水號", Water), ("customer no", Electricity), ("customer number", Electricity),
        ("帳號", Account), ("帳戶", Account), ("account", Account), ("卡號", Card), ("信用卡", Card), ("card", Card),
    ];

    /// <summary>
    /// The kind named by a word shortly before a position, in the same clause and with no other number
    /// between; null when there is none.
    /// </summary>
    public static string? LabelBefore(string text, int at)
    {
        var from = at;
        while (from > 0 && at - from < 14 && !char.IsAsciiDigit(text[from - 1])
            && !"，。；！？,;!?\n〔〕".Contains(text[from - 1]))
        {
            from--;
        }

        var before = text.AsSpan(from, at - from);
        (int At, string? Kind) nearest = (-1, null);
        foreach (var (word, kind) in Labels)
        {
            var found = before.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (found > nearest.At) nearest = (found, kind);
        }

        return nearest.Kind;
    }
}
