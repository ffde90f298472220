namespace BotService.Engine.Dialogs.Script;

/// <summary>
/// What is asked about a matter besides the sections of its list; the expressions that ask it stand under
/// <c>facets</c> in <c>phrases.&lt;locale&gt;.yaml</c>, as those of the sections do.
/// </summary>
public enum AskedPart { Who, Hours, Appointment, Online, Post, Fax, Phone, Store, Copy, More }

internal static class AskedParts
{
    /// <returns>Null when it is a section of the list.</returns>
    public static AskedPart? Of(string? facet) =>
        Enum.TryParse<AskedPart>(facet, ignoreCase: true, out var part) ? part : null;
}
