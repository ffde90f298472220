using System.Globalization;
using System.Text;
using BotService.Engine.Language;

namespace BotService.Tests.Language;

public class PersonalDataTests
{
    [Theory]
    [InlineData("我的身分證是A123456789", "我的身分證是〔身分證〕")]
    [InlineData("a 1234 56789 可以嗎", "〔身分證〕 可以嗎")]
    [InlineData("Ａ１２３４５６７８９", "〔身分證〕")]
    [InlineData("A-123456789一張", "〔身分證〕一張")]
    [InlineData("居留證 A800000014", "居留證 〔居留證〕")]
    [InlineData("AC12345678", "〔居留證〕")]
    [InlineData("打0912-345-678給我", "打〔電話〕給我")]
    [InlineData("0912345678一下", "〔電話〕一下")]
    [InlineData("+886 912 345 678", "〔電話〕")]
    [InlineData("電話(02)2345-6789轉12", "電話〔電話〕轉12")]
    [InlineData("02 2345 6789", "〔電話〕")]
    [InlineData("電話 234-5678", "電話 〔電話〕")]
    [InlineData("零九一二三四五六七八", "〔電話〕")]
    [InlineData("０９１２－３４５－６７８", "〔電話〕")]
    [InlineData("0912345678 0987654321", "〔電話〕 〔電話〕")]
    [InlineData("A123456789 0912345678", "〔身分證〕 〔電話〕")]
    [InlineData("電號05-12-3456-78-9", "電號〔電號〕")]
    [InlineData("05123456789", "〔電號〕")]
    [InlineData("水號 4A-12-345678-9", "水號 〔水號〕")]
    [InlineData("4A123456789", "〔水號〕")]
    [InlineData("統編 12345678", "統編 〔統編〕")]
    [InlineData("12345678", "〔號碼〕")]
    [InlineData("4311-9522-1234-5678", "〔卡號〕")]
    [InlineData("4000 0000 0000 0002", "〔卡號〕")]
    [InlineData("帳號 012-345678-901", "帳號 〔帳號〕")]
    [InlineData("foo.bar@gmail.com謝謝", "〔電子郵件〕謝謝")]
    [InlineData("信箱ｆｏｏ＠ｂａｒ．ｃｏｍ", "信箱〔電子郵件〕")]
    [InlineData("foo @ bar.com", "〔電子郵件〕")]
    [InlineData("a@b.tw", "〔電子郵件〕")]
    [InlineData("@客服 寄到 foo@bar.com.", "@客服 寄到 〔電子郵件〕.")]
    [InlineData("住在三峽區中正路5號", "住在〔地址〕")]
    [InlineData("板橋區民權市場路9號", "〔地址〕")]
    [InlineData("地址是松仁路20號", "地址是〔地址〕")]
    [InlineData("就是，村12號之1", "就是，〔地址〕")]
    [InlineData("110055台北市松仁路7號", "〔地址〕")]
    [InlineData("12台北市松仁路7號", "12〔地址〕")]
    [InlineData("我住在台北市信義區松仁路100號5樓之1，要過戶", "我住在〔地址〕，要過戶")]
    [InlineData("地址：松仁路三段二十號", "地址：〔地址〕")]
    [InlineData("110台北市松仁路7巷3弄2-1號", "〔地址〕")]
    [InlineData("花蓮縣吉安鄉中山路一段12號B1", "〔地址〕")]
    [InlineData("I live at No. 100, Songren Rd., Xinyi Dist., Taipei", "I live at 〔地址〕, Taipei")]
    [InlineData("生日是民國75年3月2日", "生日是〔生日〕")]
    [InlineData("出生年月日：1985/3/2", "出生年月日：〔生日〕")]
    [InlineData("七十五年三月二日生", "〔生日〕生")]
    [InlineData("born March 2, 1985.", "born 〔生日〕.")]
    [InlineData("192.168.100.200", "〔號碼〕")]
    public void Mask_OfAKind_NamesIt(string text, string masked) => Assert.Equal(masked, PersonalData.Mask(text));

