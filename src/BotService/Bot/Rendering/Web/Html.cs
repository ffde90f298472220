using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BotService.Bot.Rendering.Web;

internal static class Html
{
    /// <summary>Leaves Chinese readable and escapes all that means something to HTML, attributes included.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string text) => Encoder.Encode(text);
}
