using System.Globalization;

namespace BotService.Tests.Language;

/// <summary>Makes up personal data: valid in form, of nobody. The same seed makes the same.</summary>
internal sealed class Persons(ulong seed)
{
    private static readonly string[] Roads = ["松仁路", "中山北路二段", "忠孝東路四段", "建國街", "市府大道", "民生路", "三民路一段"];
    private static readonly string[] Places = ["台北市信義區", "新北市板橋區", "高雄市三民區", "花蓮縣吉安鄉", "彰化縣員林市", "臺中市西屯區"];

    private ulong state = seed;

    public string Identity() => IdentityOf(Below(2) + 1);

    public string Residence() => Below(2) == 0 ? IdentityOf(8 + Below(2)) : $"{Letter()}{"ABCD"[Below(4)]}{Digits(8)}";

    public string Mobile() => "09" + Digits(8);

    public string Landline() =>
        Pick("02", "03", "04", "05", "06", "07", "08") + Digits(1, from: 2) + Digits(6 + Below(2));

    public string Electricity() => Digits(11);

    public string Water() => $"{Digits(1)}{Letter()}{Digits(9)}";

    public string Card()
    {
        var body = Pick("4", "51", "35", "62") + Digits(13);
        body = body[..Math.Min(15, body.Length)].PadRight(15, '7');
        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var v = (body[^(i + 1)] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += v > 9 ? v - 9 : v;
        }

        return body + (((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture));
    }

    public string Email() => $"{char.ToLowerInvariant(Letter())}{Digits(3)}.wang@example{Digits(2)}.com.tw";

    /// <summary>The second part is what must not remain of it.</summary>
    public (string Address, string Core) Address()
    {
        var core = $"{Pick(Roads)}{1 + Below(300)}{Pick("", "巷5弄")}{Pick("", "")}";
        core += core.EndsWith('弄') ? $"{1 + Below(90)}號" : "號";
        return ($"{Pick(Places)}{core}{Pick("", "3樓", "之2", "12樓之1")}", core);
    }

    /// <summary>The number as somebody might type it.</summary>
    public string Written(string number)
    {
        var separator = Pick("", "", "-", " ", ".", " - ");
        var text = separator.Length == 0
            ? number : string.Join(separator, number.Chunk(2 + Below(3)).Select(c => new string(c)));
        return Below(6) switch
        {
            0 => FullWidth(text),
            1 => text.ToLowerInvariant(),
            2 => string.Join('\u200B', text.AsEnumerable()),
            _ => text,
        };
    }

    public string Chinese(string digits) => string.Concat(digits.Select(d => "零一二三四五六七八九"[d - '0']));

    public int Below(int n)
    {
        // Knuth's constants; any even spread will do.
        state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
        return (int)((state >> 33) % (ulong)n);
    }

    public string Pick(params string[] of) => of[Below(of.Length)];

    public string Digits(int n, int from = 0) =>
        string.Concat(Enumerable.Range(0, n).Select(_ => (char)('0' + from + Below(10 - from))));

    private static string FullWidth(string text) =>
        string.Concat(text.Select(c => c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c));

    private string IdentityOf(int kind) => $"{Letter()}{kind}{Digits(8)}";

    private char Letter() => (char)('A' + Below(26));
}
