using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using BotService.Conversations.Elsewhere;
using BotService.Engine;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Insight;
using BotService.Web.Layout;
using Microsoft.Extensions.Options;

namespace BotService.Web.WebChat;

/// <summary>Answers requests for the chat page and for the script that shows it on other sites.</summary>
internal sealed class ChatDesk(
    PageWordings wordings, Release release, IHotTopics topics, PageRenderer renderer, IOptions<SiteOptions> site)
{
    /// <summary>Matters offered before anything was said.</summary>
    private const int Offered = 8;

    /// <summary>A question in an address is longer than this only by mistake.</summary>
    private const int LongestAsk = 300;

    private static readonly string Script = Asset.ReadText("webchat/embed.js");

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All)
    };

    /// <param name="embedded">Shown inside another page.</param>
    /// <param name="ask">An entry to ask about at once, a number to go on with, or a text to put into the field. Only
    /// what an entry is called and a number are sent by themselves: any site may link here with any text.</param>
    public async Task<IResult> PageAsync(HttpContext http, Visit visit, bool embedded, string? ask)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        Policy(http, nonce).Apply(http.Response);
        http.Response.Headers.Vary = "Accept-Language";
        var page = ChatPage.Of(
            nonce, Config(visit, embedded, ask), embedded, Greeting(visit.Locale),
            await MattersAsync(visit.Locale, http.RequestAborted));
        return Results.Bytes(await renderer.RenderAsync(visit, page), "text/html; charset=utf-8");
    }

    /// <summary>The script for other sites, with its words in every language.</summary>
    public string Embed() => Script.Replace("__WORDS__", JsonSerializer.Serialize(
        wordings.All.ToDictionary(w => w.Locale,
            w => new { open = w["embed.open"], close = w["embed.close"], title = w["embed.title"] }), Json), StringComparison.Ordinal);

    /// <summary>As the conversation greets: it takes the place of these lines.</summary>
    private string[] Greeting(string locale) =>
        $"{release.Script.Say(Line.Greeting, locale)}\n{release.Script.Say(Line.Menu, locale)}"
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What many ask for at present, and after it what the menu offers.</summary>
    private async Task<IReadOnlyList<Card>> MattersAsync(string locale, CancellationToken cancel) =>
        [.. (await topics.ListAsync(cancel)).Select(topic => topic.Entry).Concat(release.Script.Menu).Distinct()
            .Select(entry => release.Library.Card(entry, locale)).OfType<Card>().Take(Offered)];

    private string Config(Visit visit, bool embedded, string? ask)
    {
        var entry = ask is null ? null : release.Library.Card(ask, visit.Locale);
        var number = entry is null && ask is not null && ContinuationNumber.Read(ask) is { } read
            && ask.Length == read.Length ? read : null;
        return JsonSerializer.Serialize(new
        {
            locale = visit.Locale,
            language = visit.Words["language"],
            root = visit.Root,
            embedded,
            ask = entry?.Short ?? number ?? "",
            typed = entry is null && number is null && ask is { Length: <= LongestAsk } ? ask : "",
            words = visit.Words.Texts.Where(
                t => t.Key.StartsWith("chat.", StringComparison.Ordinal) || t.Key == "site.name")
                .ToDictionary(t => t.Key[(t.Key.IndexOf('.', StringComparison.Ordinal) + 1)..], t => t.Value),
        }, Json);
    }

    /// <summary>
    /// Only our own script and style run, only our own origin is talked to and searched, and only trusted sites may show
    /// the page.
    /// </summary>
    private PagePolicy Policy(HttpContext http, string nonce)
    {
        // Streams come from the public address; 'self' alone does not cover sockets in every browser.
        var socket =
            "ws" + site.Value.Address("", $"{http.Request.Scheme}://{http.Request.Host}")["http".Length..];
        var ancestors =
            string.Join(' ', site.Value.TrustedOrigins.Select(origin => origin.TrimEnd('/')).Prepend("'self'"));
        return new(
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; "
            + $"connect-src 'self' {socket}; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}")
        {
            Cache = "no-store", MayListen = true
        };
    }
}
