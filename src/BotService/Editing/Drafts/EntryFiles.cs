using BotService.Engine.Knowledge;

namespace BotService.Editing.Drafts;

/// <summary>Which files are an entry's.</summary>
public static class EntryFiles
{
    /// <summary>Folders beside the entries that hold something else.</summary>
    private static readonly string[] Others = ["catalogue", "tariffs", "answers"];

    /// <summary>The entry that a file belongs to, by id; null: it is none's own.</summary>
    public static string? EntryOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('/') is ["knowledge", var organisation, var name, _] && !Others.Contains(organisation) && !Others.Contains(name)
            ? EntryId.Of(organisation, name) : null;
    }

    /// <summary>The entries whose own files are among these, in their order.</summary>
    public static IReadOnlyList<string> EntriesOf(IEnumerable<string> paths) => [.. paths.Select(EntryOf).OfType<string>().Distinct()];

    public static string FolderOf(string entry) => $"knowledge/{EntryId.OrganisationOf(entry)}/{EntryId.NameOf(entry)}";

    public static string PathOf(string entry, string file) => $"{FolderOf(entry)}/{file}";

    /// <summary>Whether a text may be an entry's id.</summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('.') is [{ Length: > 0 } organisation, { Length: > 0 } name]
            && organisation.All(char.IsAsciiLetterLower) && text.Length <= 80
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && name[0] != '-' && name[^1] != '-';
    }
}
