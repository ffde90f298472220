using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Cli;

/// <summary>
/// What entries are called, for reports out of a store, whose rows hold ids. Read when it is first asked.
/// </summary>
internal static class EntryNames
{
    private static readonly Lazy<KnowledgeBase> Known =
        new(() => KnowledgeLoader.Load(DataFolders.Knowledge).Knowledge);

    /// <returns>Null when the knowledge has no such entry, or cannot be read.</returns>
    public static string? Find(string id) =>
        Known.Value.Entries.TryGetValue(id, out var entry) ? entry.Wordings[Known.Value.Locales[0]].Name : null;
}
