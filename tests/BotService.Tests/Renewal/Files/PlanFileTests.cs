using System.Text;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Reading;
using BotService.Renewal.Files;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace BotService.Tests.Renewal.Files;

/// <summary>A plan is the same plan in each kind of file; what is no plan is said in words.</summary>
public sealed class PlanFileTests
{
    public static TheoryData<string> Kinds => [".txt", "utf-16.txt", "big5.txt", "crlf.txt", ".md", ".html", ".docx",
        "numbered.docx", ".odt"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Plan_IsTheSame_InEachKindOfFile(string kind)
    {
        var read = PlanFile.Read($"p{kind}", Bytes(kind));
        Assert.Null(read.Problem);
        var plan = new PlanReader(read.Lines).Read(new("p", null, "o", null));
        Assert.Equal((114, "甲地水廠114年度提升服務執行計畫"), (plan.Year, plan.Title));
        Assert.Equal(["一", "一(一)", "一(一)(1)", "一(一)(2)"], plan.Items.Select(i => i.Path));
        Assert.Equal(("守流程。", "每季1次"), (plan.Items[^1].Text, plan.Items[^1].Deadline));
        Assert.Equal(["工務課"], plan.Items[^1].Departments);
        Assert.Equal("讓人少跑一趟。", Assert.Single(plan.Frame, p => p.Kind == PlanPartKind.Goals).Text);
        Assert.Equal(plan.Characters.Source, plan.Characters.Placed);
    }

    [Fact]
    public void File_LargerThanAnyPlan_IsNotOpened() =>
        AssertBad("plan-file-too-large", "p.docx", new byte[(PlanFile.MostMegabytes * 1024 * 1024) + 1]);

    [Fact]
    public void Text_LongerThanAnyPlan_IsNotRead() => AssertBad("plan-file-too-long", "p.txt",
        Encoding.UTF8.GetBytes(new string('a', 1_000_001)));

    [Fact]
    public void File_ThatUnpacksToFarMore_IsLeftThere() =>
        AssertBad("plan-file-bomb", "p.docx", PlanFiles.Zip(("word/document.xml", new string(' ', 40_000_000))));

    [Fact]
    public void File_WithEntitiesOfItsOwn_IsNotRead() => AssertBad(
        "plan-file-entities", "p.odt", PlanFiles.Zip(("content.xml",
            "<!DOCTYPE a [<!ENTITY b \"cccc\"><!ENTITY d \"&b;&b;&b;\">]><a>&d;</a>")));

    [Fact]
    public void File_WithMacros_IsNotOpened()
    {
        AssertBad("plan-file-macros", "p.docx", PlanFiles.Docx(false, ("word/vbaProject.bin", "x")));
        AssertBad("plan-file-macros", "p.odt", PlanFiles.Odt(("META-INF/manifest.xml",
            "<manifest><file-entry full-path=\"Basic/Standard/a.xml\"/></manifest>")));
    }

    [Fact]
    public void File_WithAPassword_SaysSo()
    {
        byte[] office = [0xD0, 0xCF, 0x11, 0xE0, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        AssertBad("plan-file-locked", "p.docx", office);
        AssertBad("plan-file-locked", "p.odt", PlanFiles.Odt(("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")));
        AssertBad("plan-file-old-word", "p.doc", office[..200]);
    }

    [Fact]
    public void Pdf_WithoutAnyText_SaysSo()
    {
        using var pdf = new PdfDocumentBuilder();
        pdf.AddPage(PageSize.A4);
        AssertBad("plan-file-empty", "p.pdf", pdf.Build());
        pdf.AddPage(PageSize.A4).AddPng(Dot, new(10, 10, 60, 60));
        AssertBad("plan-file-pictures", "p.pdf", pdf.Build());
    }

    [Theory]
    [InlineData("plan-file-empty", "p.txt", "")]
    [InlineData("plan-file-empty", "p.txt", " \n\n ")]
    [InlineData("plan-file-broken", "p.docx", "not a docx")]
    [InlineData("plan-file-broken", "p.docx", "PK\u0003\u0004 broken")]
    [InlineData("plan-file-broken", "p.pdf", "%PDF-1.7 and nothing else")]
    [InlineData("plan-file-unknown", "p.exe", "MZ")]
    public void File_OfNoUse_SaysWhy(string problem, string name, string text) => AssertBad(problem, name, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void File_ThatIsNoText_SaysSo() => AssertBad("plan-file-not-text", "p.txt", [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]);

    [Fact]
    public void ControlCharacters_AreNoneOfThePlans()
    {
        var read = PlanFile.Read("p.txt", Encoding.UTF8.GetBytes("壹、\u0001\u001b[31m計畫"));
        Assert.DoesNotContain(read.Lines[0].Text, char.IsControl);
    }

    /// <summary>One white dot.</summary>
    private static byte[] Dot => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static byte[] Bytes(string kind) => kind switch
    {
        ".md" => Encoding.UTF8.GetBytes(PlanFiles.Markdown),
        ".html" => Encoding.UTF8.GetBytes(PlanFiles.Html),
        ".docx" => PlanFiles.Docx(),
        "numbered.docx" => PlanFiles.Docx(isNumbered: true),
        ".odt" => PlanFiles.Odt(),
        "utf-16.txt" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(PlanFiles.Text)],
        "big5.txt" => CodePagesEncodingProvider.Instance.GetEncoding(950)!.GetBytes(PlanFiles.Text),
        "crlf.txt" => Encoding.UTF8.GetBytes(PlanFiles.Text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        _ => Encoding.UTF8.GetBytes(PlanFiles.Text),
    };

    private static void AssertBad(string code, string name, byte[] bytes)
    {
        var read = PlanFile.Read(name, bytes);
        Assert.Equal(code, read.Problem?.Code);
        Assert.Empty(read.Lines);
        Assert.Contains(name, read.Problem!.Text.Chinese, StringComparison.Ordinal);
    }
}