    [Theory]
    [InlineData("打1911或1910或1999")]
    [InlineData("1911 1910")]
    [InlineData("1911 / 1910")]
    [InlineData("北水處02-8733-5678")]
    [InlineData("(02) 8733-5678")]
    [InlineData("02 8733 5678")]
    [InlineData("0287335678")]
    [InlineData("電話8733-5678")]
    [InlineData("165、110、119、1925")]
    [InlineData("電話１９１１")]
    [InlineData("一九一一")]
    [InlineData("2026-11-20 10:30")]
    [InlineData("115.11.20 下午")]
    [InlineData("2024-2025")]
    [InlineData("民國115年11月20日")]
    [InlineData("帳單1,234,567元")]
    [InlineData("用電350度 電費1234.5元")]
    [InlineData("第3號公告、表燈5號")]
    [InlineData("我要一張、二張、三張")]
    [InlineData("三段式時間電價")]
    [InlineData("過戶要帶什麼？😀")]
    [InlineData("")]
    [InlineData("user@")]
    [InlineData("看@bar.com")]
    [InlineData("@someone 你好")]
    public void Mask_OfNothingPersonal_ReturnsTheSameString(string text) => Assert.Same(text, PersonalData.Mask(text));

    [Theory]
    [InlineData("0912345678 1911", "〔電話〕 1911")]
    [InlineData("1911 0912345678", "1911 〔電話〕")]
    [InlineData("02-8733-5678 0912-345-678", "02-8733-5678 〔電話〕")]
    public void Mask_BesideAHotline_LeavesTheHotline(string text, string masked) =>
        Assert.Equal(masked, PersonalData.Mask(text));

    [Fact]
    public void Mask_OfAnAddressFarInAText_NamesItWhole()
    {
        var before = string.Concat(Enumerable.Repeat("我想問一下，", 60));
        var longest = new string('x', 64);

        Assert.Equal($"{before}〔電子郵件〕謝謝", PersonalData.Mask($"{before}foo.bar@example.com.tw謝謝"));
        Assert.Equal("〔電子郵件〕", PersonalData.Mask($"{longest}@b.tw"));
        Assert.Equal("y〔電子郵件〕", PersonalData.Mask($"y{longest}@b.tw"));
    }

    [Fact]
    public void Mask_OfMadeUpPersons_LeavesNothingOfThem()
    {
        var persons = new Persons(2026);
        for (var i = 0; i < 1000; i++)
        {
            foreach (var number in (string[])[
                persons.Identity(), persons.Residence(), persons.Mobile(), persons.Landline(), persons.Electricity(),
                persons.Card(), persons.Water()])
            {
                var text = persons.Pick("", "我的是", "my number is ", "電話1911, ") + persons.Written(number)
                    + persons.Pick("", "謝謝", " 對嗎", "。請問", ", thanks", "\n");
                var masked = PersonalData.Mask(text);
                Assert.True(LongestRun(masked) < 5
                    || !Plain(masked).Contains(number[^5..], StringComparison.OrdinalIgnoreCase), $"{text} → {masked}");
                Assert.Equal(masked, PersonalData.Mask(masked));
            }

            Assert.Equal("我是〔電話〕", PersonalData.Mask("我是" + persons.Chinese(persons.Mobile())));
            Assert.Equal("寄到〔電子郵件〕", PersonalData.Mask("寄到" + persons.Email()));
            var (address, core) = persons.Address();
            Assert.DoesNotContain(
                core, PersonalData.Mask(persons.Pick("", "我住在", "地址是") + address + persons.Pick("", "，要過戶", " 謝謝")));
        }
    }

    [Fact]
    public void Mask_OfAnyText_NeitherThrowsNorChangesItsOwnMarks()
    {
        var persons = new Persons(7);
        const string Parts = "0123456789〇一九十百號巷弄路段市區-.() @a＠Ａ０\u200B\uD83D\uDE00\uD800\n,，生日民國年月+ʼ①𝟎";
        for (var i = 0; i < 10_000; i++)
        {
            var text = new StringBuilder();
            for (var n = persons.Below(60); n > 0; n--) text.Append(Parts[persons.Below(Parts.Length)]);

            var masked = PersonalData.Mask(text.ToString());
            Assert.True(LongestRun(masked) < 8, $"{text} → {masked}");
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1 ")]
    [InlineData("@a")]
    [InlineData("a.a@")]
    [InlineData("1號")]
    [InlineData("路1號")]
    [InlineData("台北市路1巷")]
    [InlineData("生日1年")]
    [InlineData("no. 1 a ")]
    [InlineData("a1-")]
    [InlineData("(0")]
    [InlineData("\u200B")]
    public void Mask_OfAHugeHostileText_Ends(string part) =>
        PersonalData.Mask(string.Concat(Enumerable.Repeat(part, 300_000 / part.Length)));

    private static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
