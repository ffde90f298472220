using System.Text;
using BotService.Bot.Rendering;
using BotService.Engine.Safety;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>What stands above everything else on a page when the words typed tell of danger.</summary>
internal static class EmergencyNotice
{
    public static void Write(StringBuilder html, EmergencyCard card)
    {
        html.Append($"""<section class="emergency" role="alert" lang="{Encode(card.Language)}"><h2>{Encode(card.Lines[0])}</h2><p class="calls">""");
        foreach (var call in card.Calls)
            html.Append($"""<a class="button" href="{TelephoneAddress.Of(call.Number)}">{Encode(call.Label)}</a> """);
        html.Append("</p><ul>").AppendJoin("", card.Lines.Skip(1).Select(line => $"<li>{Encode(line)}</li>"))
            .Append("</ul>");
        if (card.Operator is { } sentence) html.Append($"<p>{Encode(sentence)}</p>");
        html.Append("</section>");
    }
}
