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

/// <summary>
/// Entries to be spoilt line by line: the first of each kind of each organisation, or with
/// <c>BOTSERVICE_SWEEP=all</c> every one. What is proved is that <c>check</c> notices, not that the data is right;
/// that every run proves for all.
/// </summary>
public sealed class SweptEntries : TheoryData<string>
{
    public SweptEntries() => AddRange([.. Of(Shipped.Entries)]);

    internal static IEnumerable<string> Of(IEnumerable<string> entries) =>
        Environment.GetEnvironmentVariable("BOTSERVICE_SWEEP") == "all"
            ? entries
            : entries.GroupBy(e => (EntryId.OrganisationOf(e), Shipped.Knowledge.Knowledge.Entries[e].Kind))
                .Select(alike => alike.First());
}

/// <summary>Those of them whose list of documents depends on rules that can be broken.</summary>
public sealed class SweptEntriesWithDocuments : TheoryData<string>
{
    public SweptEntriesWithDocuments() => AddRange([.. SweptEntries.Of(Shipped.Entries.Where(HasDocuments))]);

    private static bool HasDocuments(string entry) =>
        Shipped.Knowledge.Knowledge.Entries[entry].Versions.Any(v => v.Facts.Any(f => f.Section == Section.Documents));
}
