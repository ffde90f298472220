using System.Globalization;
using BotService.Channels.Line.Messages;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Tests.Sheets;

namespace BotService.Tests.Channels.Line.Messages;

/// <summary>Just within the limits, and one beyond.</summary>
public sealed class BoundaryTests
{
    /// <summary>Eleven UTF-16 units, one character to the reader.</summary>
    private const string Family = "👨‍👩‍👧‍👦";

    [Fact]
    public void Choices_Thirteen_AreAllButtonsAndNoText()
    {
        var message = Assert.Single(ToLine.Write(ToLine.Text("which", Labels(13))));

        Assert.Equal("which", message.Said());
        Assert.Equal(Labels(13), message.QuickReplies().Select(a => (string?)a["label"]));
    }

    [Fact]
    public void Choices_Fourteen_AreListedAndTheRestCanBeTyped()
    {
        var message = Assert.Single(ToLine.Write(ToLine.Text("which", Labels(14))));

        Assert.Equal(
            ["which", .. Labels(14).Select(l => $"• {l}"),
                TestPages.Wordings.All[0].Say("line.others", ("count", "13"))], message.Said().Split('\n'));
        Assert.Equal(Labels(13), message.QuickReplies().Select(a => (string?)a["text"]));
    }

    [Fact]
    public void Label_OfTwentyFamilies_StandsInFull()
    {
        var label = string.Concat(Enumerable.Repeat(Family, 20));

        var message = Assert.Single(ToLine.Write(ToLine.Text("which", label)));

        Assert.Equal(("which", label), (message.Said(), (string?)message.QuickReplies()[0]["label"]));
    }

    [Fact]
    public void Label_OfTwentyOneFamilies_IsCutBetweenFamiliesAndListed()
    {
        var label = string.Concat(Enumerable.Repeat(Family, 21));

        var message = Assert.Single(ToLine.Write(ToLine.Text("which", label, "short")));

        Assert.Equal($"which\n1. {label}", message.Said());
        Assert.Equal(
            ["1. " + string.Concat(Enumerable.Repeat(Family, 16)) + "…", "short"],
            message.QuickReplies().Select(a => (string?)a["label"]));
        Assert.Equal([label, "short"], message.QuickReplies().Select(a => (string?)a["text"]));
    }

    [Fact]
    public void Choices_UnderASlip_AreListedBeforeItAndOfferedAfterIt()
    {
        var messages = ToLine.Write(ToLine.List(SheetSamples.Plain(), Labels(14)));

        Limits.AssertKept(messages);
        Assert.Contains("• choice 14", messages[0].Said(), StringComparison.Ordinal);
        Assert.Equal(13, messages[^1].QuickReplies().Length);
        Assert.Equal("flex", (string?)messages[^1]["type"]);
    }

    [Theory]
    [InlineData(5000, 1)]
    [InlineData(5001, 2)]
    public void Text_OfSoManyUnits_TakesSoManyMessages(int units, int expected)
    {
        var messages = ToLine.Write(ToLine.Text(new string('字', units)));

        Assert.Equal(expected, messages.Count);
        Assert.Equal(units, messages.Sum(m => m.Said().Length));
        Limits.AssertKept(messages);
    }

    [Theory]
    [InlineData(4990, Family)]
    [InlineData(4999, "😀")]
    [InlineData(4998, "e\u0301\u0302")]
    public void Text_WithACharacterAtTheCut_KeepsItWhole(int before, string character)
    {
        var messages = ToLine.Write(ToLine.Text(new string('字', before) + character + "後"));

        Assert.Equal([new string('字', before), character + "後"], messages.Select(m => m.Said()));
    }

    [Fact]
    public void Text_WithAnAddressAtTheCut_KeepsItWhole()
    {
        const string Address = "https://www.example.gov.tw/a.b?c=d";

        var messages = ToLine.Write(ToLine.Text(new string('字', 4990) + Address));

        Assert.Equal(Address, messages[1].Said());
    }

    [Fact]
    public void Text_OfManySentences_IsCutBetweenThem()
    {
        var sentence = new string('字', 99) + "。";

        var messages = ToLine.Write(ToLine.Text(string.Concat(Enumerable.Repeat(sentence, 66)) + "「" + sentence + "」"));

        Assert.All(messages, m => Assert.Matches("。」?$", m.Said()));
        Assert.Equal((66 * 100) + 102, messages.Sum(m => m.Said().Length));
    }

    [Fact]
    public void Text_OfFiveThousandCombiningMarks_IsStillTaken()
    {
        var messages = ToLine.Write(ToLine.Text("a" + new string('\u0301', 5000) + "\U0001F600"));

        Limits.AssertKept(messages);
        Assert.Equal(5003, messages.Sum(m => m.Said().Length));
    }

    [Fact]
    public void Text_LongerThanFiveMessages_SaysThatThereIsMore()
    {
        var messages = ToLine.Write(ToLine.Text(new string('字', 30_000)));

        Limits.AssertKept(messages);
        Assert.Equal(TestPages.Wordings.All[0]["line.too-much-elsewhere"], messages[^1].Said());
    }

    [Fact]
    public void Sheet_OfTwoHundredItems_LosesNone()
    {
        var sheet = Long(PartKind.Documents, 200, 20);

        var messages = ToLine.Write(ToLine.List(sheet));

        Limits.AssertKept(messages);
        SheetWords.AssertInOrder(SheetWords.Of(sheet), LineReader.Text(messages));
    }

