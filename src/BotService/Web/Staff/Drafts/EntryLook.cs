using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Web.Staff.Drafts;

/// <summary>An entry of a draft as the page shows it: one part of it, and what the check says.</summary>
/// <param name="Texts">File below the entry's folder → what it holds; files that are no YAML too.</param>
/// <param name="NotYours">Who wrote the other half: whoever it is may not write this one now. By id; null: anybody may.</param>
public sealed record EntryLook(
    Draft Draft, DraftFiles Files, string Entry, string Part, IReadOnlyDictionary<string, string> Texts, CheckedDraft Check,
    string? NotYours, bool MayWrite)
{
    public string Path => $"{DraftPages.Path}/{Draft.Number}/entries/{Entry}";

    /// <summary>As it is read now; null: it cannot be read.</summary>
    public Entry? Read => Check.Knowledge.Entries.GetValueOrDefault(Entry);

    public IEnumerable<Problem> Problems =>
        Check.Problems.Where(p => p.File.StartsWith(EntryFiles.FolderOf(Entry) + "/", StringComparison.Ordinal));

    public IReadOnlyList<string> Locales => Check.Knowledge.Locales;

    /// <summary>A file as YAML; null: there is none, or it is no YAML.</summary>
    public YamlBlocks? Yaml(string file) =>
        Texts.TryGetValue(file, out var text) && YamlSections.IsYaml(text) ? new YamlBlocks(file, text) : null;
}

/// <summary>The parts of an entry's page, in the order of its menu.</summary>
internal static class EntryPart
{
    public const string Rules = "rules", Cases = "cases", Words = "words", Asked = "asked", Proof = "proof", Preview = "preview",
        Files = "files";

    public static readonly IReadOnlyList<string> All = [Rules, Cases, Words, Asked, Proof, Preview, Files];
}
