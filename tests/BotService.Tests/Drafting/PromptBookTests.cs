using BotService.Drafting;
using BotService.Engine.Data;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Drafting;

public sealed class PromptBookTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Prompts_AsShipped_HaveNoProblem() => Assert.Empty(ProblemsOf(_ => { }));

    [Fact]
    public void Prompt_WithAnUnknownVariable_IsAProblem() => Assert.Contains(
        ProblemsOf(f => File.AppendAllText(Path.Combine(f, "ways.en.txt"), "{{$sheet}}")),
        p => p.File.Contains("ways.en.txt", StringComparison.Ordinal) && p.Message.Contains("$sheet", StringComparison.Ordinal));

    [Fact]
    public void Prompt_ThatCallsAFunction_IsAProblem() => Assert.Contains(
        ProblemsOf(f => File.AppendAllText(Path.Combine(f, "reply.en.txt"), "{{engine.entry $talk}}")),
        p => p.Message.Contains("engine.entry", StringComparison.Ordinal));

    [Fact]
    public void Prompt_ThatIsMissing_IsAProblem() => Assert.Contains(
        ProblemsOf(f => File.Delete(Path.Combine(f, "condense.zh-TW.txt"))),
        p => p.Message.Contains("missing", StringComparison.Ordinal));

    private Findings ProblemsOf(Action<string> change)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Shipped.Root, "dialogs", PromptBook.Folder)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        change(folder);
        var problems = new Findings();
        PromptBook.Load(folder, ["zh-TW", "en"], problems);
        return problems;
    }
}