    [Fact]
    public void Sheet_CutInTheMidstOfAPart_TellsThatItGoesOnAndTearsNoItem()
    {
        var sheet = Long(PartKind.Documents, 60, 100);

        var messages = ToLine.Write(ToLine.List(sheet));

        var pages = LineReader.Bubbles(messages)
            .Select(b => LineReader.Text([new() { ["contents"] = b.DeepClone() }])).ToList();
        Assert.True(pages.Count > 2);
        Assert.All(pages.Skip(1).SkipLast(1),
            page => Assert.Contains(
                TestPages.Wordings.For("en").Say("line.continued", ("heading", "Heading")), page,
                StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 60),
            i => Assert.Single(
                pages, page => page.Contains($"item {i} ", StringComparison.Ordinal)
                    && page.Contains($"detail {i}.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(ToLine.Site)]
    [InlineData(null)]
    public void Sheet_BeyondFiveMessages_LetsTheWorkingGiveWayAndSaysSo(string? site)
    {
        var papers = Long(PartKind.Documents, 100, 200);
        var sheet = papers with
        {
            Parts = [.. papers.Parts, .. Long(PartKind.Warnings, 5, 50).Parts, .. Long(PartKind.Legal, 3, 30).Parts,
                .. Long(PartKind.Working, 900, 300).Parts]
        };

        var messages = ToLine.Write(site, [ToLine.List(sheet)]);

        Limits.AssertKept(messages);
        var kept = sheet with { Parts = [.. sheet.Parts.Where(p => p.Kind != PartKind.Working)] };
        SheetWords.AssertInOrder(SheetWords.Of(kept), LineReader.Text(messages));
        Assert.DoesNotContain("Working item", LineReader.Text(messages), StringComparison.Ordinal);
        Assert.Contains("900", LineReader.Text(messages), StringComparison.Ordinal);
        Assert.Equal(
            site is null ? 0 : 2, LineReader.Links(messages).Count(l => l.Contains("/c/r-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Item_LargerThanABubble_IsCutBetweenItsLines()
    {
        var item = new SheetItem(
            "x", "item", [.. Enumerable.Range(0, 20).Select(i => $"{i} " + new string('字', 1900))],
            FactStatus.Confirmed, null, null, null, []);
        var sheet = SheetSamples.Bare with { Parts = [new SheetPart(PartKind.Documents, "Heading", [item])] };

        var messages = ToLine.Write(ToLine.List(sheet));

        Limits.AssertKept(messages);
        SheetWords.AssertInOrder(SheetWords.Of(sheet), LineReader.Text(messages));
    }

    [Fact]
    public void AltText_OfALongSheet_EndsWithWhereAllOfItStands()
    {
        var sheet = Long(PartKind.Documents, 200, 200);

        var alt = (string)ToLine.Write(ToLine.List(sheet)).First(m => m["altText"] is not null)["altText"]!;

        Assert.InRange(alt.Length, 1000, 1500);
        Assert.StartsWith("Title only.", alt, StringComparison.Ordinal);
        Assert.EndsWith($"{ToLine.Site}/c/r-{0:x32}", alt, StringComparison.Ordinal);
    }

    [Fact]
    public void AltText_OfAChecklist_NamesWhatToBringAndWhatItCosts()
    {
        SheetPart Part(PartKind kind, string text) =>
            new(kind, "h", [new SheetItem("i", text, [], FactStatus.Confirmed, null, null, null, [])]);
        var sheet = SheetSamples.Plain() with
        {
            Parts = [Part(PartKind.Documents, "身分證。"), Part(PartKind.Forms, "申請書"), Part(PartKind.Fees, "免費。")]
        };

        var alt = (string)ToLine.Write(null, [ToLine.List(sheet)])[1]["altText"]!;

        Assert.Equal(
            $"用電過戶。\n要帶：身分證。\n要填：申請書。\n費用：免費。\n{TestPages.Wordings.All[0].Say("line.alt.full-here", ("receipt", $"r-{0:x32}"))}", alt);
    }

    [Theory]
    [InlineData("https://例子.tw/表單?名=值", "https://xn--fsqu00a.tw/%E8%A1%A8%E5%96%AE?%E5%90%8D=%E5%80%BC")]
    [InlineData("tel:1911", "tel:1911")]
    [InlineData("mailto:a@example.tw", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("no address", null)]
    public void Address_ForLine_IsEscapedOrNone(string url, string? expected) =>
        Assert.Equal(expected, LineAddress.Of(url));

    [Fact]
    public void Address_LongerThanAThousand_StandsAsText()
    {
        var url = "https://www.example.gov.tw/" + new string('a', 980);
        var sheet = SheetSamples.Bare with { Sources = [new SheetSource("s", "Source", url, "2026")] };

        var messages = ToLine.Write(ToLine.List(sheet));

        Limits.AssertKept(messages);
        Assert.Contains(url, LineReader.Text(messages), StringComparison.Ordinal);
    }

    private static string[] Labels(int count) => [.. Enumerable.Range(1, count).Select(i => $"choice {i}")];

    private static Sheet Long(PartKind kind, int items, int letters) => SheetSamples.Bare with
    {
        Parts = [new SheetPart(kind, "Heading", [.. Enumerable.Range(0, items).Select(i => new SheetItem(
            string.Create(CultureInfo.InvariantCulture, $"i{i}"), $"{kind} item {i} {new string('x', letters)}",
            [$"detail {i}."], FactStatus.Confirmed, null, null, null, []))])],
    };
}
