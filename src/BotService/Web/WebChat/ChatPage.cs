using BotService.Engine.Dialogs.Script;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using BotService.Bot.Elsewhere;
using BotService.Bot.Rendering;
using BotService.Bot.Rendering.Web;
using BotService.Engine.Library;

namespace BotService.Web.WebChat;

/// <summary>
/// The chat page and the embedding script: templates with <c>{{key}}</c> for words of <c>dialogs/page.*.yaml</c>
/// and <c>{{:name}}</c> for what the request brings.
/// </summary>
internal sealed class ChatPage(PageWordings wordings, ChatAssets assets, ILibrary library)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All)
    };

    /// <summary>A question in an address is longer than this only by mistake.</summary>
    private const int LongestAsk = 300;

    private static readonly string Template = Asset.ReadText("webchat/page.html");
    private static readonly string Script = Asset.ReadText("webchat/embed.js");

    /// <param name="root">The site's path base; empty at the root of a host.</param>
    /// <param name="embedded">Shown inside another page: the head is left small.</param>
    /// <param name="ask"> An entry to ask about at once, a number to go on with, or a text to put into the field. Only
    /// what an entry is called and a number are sent by themselves: any site may link here with any text.
    /// </param>
    public string Render(PageWording words, string nonce, string root, bool embedded, string? ask = null)
    {
        var entry = ask is null ? null : library.Card(ask, words.Locale);
        var number = entry is null && ask is not null && ContinuationNumber.Read(ask) is { } read
            && ask.Length == read.Length ? read : null;
        var other = wordings.All.FirstOrDefault(w => w.Locale != words.Locale) ?? words;
        var config = new Dictionary<string, object>
        {
            ["locale"] = words.Locale,
            ["language"] = words["language"],
            ["root"] = root,
            ["embedded"] = embedded,
            ["ask"] = entry?.Short ?? number ?? "",
            ["typed"] = entry is null && number is null && ask is { Length: <= LongestAsk } ? ask : "",
            ["words"] = words.Texts.Where(
                t => t.Key.StartsWith("chat.", StringComparison.Ordinal) || t.Key == "site.name")
                .ToDictionary(t => t.Key[(t.Key.IndexOf('.', StringComparison.Ordinal) + 1)..], t => t.Value),
        };
        return Fill(Template, words, new()
        {
            ["locale"] = words.Locale,
            ["body"] = embedded ? "embedded" : "page",
            ["script"] = root + assets.Path("chat.js"),
            ["style"] = root + assets.Path("page.css"),
            ["nonce"] = nonce,
            ["other-locale"] = other.Locale,
            ["other-language"] = other["language"],
            ["search"] = $"{root}/search?lang={words.Locale}",
            ["browse"] = $"{root}/browse?lang={words.Locale}",
            ["other-address"] = $"{root}/?lang={other.Locale}{(embedded ? "&embed=1" : "")}",
        }).Replace("{{json:config}}", JsonSerializer.Serialize(config, Json), StringComparison.Ordinal);
    }

    /// <summary>The script for other sites, with its words in every language.</summary>
    public string Embed() => Script.Replace("__WORDS__", JsonSerializer.Serialize(
        wordings.All.ToDictionary(w => w.Locale,
            w => new { open = w["embed.open"], close = w["embed.close"], title = w["embed.title"] }), Json), StringComparison.Ordinal);

    private static string Fill(string template, PageWording words, Dictionary<string, string> values)
    {
        var result = new StringBuilder(template.Length + 2048);
        var at = 0;
        while (template.IndexOf("{{", at, StringComparison.Ordinal) is var open and >= 0)
        {
            var close = template.IndexOf("}}", open, StringComparison.Ordinal);
            var key = template[(open + 2)..close];
            result.Append(template, at, open - at);
            if (key.StartsWith("json:", StringComparison.Ordinal)) result.Append("{{").Append(key).Append("}}");
            else result.Append(Html.Encode(key[0] == ':' ? values[key[1..]] : words[key]));
            at = close + 2;
        }
        return result.Append(template, at, template.Length - at).ToString();
    }
}
