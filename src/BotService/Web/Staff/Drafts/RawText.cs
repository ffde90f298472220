namespace BotService.Web.Staff.Drafts;

/// <summary>
/// A file as it stands in a field of a page, and back. Browsers send every line end as that of Windows.
/// </summary>
internal static class RawText
{
    private const char Mark = '\uFEFF';

    /// <summary>Without what no field can show.</summary>
    public static string Shown(string text) => text.TrimStart(Mark);

    /// <summary>With the line ends and the mark at the beginning that the file had.</summary>
    /// <param name="before">Null: it is new.</param>
    public static string Of(string? typed, string? before)
    {
        var text = (typed ?? "").ReplaceLineEndings(before?.Contains("\r\n", StringComparison.Ordinal) == true ? "\r\n" : "\n");
        return before?.StartsWith(Mark) == true && !text.StartsWith(Mark) ? Mark + text : text;
    }
}
