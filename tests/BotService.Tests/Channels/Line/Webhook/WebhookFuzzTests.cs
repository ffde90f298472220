using System.Text;
using BotService.Channels.Line.Webhook;
using BotService.Protocol;

namespace BotService.Tests.Channels.Line.Webhook;

/// <summary>Webhooks changed at random: taken or refused, never thrown.</summary>
public sealed class WebhookFuzzTests
{
    private const int Rounds = 10_000;

    private static readonly byte[][] Seeds = [.. new[]
    {
        Events.Webhook(
            Events.Text("@A 過戶 \U0001F600", source: Events.InGroup,
                mention: """{"mentionees":[{"index":0,"length":2,"isSelf":true}]}"""), Events.Event("follow")),
        Events.Webhook(
            Events.Event("message", """ "message":{"type":"audio","id":"1","contentProvider":{"type":"line"}} """),
            Events.Event("unsend", """ "unsend":{"messageId":"1"} """)),
        Events.Webhook(
            Events.Event("postback", """ "postback":{"data":"v=1&say=%E9%81%8E","params":{"date":"2026-11-21"}} """)),
        Events.Webhook(
            Events.Event(
                "message", """ "message":{"type":"location","id":"1","title":"t","address":"a","latitude":25.0} """)),
    }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void MutatedWebhooks_NeverThrow()
    {
        var chance = new Chance(20261121);
        var reader = Events.Reader();
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = chance.Mutate(Seeds[round % Seeds.Length]);
            try
            {
                if (WebhookBody.Parse(bytes).Body is { } body)
                {
                    foreach (var arrival in reader.Of(body, new() { Name = "power", Organisation = "twc" }, Events.Now))
                    {
                        Assert.NotEmpty(arrival.Activity.Id!);
                        Activity.Parse(Encoding.UTF8.GetBytes(arrival.Activity.ToJson()));
                        taken++;
                    }
                }
            }
            catch (Exception e)
            {
                Assert.Fail($"Round {round}: {Convert.ToHexString(bytes)}\n{e}");
            }
        }

        Assert.InRange(taken, Rounds / 10, Rounds * 2);
    }

    [Fact]
    public async Task MutatedPosts_GetOneOfTheStatusesLineKnows()
    {
        await using var host = await WebhookHost.StartAsync();
        var chance = new Chance(7);
        for (var round = 0; round < 500; round++)
        {
            var bytes = chance.Mutate(Seeds[round % Seeds.Length]);
            Assert.Contains(
                (await host.PostAsync(bytes, [(Signature.Header, WebhookHost.Sign(bytes))])).Status,
                new[] { 200, 400 });
        }

        Assert.DoesNotContain(host.Logs, line => line.StartsWith("Error", StringComparison.Ordinal));
    }
}
