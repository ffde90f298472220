using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Tests.Knowledge;

/// <summary>
/// Knowledge in a folder of its own, to be spoilt: the tests' own, or the catalogue, the tariffs and some entries of the
/// shipped. Problems that a smaller knowledge has anyway (the catalogue holds what nothing uses) are left out of what an
/// edit brings about.
/// </summary>
internal sealed class KnowledgeCopy : IDisposable
{
    private readonly string from;
    private readonly string folder = Path.Combine(
        Directory.CreateTempSubdirectory("botservice-").FullName, "knowledge");
    private readonly HashSet<string> before;

    /// <summary>Of the tests' own knowledge.</summary>
    public KnowledgeCopy()
        : this(Small.Folders.Knowledge, Small.Knowledge.Entries.Keys)
    {
    }

    /// <param name="entries">Ids of shipped ones.</param>
    public KnowledgeCopy(params IReadOnlyCollection<string> entries)
        : this(Shipped.Folder, entries)
    {
    }

    /// <summary>Of all that is shipped.</summary>
    public static KnowledgeCopy OfAll() => new(Shipped.Folder, Shipped.Entries, isWhole: true);

    /// <param name="isWhole">With all entries the answers come along; to some of them they would name what is not there.</param>
    private KnowledgeCopy(string from, IEnumerable<string> entries, bool isWhole = false)
    {
        this.from = from;
        foreach (var part in (string[])["", "catalogue", "catalogue/sources", "tariffs", "catalogue/offices"]) Copy(part);
        foreach (var entry in entries) Copy(entry.Replace('.', '/'));
        if (isWhole)
            foreach (var organisation in Directory.GetDirectories(from).Select(d => Path.GetFileName(d)!))
                foreach (var answers in (string[])["answers", "answers/tables"]) Copy($"{organisation}/{answers}");
        before = [.. Load().Problems.Select(p => p.Message)];
    }

    public string Folder => folder;

    public LoadedKnowledge Load() => KnowledgeLoader.Load(folder);

    /// <summary>What the edits so far have brought about.</summary>
    public IReadOnlyList<Problem> NewProblems() => [.. Load().Problems.Where(p => !before.Contains(p.Message))];

    public string[] Lines(string file) => File.ReadAllLines(PathOf(file));

    public void Write(string file, IEnumerable<string> lines) =>
        File.WriteAllText(PathOf(file), string.Join('\n', lines) + "\n");

    /// <summary>Replaces the one place where a text stands.</summary>
    public void Edit(string file, string old, string put)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.True(text.Split(old).Length == 2, $"{file} should hold «{old}» once");
        File.WriteAllText(PathOf(file), text.Replace(old, put, StringComparison.Ordinal));
    }

    /// <summary>Writes a file that was not there.</summary>
    public void Add(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public void Append(string file, string text) => File.AppendAllText(PathOf(file), text);

    /// <summary>Some new problem names this file and this line, and says this.</summary>
    public void AssertProblem(string file, int? line, string says)
    {
        var problems = NewProblems();
        Assert.True(
            problems.Any(
                p => p.File == $"knowledge/{file}" && (line is null || p.Line == line)
                    && p.Message.Contains(says, StringComparison.Ordinal)),
            $"expected knowledge/{file}:{line} «{says}», found:\n{string.Join('\n', problems)}");
    }

    /// <summary>The line, counted from 1, on which a text stands for the first time.</summary>
    public int LineOf(string file, string text) =>
        Array.FindIndex(Lines(file), l => l.Contains(text, StringComparison.Ordinal)) + 1;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    private string PathOf(string file) => Path.Combine(folder, file);

    private void Copy(string child)
    {
        if (!Directory.Exists(Path.Combine(from, child))) return;
        Directory.CreateDirectory(PathOf(child));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, child)))
            File.Copy(file, PathOf(Path.Combine(child, Path.GetFileName(file))));
    }
}
