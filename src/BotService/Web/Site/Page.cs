namespace BotService.Web.Site;

/// <summary>A page before it is framed.</summary>
/// <param name="Path">Its address from the root.</param>
/// <param name="Description">One or two sentences for search engines.</param>
/// <param name="Main">The content as HTML, beginning with its first heading.</param>
internal sealed record Page(string Path, string Title, string Description, string Main)
{
    /// <summary>What of the query makes this page another one, besides the language.</summary>
    public IReadOnlyList<(string Name, string Value)> Query { get; init; } = [];

    /// <summary>The pages above it, after the home page.</summary>
    public IReadOnlyList<(string Path, string Name)> Trail { get; init; } = [];

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>May stand in search engines and shared caches. What a visitor typed may not.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>Who knows its address may read it: nothing may store, list or leak that.</summary>
    public bool IsSecret { get; init; }

    /// <summary>schema.org data about it, as JSON.</summary>
    public string? Data { get; init; }
}
