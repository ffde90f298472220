using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Conversations.Safety;
using BotService.Engine.Dialogs;
using BotService.Reports;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Conversations;

/// <summary>The operator hears of an emergency: signed, without the words, until it is taken.</summary>
public sealed class OperatorNoticeTests
{
    private const string Secret = "a secret of the operator";
    private const string Said = "我爸觸電了 電話 0912-345-678";

    [Fact]
    public async Task Emergency_IsPosted_Signed_WithoutTheWords_UntilItIsTaken()
    {
        using var operators = new Receiver(HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        await using var host = await BotHost.StartAsync(
            set: Alarm, settings: new() { ["Safety:Webhook"] = operators.Address, ["Safety:WebhookSecret"] = Secret });
        await host.AskAsync(await host.OpenAsync(), Said);
        await operators.TakenAsync(2);
        Assert.Equal(operators.Posts.ElementAt(0).Body, operators.Posts.ElementAt(1).Body);
        foreach (var (signature, body) in operators.Posts)
        {
            Assert.Equal(
                $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)))}", signature);
            Assert.DoesNotContain("觸電", body, StringComparison.Ordinal);
            var told = JsonNode.Parse(body)!;
            Assert.Equal(
                ("emergency", "shock", "zh-TW", true),
                ((string?)told["event"], (string?)told["kind"], (string?)told["language"], (bool)told["sure"]!));
            Assert.Equal(["119", "1911"], told["numbers"]!.AsArray().Select(n => (string?)n));
        }
    }

    [Fact]
    public async Task Report_OfSafety_TellsKindLanguageAndWhatFollowed_MaskedOnly()
    {
        await using var host = await BotHost.StartAsync(set: Alarm);
        var conversation = await host.OpenAsync();
        await host.AskAsync(conversation, Said);
        host.Engine.Events = (_, _) => [];
        await host.AskAsync(conversation, "謝謝");
        var today = BotService.Hosting.Taiwan.Today(TimeProvider.System);
        var report = await new SafetyReport().RunAsync(host.Database, new ReportPeriod(today, today), default);
        var row = Assert.Single(report.Rows);
        Assert.Equal(["shock", "zh-TW", "yes", "119 1911"], row.Skip(1).Take(4));
        Assert.Equal("smalltalk", row[6]);
        Assert.StartsWith("我爸觸電了", row[7], StringComparison.Ordinal);
        Assert.DoesNotContain("0912-345-678", row[7], StringComparison.Ordinal);
        Assert.StartsWith("1 emergencies in 1 conversations (shock 1)", report.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://elsewhere.example/hook", Secret, "Safety:Webhook must be an https address")]
    [InlineData("https://elsewhere.example/hook", "short", "Safety:WebhookSecret of at least 16")]
    public void Setting_ThatWouldTellStrangers_IsRefused(string address, string secret, string reason)
    {
        var result = new SafetyOptionsCheck().Validate(
            null, new SafetyOptions { Webhook = address, WebhookSecret = secret });
        Assert.Contains(reason, result.FailureMessage, StringComparison.Ordinal);
    }

    private static void Alarm(BotHost host) => host.Engine.Events = (_, input) => input.Opens
        ? [] : [new TurnEvent.Emergency("shock", "zh-TW", true, ["119", "1911"])];

    /// <summary>An operator's server; answers with each status in turn, then with the last.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly HttpStatusCode[] statuses;

        public Receiver(params HttpStatusCode[] statuses)
        {
            this.statuses = statuses;
            for (var tries = 0; ; tries++)
            {
                Address = $"http://127.0.0.1:{RandomNumberGenerator.GetInt32(20_000, 60_000)}/hook/";
                listener.Prefixes.Clear();
                listener.Prefixes.Add(Address);
                try
                {
                    listener.Start();
                    break;
                }
                catch (HttpListenerException) when (tries < 20)
                {
                    // The port is taken: another.
                }
            }
            _ = AnswerAsync();
        }

        public string Address { get; }

        public ConcurrentQueue<(string? Signature, string Body)> Posts { get; } = [];

        public async Task TakenAsync(int posts)
        {
            for (var i = 0; Posts.Count < posts && i < 600; i++) await Task.Delay(50);
            Assert.True(Posts.Count >= posts, $"{Posts.Count} posts came");
        }

        public void Dispose() => listener.Close();

        private async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    var call = await listener.GetContextAsync();
                    using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
                    var body = await reader.ReadToEndAsync();
                    call.Response.StatusCode = (int)statuses[Math.Min(Posts.Count, statuses.Length - 1)];
                    call.Response.Close();
                    Posts.Enqueue((call.Request.Headers["X-Signature"], body));
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
