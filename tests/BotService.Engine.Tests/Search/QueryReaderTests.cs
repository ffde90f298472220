using BotService.Engine.Search;

namespace BotService.Tests.Search;

public sealed class QueryReaderTests
{
    private static readonly QueryReader Reader = new(["怎麼", "請問", "的", "how", "the"]);

    [Theory]
    [InlineData("電費 過戶", "電費|過戶", "", "", "")]
    [InlineData("電費「通訊 地址」", "電費", "通訊 地址", "", "")]
    [InlineData("電費 -水費 －「糖 業」", "電費", "", "水費|糖 業", "")]
    [InlineData("the e-bill", "e|bill", "", "", "the")]
    [InlineData("請問電費的過戶怎麼辦", "電費|過戶|辦", "", "", "請問|的|怎麼")]
    [InlineData("目的", "目的", "", "", "")]
    [InlineData("how", "how", "", "", "")]
    [InlineData("LINE繳費", "line|繳費", "", "", "")]
    [InlineData("電費 電費", "電費", "", "", "")]
    [InlineData("02-8733-5678", "02|8733|5678", "", "", "")]
    public void Read_OneText_GivesItsTerms(string text, string words, string phrases, string excluded, string aside)
    {
        var read = Reader.Read(text);

        string[] all =
            [.. ((IReadOnlyList<string>[])[read.Understood.Words, read.Understood.Phrases, read.Excluded, read.SetAside]).Select(l => string.Join('|', l))];
        Assert.Equal([words, phrases, excluded, aside], all);
        Assert.False(read.Cut || read.Unbalanced || read.IsBlank || read.IsEmpty);
    }

    [Theory]
    [InlineData("\"電費")]
    [InlineData("電費」")]
    [InlineData("「電費\"")]
    [InlineData("“電費")]
    public void Read_QuoteWithoutPartner_ReadsThePlainWord(string text)
    {
        var read = Reader.Read(text);

        Assert.True(read.Unbalanced);
        Assert.Equal([new QueryTerm(TermKind.Characters, "電費")], read.Wanted);
    }

    [Theory]
    [InlineData("- - -")]
    [InlineData("\"\" 「」")]
    [InlineData("?!.*()[]{}%_;'")]
    [InlineData("\u0000\u0001\u202e")]
    [InlineData("😀")]
    public void Read_NothingButSigns_IsEmptyAndNotBlank(string text) => Assert.True(Reader.Read(text).IsEmpty);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u3000")]
    public void Read_Nothing_IsBlank(string? text) =>
        Assert.True(Reader.Read(text) is { IsBlank: true, IsEmpty: false });

    [Fact]
    public void Read_TenThousandCharacters_ReadsTheBeginningAndSaysSo()
    {
        var read = Reader.Read("電費 " + string.Concat(Enumerable.Repeat("abc def ", 1250)));

        Assert.True(read.Cut);
        Assert.Equal(new QueryTerm(TermKind.Characters, "電費"), read.Wanted[0]);
    }

    [Fact]
    public void Typed_TheTermsAgain_AreReadTheSame()
    {
        var read = Reader.Read("電費 \"account number\" -水費 -\"糖 業\"");

        Assert.Equal(read.Wanted, Reader.Read(read.Typed(read.Wanted)).Wanted);
        Assert.Equal(read.Excluded, Reader.Read(read.Typed(read.Wanted)).Excluded);
    }
}
