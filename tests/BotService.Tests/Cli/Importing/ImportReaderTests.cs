using System.Text;
using BotService.Cli.Importing;

namespace BotService.Tests.Cli.Importing;

/// <summary>Files of questions and answers as strangers save them: each is read, or named with its line and not read at all.</summary>
public sealed class ImportReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Csv_WithBreaksAndCommas_IsReadWithItsLines()
    {
        var read = Read("faq.csv", "問題,答案,來源\n\"甲？\",\"一,\n二\",網站\n乙？,三,\n");
        Assert.Empty(read.Findings.Problems);
        Assert.Equal([("甲？", "一,\n二", "網站", 2), ("乙？", "三", null, 4)],
            read.Questions.Select(q => (q.Questions[0], q.Answer, q.Source, q.Line)));
    }

    [Fact]
    public void QnaMaker_Tsv_JoinsTheWaysOfOneQuestion()
    {
        var read = Read("kb.tsv", "Question\tAnswer\tSource\tMetadata\tQnaId\n"
            + "How much?\t**Ten** \\n dollars \"net\"\tfaq.docx\t\t1\nWhat does it cost?\t**Ten** \\n dollars \"net\"\tfaq.docx\t\t1\nWhere?\tHere\tfaq.docx\t\t2\n");
        Assert.Empty(read.Findings.Problems);
        Assert.Equal(["How much?", "What does it cost?"], read.Questions[0].Questions);
        Assert.Equal("**Ten**\ndollars \"net\"", read.Questions[0].Answer);
        Assert.Equal(2, read.Questions.Count);
    }

    [Theory]
    // QnA Maker, Custom Question Answering, and its answers over REST.
    [InlineData("""{"qnaDocuments":[{"id":1,"answer":"yes","source":"s","questions":["a?","b?"],"metadata":[]}]}""")]
    [InlineData("""{"Metadata":{},"Assets":{"Qnas":[{"Id":1,"Answer":"yes","Source":"s","Questions":["a?","b?"],"Dialog":{"Prompts":[{"qna":{"answer":"no","questions":["c?"]}}]}}]}}""")]
    [InlineData("""{"value":[{"id":1,"answer":"yes","source":"s","questions":["a?","b?"]}]}""")]
    public void Json_OfAnExport_IsRead(string json)
    {
        var question = Assert.Single(Read("kb.json", json).Questions);
        Assert.Equal(["a?", "b?"], question.Questions);
        Assert.Equal(("yes", "s"), (question.Answer, question.Source));
    }

    [Fact]
    public void Page_OfTermsFoldsAndHeadings_IsReadWithoutItsScripts()
    {
        var read = Read("faq.html", """
            <html><body><nav><h2>常見問題</h2></nav>
            <dl><dt>甲？</dt><dd>一<script>steal()</script></dd></dl>
            <details><summary>乙</summary><p>二</p><p>三</p></details>
            <h3>丙？</h3>
            <p>四</p><ul><li>五</li></ul>
            <h3>丁</h3><p>不是問題</p>
            """);
        Assert.Equal([("甲？", "一", 2), ("乙", "二\n三", 3), ("丙？", "四\n五", 4)],
            read.Questions.Select(q => (q.Questions[0], q.Answer, q.Line)));
    }

    [Fact]
    public void Cells_ThatHoldAPage_AreItsWords()
    {
        var read = Read("faq.csv", "question,answer\na?,\"<p>one <b>two</b></p><img src=x onerror=alert(1)/>\"\nb?,用水 < 10 度\n");
        Assert.Equal(["one two", "用水 < 10 度"], read.Questions.Select(q => q.Answer));
    }

    [Fact]
    public void Rows_WithFormulasOrGaps_AreLeftOutAndNamed()
    {
        var read = Read("faq.csv", "question,answer\n=CMD|' /C calc'!A0,x\na?,\"=HYPERLINK(\"\"http://e\"\")\"\n,x\nb?,\nc?,- one\n@SUM(1),x\n");
        Assert.Equal(["c?"], read.Questions.Select(q => q.Questions[0]));
        Assert.Equal(
            [("formula", 2), ("formula", 3), ("question-empty", 4), ("answer-empty", 5), ("formula", 7)],
            read.Findings.Problems.Select(p => (p.Code, p.Line)));
        Assert.False(read.Findings.HasErrors);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("big5", false)]
    public void Encodings_OfTaiwan_AreRead(string name, bool marked)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes("問題,答案\n水費過期怎麼辦？,先打 1910 問。\n")];
        var read = ReadBytes("faq.csv", bytes);
        Assert.Equal("水費過期怎麼辦？", Assert.Single(read.Questions).Questions[0]);
    }

    [Theory]
    [InlineData("faq.csv", "", "empty-import", 1)]
    [InlineData("faq.csv", "  \n", "empty-import", 1)]
    [InlineData("faq.csv", "question,text\na?,b\n", "column-missing", 1)]
    [InlineData("faq.csv", "question,answer\na?,b\nc?,\"never closed\nd?,e\n", "quote-open", 3)]
    [InlineData("faq.csv", "question,answer\n", "no-questions", 1)]
    [InlineData("faq.xlsx", "x", "unknown-form", 1)]
    [InlineData("kb.json", "{\n\"qnaDocuments\": [\n", "not-json", 3)]
    [InlineData("kb.json", "{\"rows\": []}", "no-questions", 1)]
    [InlineData("faq.html", "<p>nothing</p>", "no-questions", 1)]
    public void Files_ThatCannotBeRead_SayWhereAndGiveNothing(string name, string text, string code, int line)
    {
        var read = Read(name, text);
        var problem = Assert.Single(read.Findings.Problems);
        Assert.Equal((code, name, line, true), (problem.Code, problem.File, problem.Line, problem.IsError));
        Assert.Empty(read.Questions);
    }

    [Fact]
    public void File_ThatIsNoText_IsRefused() =>
        Assert.Equal("not-text", Assert.Single(ReadBytes("faq.csv", [0x61, 0xFF, 0xFF, 0x0A]).Findings.Problems).Code);

    private ImportReading Read(string name, string text) => ReadBytes(name, Encoding.UTF8.GetBytes(text));

    private ImportReading ReadBytes(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return ImportReader.Read(path);
    }
}
