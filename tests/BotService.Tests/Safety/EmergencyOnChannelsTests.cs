using BotService.Conversations.Rendering;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Sheets;
using BotService.Tests.Channels.Line.Messages;
using BotService.Tests.Dialogs;
using BotService.Tests.Web.Site;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Safety;

/// <summary>A card as clients get it: the numbers can be dialled at once, and nothing else is offered.</summary>
public sealed class EmergencyOnChannelsTests(RealEngine real, RunningSite site) : IClassFixture<RealEngine>,
    IClassFixture<RunningSite>
{
    [Fact]
    public void Activity_OfAnEmergency_DialsItsNumbers_AndTellsThemInItsData()
    {
        var message = Render(Cards("我被關在電梯裡出不去").First());
        var answer = message.Json["channelData"]!["answer"]!;
        Assert.Equal(("emergency", "lift"), ((string?)answer["kind"], (string?)answer["emergency"]!["kind"]));
        Assert.Equal(["119"], answer["emergency"]!["numbers"]!.AsArray().Select(n => (string?)n));
        var action = Assert.Single(message.Json["suggestedActions"]!["actions"]!.AsArray())!;
        Assert.Equal(("openUrl", "tel:119"), ((string?)action["type"], (string?)action["value"]));
    }

    [Fact]
    public void Line_OfEveryCard_StaysWithinItsLimits_AndDials()
    {
        var cards = real.Loaded.Safety.Cards;
        foreach (var (kind, language) in cards.Kinds.Keys.SelectMany(k => cards.Words.Keys.Select(l => (k, l))))
        {
            var card = cards.Write(kind, language);
            var messages = ToLine.Write(EmergencyReply.Of(card, "release"));
            Limits.AssertKept(messages);
            var buttons = messages[^1].QuickReplies().ToList();
            Assert.Equal(
                card.Calls.Select(c => $"tel:{string.Concat(c.Number.Where(char.IsDigit))}"),
                buttons.Select(b => (string?)b["uri"]));
            Assert.All(card.Calls.Zip(buttons),
                pair => Assert.Contains(pair.First.Number, (string?)pair.Second["label"], StringComparison.Ordinal));
            Assert.DoesNotContain("•", messages[^1].Said(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Search_ForADanger_StandsTheCardAboveItsResults()
    {
        var page = await site.Http.GetStringAsync(
            new Uri($"/search?lang=zh-TW&q={Uri.EscapeDataString("瓦斯管破了一直漏氣怎麼辦")}", UriKind.Relative));
        Assert.Contains("href=\"tel:119\"", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("class=\"emergency\"", StringComparison.Ordinal) < page.IndexOf(
            "id=\"results\"", StringComparison.Ordinal));
        Assert.DoesNotContain(
            "class=\"emergency\"",
            await site.Http.GetStringAsync(new Uri($"/search?lang=zh-TW&q={Uri.EscapeDataString("瓦斯費")}", UriKind.Relative)), StringComparison.Ordinal);
    }

    private IEnumerable<Reply> Cards(string said)
    {
        var talk = real.Open();
        talk.Say(said);
        return talk.Turn.Replies;
    }

    private static Activity Render(Reply reply) =>
        new ActivityRenderer(
            new AdaptiveSheet(Options.Create(new SiteOptions())), NullLogger<ActivityRenderer>.Instance).Render(reply, null);
}
