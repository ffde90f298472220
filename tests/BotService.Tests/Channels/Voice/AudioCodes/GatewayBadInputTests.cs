using System.Text;
using System.Text.Json.Nodes;
using BotService.Channels.Voice;
using BotService.Channels.Voice.AudioCodes;
using BotService.Channels.Voice.Calls;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Tests.Conversations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Voice.AudioCodes;

/// <summary>What a broken gateway, or one who has its token, sends.</summary>
public sealed class GatewayBadInputTests
{
    /// <summary>The long form is 10⁷ and takes minutes: set BOTSERVICE_FUZZ=10000000.</summary>
    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("BOTSERVICE_FUZZ"), out var rounds) ? rounds : 10_000;

    private static readonly byte[][] Seeds = [.. new[]
    {
        """{"conversation":"f0100000-0000-4000-8000-000000000001","activities":[{"id":"0ec1","timestamp":"2026-11-20T07:55:00.145Z","language":"zh-TW","type":"event","name":"start","parameters":{"caller":"0912345678","callee":"1911"}}]}""",
        """{"activities":[{"id":"1","type":"message","text":"我要辦過戶\ud83d\ude00","parameters":{"confidence":0.91,"recognitions":[[{"a":1}]]}}]}""",
        """{"activities":[{"type":"event","name":"DTMF","value":"123"},{"type":"event","name":"noUserInput","value":1},{"type":"event","name":"conversationEnd","value":"x"}]}""",
    }.Select(Encoding.UTF8.GetBytes)];

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1")]
    [InlineData("57")]
    [InlineData("\"high\"")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task Confidence_ThatIsAbsurd_CountsAsNone(string confidence)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        var answer = await host.TellAsync(
            $$$"""{"id":"1","type":"message","text":"過戶","parameters":{"confidence":{{{confidence}}}}}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal(new CallEvent.Heard("過戶", null, null), Assert.Single(host.Door.Told));
    }

    [Fact]
    public async Task Text_OfAMegabyte_Is413AndTheCallGoesOn()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        Assert.Equal(413, (await host.SayAsync(new string('x', 1024 * 1024), "1")).Status);
        Assert.Equal(200, (await host.SayAsync("過戶", "2")).Status);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"activities":{}}""")]
    [InlineData("""{"activities":[],"activities":[]}""")]
    public async Task Body_ThatIsNone_Is400(string body)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        Assert.Equal(400, (await host.PostAsync($"{GatewayHost.Conversation}/activities", body)).Status);
    }

    [Fact]
    public async Task Event_OfAnUnknownName_IsIgnoredAndLoggedOnce()
    {
        var logs = new LogLines();
        await using var host = await GatewayHost.StartAsync(TimeProvider.System, new FakeCallDoor(), logs);
        await host.BeginAsync();
        for (var i = 0; i < 3; i++)
        {
            var answer = await host.TellAsync(
                $$"""{"id":"{{i}}","type":"event","name":"voiceDetected","value":"0912345678"}""", "7", "null",
                $$"""{"id":"x{{i}}","type":"event","name":"0912345678"}""");
            Assert.Empty(answer.Activities);
        }

        Assert.Empty(host.Door.Told);
        Assert.Equal(2, logs.Count(line => line.Contains(" 2021 ", StringComparison.Ordinal)));
        Assert.DoesNotContain(logs, line => line.Contains("0912345678", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_InAFlood_AreBounded()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        var keys = Enumerable.Range(0, 500)
            .Select(i => $$"""{"id":"{{i}}","type":"event","name":"DTMF","value":"{{i % 9 + 1}}"}""").ToArray();

        Assert.Equal(200, (await host.TellAsync(keys)).Status);
        Assert.Equal(50, host.Door.Told.Count);
    }

    [Fact]
    public async Task Keys_OfARequestEach_AreAllAnsweredWhileOthersWait()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        var free = new TaskCompletionSource();
        host.Door.Before = () => free.Task;

        var waiting = Enumerable.Range(0, 16).Select(i => host.KeyAsync("1", $"{i}")).ToList();
        await BotHost.UntilAsync(() => Task.FromResult(host.Door.Told.Count == 16));
        Assert.Empty((await host.KeyAsync("1", "one too many")).Activities);

        free.SetResult();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Single(answer.Activities));
        Assert.Single((await host.KeyAsync("1", "later")).Activities);
    }

    [Fact]
    public async Task Digits_WithOtherSigns_AreKeptWithoutThem()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        await host.KeyAsync("1a２#" + new string('9', 100), "1");
        await host.KeyAsync("abc", "2");
        Assert.Equal(new CallEvent.Keyed("1#" + new string('9', 30)), Assert.Single(host.Door.Told));
    }

    [Fact]
    public async Task HangUp_InMidAnswer_LosesNothingThatWasStored()
    {
        var logs = new LogLines();
        await using var host = await GatewayHost.StartAsync(TimeProvider.System, new FakeCallDoor(), logs);
        await host.BeginAsync();
        var free = new TaskCompletionSource();
        host.Door.Before = () => free.Task;
        using var hungUp = new CancellationTokenSource();
        var asking = host.SendAsync(
            HttpMethod.Post, $"{GatewayHost.Conversation}/activities",
            """{"activities":[{"id":"1","type":"message","text":"過戶"}]}""", cancel: hungUp.Token);
        await BotHost.UntilAsync(() => Task.FromResult(!host.Door.Told.IsEmpty));

        await hungUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        free.SetResult();

        Assert.Single((await host.SayAsync("過戶", "1")).Activities);
        Assert.Single(host.Door.Told);
        Assert.DoesNotContain(logs, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>The short form of a minute: twenty attempts, of which the first are given up.</summary>
    [Fact]
    public async Task Gateway_ThatRetriesAndRetries_HasOneTurnAndOneAnswer()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        var free = new TaskCompletionSource();
        host.Door.Before = () => free.Task;
        for (var attempt = 0; attempt < 8; attempt++)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.SendAsync(
                HttpMethod.Post, $"{GatewayHost.Conversation}/activities",
                """{"activities":[{"id":"1","type":"message","text":"過戶"}]}""", cancel: patience.Token));
        }

        free.SetResult();
        var answers = new List<string?>();
        for (var attempt = 0; attempt < 12; attempt++)
            answers.Add((string?)Assert.Single((await host.SayAsync("過戶", "1")).Activities)["id"]);

        Assert.Single(answers.Distinct());
        Assert.Single(host.Door.Told);
    }

    [Theory]
    [InlineData("fifteen letters")]
    [InlineData("a token with spaces in it")]
    [InlineData("権限のトークンです、秘密の文字列。")]
    public async Task Token_ThatIsNone_RefusesTheStartWithoutRepeatingIt(string token)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => GatewayHost.StartAsync(("Voice:AudioCodes:Token", token)));
        Assert.StartsWith("Voice:AudioCodes:Token must", Assert.Single(refused.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain(token, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MutatedBodies_AreTakenOrRefusedNeverThrown()
    {
        var chance = new Chance(2020);
        var events = new GatewayEvents(new Ids(), NullLogger<GatewayEvents>.Instance);
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = chance.Mutate(Seeds[round % Seeds.Length]);
            try
            {
                if (JsonBody.Parse(bytes).Json is not { } json) continue;

                _ = GatewayCall.IdOf(json["conversation"]?.ToString() ?? "");
                if (json["activities"] is not JsonArray told) continue;

                foreach (var (happened, key) in events.Of("c", told))
                {
                    Assert.Equal(happened, CallEvent.Of(happened.ToActivity()));
                    Assert.NotEmpty(key);
                    taken++;
                }
            }
            catch (Exception e)
            {
                Assert.Fail($"Round {round}: {Convert.ToHexString(bytes)}\n{e}");
            }
        }

        Assert.InRange(taken, Rounds / 100, Rounds * 3); // Else nothing but the first check was tried.
    }

    [Fact]
    public async Task MutatedRequests_GetAnAnswerOfTheProtocol()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        host.Door.Script = _ => [FakeCallDoor.Say("請再說一次。")];
        var chance = new Chance(2021);
        for (var round = 0; round < Math.Min(Rounds, 500); round++)
        {
            var body = Encoding.UTF8.GetString(chance.Mutate(Seeds[round % 2]));
            var answer = await host.PostAsync(
                round % 4 == 0 ? GatewayHost.Base : $"{GatewayHost.Conversation}/activities", body);
            Assert.True(
                (answer.Status == 200 && answer.Json.Count > 0) || (answer.Status == 400 && answer.ErrorCode.Length > 0),
                $"{body}: {answer.Status} {answer.Body}");
        }
    }

    [Fact]
    public void Options_ByDefault_AreOff() =>
        Assert.True(new AudioCodesOptionsCheck().Validate(null, new VoiceOptions()).Succeeded);
}
