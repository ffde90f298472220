using System.Net.Sockets;
using System.Text;
using BotService.Channels.Line.Webhook;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Line.Webhook;

/// <summary>What is wrong with a webhook as a whole, and what the store cannot take.</summary>
public sealed class BadInputTests
{
    private static readonly string SomeSignature = $"{Signature.Header}: {WebhookHost.Sign([])}\r\n";

    [Fact]
    public async Task UnknownAccount_IsNotFound()
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal((404, ""), await host.PostAsync(Events.Webhook(), account: "gas"));
        Assert.Equal(404, (await host.PostAsync(Events.Webhook(), account: "POWER")).Status);
    }

    [Fact]
    public async Task OneMegabyte_IsTaken_OneByteMoreIsNot()
    {
        await using var host = await WebhookHost.StartAsync();
        var frame = Events.Webhook(Events.Text("x"));
        Assert.Equal(200, (await host.PostAsync(frame + new string(' ', WebhookBody.MaxBytes - frame.Length))).Status);
        Assert.Equal((413, ""), await host.PostAsync(frame + new string(' ', WebhookBody.MaxBytes - frame.Length + 1)));
        Assert.Single(host.Webhooks);
    }

    /// <summary>Nothing of it is sent, so that it cannot have been read.</summary>
    [Fact]
    public async Task TwoMegabytes_AreRefusedUnread()
    {
        await using var host = await WebhookHost.StartAsync();
        var answer = await SignatureTests.RawAsync(host.Address, SomeSignature, [], length: 2 * 1024 * 1024);
        Assert.Contains(" 413 ", answer, StringComparison.Ordinal);
    }

    /// <summary>Nothing of it is sent either: no memory for whoever does not even look like LINE.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("x-line-signature: AAAA\r\n")]
    [InlineData("x-line-signature: ********************************************\r\n")]
    public async Task NothingLikeASignature_IsRefusedUnread(string headers)
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Contains(
            " 401 ", await SignatureTests.RawAsync(host.Address, headers, [], length: 1000), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatEndsEarly_StoresNothing()
    {
        await using var host = await WebhookHost.StartAsync();
        var body = Encoding.UTF8.GetBytes(Events.Webhook());
        await using (var stream = await SignatureTests.WriteAsync(
            host.Address, $"{Signature.Header}: {WebhookHost.Sign(body)}\r\n", body, body.Length + 1))
        {
            stream.Socket.Shutdown(SocketShutdown.Send);
            try
            {
                Assert.True(await stream.ReadAsync(new byte[9]) is 0 or 9);
            }
            catch (IOException)
            {
                // Who breaks off is owed no answer.
            }
        }

        Assert.Equal(200, (await host.PostAsync(Events.Webhook())).Status);
        Assert.Empty(host.Webhooks);
        Assert.DoesNotContain(host.Logs, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BodyInWrongParts_IsRefused()
    {
        await using var host = await WebhookHost.StartAsync();
        var headers = SomeSignature + "Transfer-Encoding: chunked\r\n";
        var answer = await SignatureTests.RawAsync(host.Address, headers, "no number\r\n"u8.ToArray(), length: -1);
        Assert.Contains(" 400 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("no JSON")]
    [InlineData("""{"destination":"U1","events":[""")]
    [InlineData("""{"destination":"U1"}""")]
    [InlineData("""{"events":[]}""")]
    [InlineData("""{"destination":"","events":[]}""")]
    [InlineData("""{"destination":5,"events":[]}""")]
    [InlineData("""{"destination":"U1","events":{}}""")]
    [InlineData("""{"destination":"U1","events":[5]}""")]
    [InlineData("""{"destination":"U1","events":[null]}""")]
    [InlineData("""{"destination":"U1","events":[],"events":[]}""")]
    [InlineData("""{"destination":"U1","events":[{"type":"follow","type":"message"}]}""")]
    public async Task AnotherShape_IsABadRequestAndStoresNothing(string body)
    {
        await using var host = await WebhookHost.StartAsync(api: api => api.Bot = _ => null);
        Assert.Equal((400, ""), await host.PostAsync(body));
        Assert.Empty(host.Webhooks);
        Assert.Contains(host.Logs, line => line.StartsWith("Warning 1653", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DeepNesting_IsABadRequest()
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal(
            400, (await host.PostAsync($$"""{"destination":"{{Events.Bot}}","events":[],"x":{{new string('[', 100)}}{{new string(']', 100)}}}""")).Status);
    }

    [Fact]
    public async Task VerifyRequest_IsAnsweredAndStoresNothing()
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal((200, ""), await host.PostAsync(Events.Webhook()));
        Assert.Empty(host.Webhooks);
    }

    [Fact]
    public async Task WebhookForAnotherBot_IsRefusedAsAFaultOfTheConfiguration()
    {
        await using var host = await WebhookHost.StartAsync();
        await BotHost.UntilAsync(() => Task.FromResult(!host.Bots.MayBe(new() { Name = "power" }, "another")));
        Assert.Equal(
            (400, ""), await host.PostAsync(Events.Webhook("U0000000000000000000000000000bad0", [Events.Text("x")])));
        Assert.Empty(host.Webhooks);
        Assert.Contains(
            host.Logs, line => line.StartsWith("Warning 1653", StringComparison.Ordinal)
                && line.Contains("another bot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CombiningMarks_GoThroughUnharmed()
    {
        var text = "e" + new string('\u0301', 4999);
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal(200, (await host.PostAsync(Events.Webhook(Events.Text(text)))).Status);
        Assert.Equal(text, Assert.Single(host.Webhooks).Single().Activity.Said);
    }

    /// <summary>An input field cuts an emoji in two; the citizen's sentence is not lost for it.</summary>
    [Fact]
    public async Task HalfACharacter_IsReplaced()
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal(
            200, (await host.PostAsync(Events.Webhook(Events.Text("TEXT"))
                .Replace("TEXT", "a\\ud83d\\u0000b", StringComparison.Ordinal))).Status);
        Assert.Equal("a\uFFFD\uFFFDb", Assert.Single(host.Webhooks).Single().Activity.Said);
    }

    [Fact]
    public async Task StoreThatFails_MakesLineSendAgain()
    {
        await using var host = await WebhookHost.StartAsync();
        host.Store = () => throw new StoreUnavailableException("The disk is full.");
        Assert.Equal((500, ""), await host.PostAsync(Events.Webhook(Events.Text("x"))));
        host.Store = () => throw new InvalidOperationException("what somebody wrote");
        Assert.Equal((500, ""), await host.PostAsync(Events.Webhook(Events.Text("x"))));
        Assert.DoesNotContain(host.Logs, line => line.Contains("somebody wrote", StringComparison.Ordinal));
        host.Store = () => Task.CompletedTask;
        Assert.Equal(200, (await host.PostAsync(Events.Webhook(Events.Text("x")))).Status);
    }

    [Fact]
    public async Task StoreThatIsSlow_IsNotWaitedForLongerThanLineWaits_ButNotStopped()
    {
        await using var host = await WebhookHost.StartAsync();
        var store = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        host.Store = () =>
        {
            asked.SetResult();
            return store.Task;
        };
        var answer = host.PostAsync(Events.Webhook(Events.Text("x")));
        await asked.Task;
        await BotHost.UntilAsync(() => Task.FromResult(host.Time.Timers > 0));
        host.Time.Advance(TimeSpan.FromSeconds(1.7));
        Assert.False(answer.IsCompleted);
        host.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal((500, ""), await answer);
        store.SetResult();
        await BotHost.UntilAsync(() => Task.FromResult(host.Webhooks.Count == 1));
    }
}
