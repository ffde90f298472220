using BotService.Engine;
using BotService.Engine.Data;
using BotService.Engine.Dialogs;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;
using BotService.Insight.Duties;

namespace BotService.Tests.Releases;

/// <summary>A language is data: its files and one line in <c>locales.yaml</c>, and no line of code.</summary>
public sealed class ThirdLanguageTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("botservice-").FullName;

    public ThirdLanguageTests()
    {
        foreach (var folder in (string[])["knowledge", "dialogs", "duties"])
            foreach (var file in Directory.EnumerateFiles(
                Path.Combine(Shipped.Root, folder), "*", SearchOption.AllDirectories))
                Put(Path.GetRelativePath(Shipped.Root, file), File.ReadAllText(file));
        foreach (var file in Directory.GetFiles(root, "*.en.*", SearchOption.AllDirectories))
            if (file.Replace(".en.", ".th.", StringComparison.Ordinal) is var copy && !File.Exists(copy))
                File.Copy(file, copy);
        Edit("knowledge/locales.yaml", "spoken: [zh-TW, en]", "spoken: [zh-TW, en, th]");
        Edit("knowledge/locales.yaml", "by_script: [th]\n", "");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Load_WithCopiesOfEnglish_SpeaksAThirdLanguage()
    {
        var read = Load();
        // What is left over of the time before it was spoken is told, and keeps nothing from being served.
        Assert.Equal(["language-spoken", "no-switch"], read.Problems.Select(p => p.Code).Order());
        Assert.All(read.Problems, p => Assert.Equal(Severity.Warning, p.Severity));
        var engine = read.Release!.Engine;
        var open = engine.Next(null, new Input(null, "th-TH"), RealEngine.Today);
        Assert.Equal("th", open.State.Locale);
        var asked = engine.Next(open.State, new Input("what do I need for a change of name", "th"), RealEngine.Today);
        Assert.Equal("en", asked.State.Locale);
        var back = engine.Next(asked.State, new Input("จ่ายค่าไฟที่ไหน", "th"), RealEngine.Today);
        Assert.Equal("th", back.State.Locale);
        Assert.DoesNotContain(
            "1910 (24 ชั่วโมง)", string.Concat(back.Replies.Select(r => r.Text)), StringComparison.Ordinal);
        var (duties, wrong) = DutyLoader.Load(Path.Combine(root, "duties"), read.Release.Knowledge);
        Assert.Empty(wrong);
        Assert.NotEmpty(new DutyWriter(duties, read.Release.Knowledge).Write("th", run: null).Groups);
    }

    [Fact]
    public void Load_WithItsCommandAndWithoutTheOldSentence_HasNothingToSay()
    {
        Edit("dialogs/phrases.th.yaml", "commands:\n", "commands:\n  thai: { whole: [ภาษาไทย], locale: th }\n");
        var lines = File.ReadAllLines(Path.Combine(root, "dialogs/languages.yaml")).ToList();
        lines.RemoveRange(lines.IndexOf("  th: |-"), 2);
        Put("dialogs/languages.yaml", string.Join('\n', lines) + "\n");
        var read = Load();
        Assert.Empty(read.Problems);
        var engine = read.Release!.Engine;
        var open = engine.Next(null, new Input(null, "en"), RealEngine.Today);
        Assert.Equal("th", engine.Next(open.State, new Input("ภาษาไทย", "en"), RealEngine.Today).State.Locale);
    }

    [Fact]
    public void Load_GoingOnInALanguageThatIsNotThere_NamesTheNearest()
    {
        Edit("dialogs/languages.yaml", "go_on_in: en", "go_on_in: zh-tw");
        var problem = Assert.Single(Load().Problems, p => p.IsError);
        Assert.Equal(("unknown-locale", "dialogs/languages.yaml", 3), (problem.Code, problem.File, problem.Line));
        Assert.EndsWith("did you mean `zh-TW`?", problem.Message, StringComparison.Ordinal);
    }

    private ReleaseReading Load() => Release.Load(new ReleaseFolders(
        Path.Combine(root, "knowledge"), Path.Combine(root, "dialogs")));

    private void Edit(string file, string old, string put)
    {
        var text = File.ReadAllText(Path.Combine(root, file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Put(file, text.Replace(old, put, StringComparison.Ordinal));
    }

    private void Put(string file, string text)
    {
        var path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
