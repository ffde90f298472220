using Microsoft.AspNetCore.Components;

namespace BotService.Web.Layout;

/// <summary>A page as other programs show it beside its address.</summary>
/// <param name="Path">Its address from the root; null when it is not to be told.</param>
public sealed record Preview(string Title, string Description, string? Path = null);

/// <summary>A page of the site before it is framed; as an endpoint's result it answers the request.</summary>
/// <param name="Path">Its address from the root.</param>
/// <param name="Description">One or two sentences for search engines.</param>
/// <param name="Main">The content, beginning with its first heading.</param>
public sealed record Page(Visit Visit, string Path, string Title, string Description, RenderFragment Main) : IResult
{
    /// <summary>What of the query makes this page another one, besides the language.</summary>
    public (string Name, string Value)[] Query { get; init; } = [];

    /// <summary>The pages above it, after the home page.</summary>
    public IReadOnlyList<(string Path, string Name)> Trail { get; init; } = [];

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>May stand in search engines and shared caches. What a visitor typed may not.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>What is shown of it where its address is sent to somebody; null when nothing is to be shown.</summary>
    public Preview? Preview { get; init; }

    /// <summary>What was given in one language cannot be switched to another.</summary>
    public bool HasOneLanguage { get; init; }

    /// <summary>schema.org data about it, as JSON that may stand in a page.</summary>
    public string? Data { get; init; }

    public Task ExecuteAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<PageDesk>().AnswerAsync(http, this);
}
