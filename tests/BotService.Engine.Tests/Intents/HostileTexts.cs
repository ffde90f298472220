using System.Text;

namespace BotService.Tests.Intents;

/// <summary>Texts that nobody should send, the same ones every time.</summary>
internal static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "\ud800", "\udc00", "\ud83d\ude00", "👨‍👩‍👧‍👦", "\u202e", "\u200d", "\0", "\r\n", "\u0301", "ﷺ", "㍿", "İ",
        "ß", "ǅ", "𠮷", "𝐀", "電費", "过户", "水", "ㄅㄆ",
        "pay bill", "'; DROP TABLE turns; --", "<script>alert(1)</script>", "{{x}}", "%s%n", "\\", "？！", "ก็", "한국어",
        "かな", "العربية", "\uffff", "\ufffd", "９９", " ", "　",
    ];

    public static IEnumerable<string> Some(int count)
    {
        yield return "";
        yield return new string('電', 10_000);
        yield return new string('a', 10_000);
        yield return string.Concat(Enumerable.Repeat("😀", 10_000));
        yield return string.Concat(Enumerable.Repeat("a ", 10_000));
        yield return new string('\ud800', 10_000);
        yield return string.Concat(Enumerable.Range(0, 10_000).Select(i => new Rune(0x1F300 + i % 1000)));
        var chance = 12345UL;
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            var length = Next(ref chance, 40);
            for (var j = 0; j < length; j++)
            {
                if (Next(ref chance, 3) == 0) text.Append((char)Next(ref chance, char.MaxValue + 1));
                else text.Append(Pieces[Next(ref chance, Pieces.Length)]);
            }
            yield return text.ToString();
        }
    }

    private static int Next(ref ulong chance, int below)
    {
        unchecked
        {
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
        }
        return (int)(chance % (ulong)below);
    }
}
