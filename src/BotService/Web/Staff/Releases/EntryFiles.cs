namespace BotService.Web.Staff.Releases;

/// <summary>Which entry a file belongs to.</summary>
internal static class EntryFiles
{
    /// <summary>The entries of files in <c>knowledge/&lt;organisation&gt;/&lt;entry&gt;/</c>, in their order.</summary>
    public static IReadOnlyList<string> Touched(IEnumerable<string> paths) =>
        [.. paths.Select(p => p.Split('/')).Where(p => p is ["knowledge", _, _, _]).Select(p => $"{p[1]}.{p[2]}").Distinct()];

    public static string FolderOf(string entry) => $"knowledge/{entry.Replace('.', '/')}/";
}
