using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Tests.Knowledge;

/// <summary>The repository and the knowledge it ships.</summary>
internal static class Shipped
{
    private static readonly Lazy<LoadedKnowledge> Loaded = new(() => KnowledgeLoader.Load(Folder));

    public static string Root { get; } = FindRoot();

    public static string Folder => Path.Combine(Root, "knowledge");

    public static LoadedKnowledge Knowledge => Loaded.Value;

    public static IEnumerable<string> Entries => Knowledge.Knowledge.Entries.Keys.Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "BotService.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("BotService.sln is in no folder above the tests.");
    }
}

/// <summary>Rows of theories: each entry shipped.</summary>
public sealed class EveryEntry : TheoryData<string>
{
    public EveryEntry() => AddRange([.. Shipped.Entries]);
}

/// <summary>Each entry whose list of documents depends on rules that can be broken.</summary>
public sealed class EveryEntryWithDocuments : TheoryData<string>
{
    public EveryEntryWithDocuments() => AddRange([.. Shipped.Entries.Where(e =>
        Shipped.Knowledge.Knowledge.Entries[e].Versions.Any(v => v.Facts.Any(f => f.Section == Section.Documents)))]);
}
