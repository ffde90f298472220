using System.Text;
using BotService.Engine.Dialogs.Script;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Web.Layout;

/// <summary>
/// One request for a page: the language it is answered in, the day, and how our own addresses are written for it.
/// </summary>
/// <param name="Root">The site's path base; empty at the root of a host.</param>
/// <param name="Path">What was asked for, from the root, escaped as in an address.</param>
/// <param name="Origin">What stands before the path of a full address.</param>
public sealed record Visit(PageWording Words, string Root, string Path, string Origin, DateOnly Today)
{
    /// <summary>The parameter of an address, and the cookie, that say how large letters are to be.</summary>
    public const string TextSize = "text-size";

    public const string Large = "large", Usual = "usual";

    public string Locale => Words.Locale;

    /// <summary>In large letters: asked for by the address, or by one before in this visit.</summary>
    public bool IsLarge { get; init; }

    /// <summary>A route's parameter of this type is the request that it answers.</summary>
    public static ValueTask<Visit> BindAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var wordings = services.GetRequiredService<PageWordings>();
        var asked = http.Request.Query["lang"];
        var words = asked.Count == 0
            ? wordings.ForAccepted(http.Request.Headers.AcceptLanguage) : wordings.For(asked[0]);
        var root = http.Request.PathBase.Value ?? "";
        var site = services.GetRequiredService<IOptions<SiteOptions>>().Value;
        return ValueTask.FromResult(new Visit(
            words, root, http.Request.Path.ToUriComponent(),
            site.Address("", $"{http.Request.Scheme}://{http.Request.Host}{root}"),
            Taiwan.Today(services.GetRequiredService<TimeProvider>()))
        {
            IsLarge = IsAskedLarge(http),
        });
    }

    public static bool IsAskedLarge(HttpContext http) => (SizeAsked(http) ?? http.Request.Cookies[TextSize]) == Large;

    /// <summary>The size that this address asks for; null when it asks for none.</summary>
    public static string? SizeAsked(HttpContext http) =>
        http.Request.Query[TextSize] is [(Large or Usual) and var size] ? size : null;

    /// <summary>An address of ours in the visit's language.</summary>
    public string Link(string path, params ReadOnlySpan<(string Name, string Value)> query) =>
        Address(Root, path, query, Locale);

    /// <summary>The same with scheme and host.</summary>
    /// <param name="locale">Null for the page that chooses its language itself.</param>
    public string Full(string path, ReadOnlySpan<(string Name, string Value)> query, string? locale) =>
        Address(Origin, path, query, locale);

    /// <summary>The page in another language.</summary>
    public string Switch(Page page, string locale) => Address(Root, page.Path, page.Query, locale);

    /// <summary>The page in letters of the other size.</summary>
    public string Resize(Page page) =>
        Address(Root, page.Path, [.. page.Query, (TextSize, IsLarge ? Usual : Large)], Locale);

    private static string Address(
        string before, string path, ReadOnlySpan<(string Name, string Value)> query, string? locale)
    {
        var address = new StringBuilder(before).Append(path);
        var mark = '?';
        foreach (var (name, value) in query) Add(name, value);
        if (locale is not null) Add("lang", locale);
        return address.ToString();

        void Add(string name, string value)
        {
            address.Append(mark).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }
    }
}
