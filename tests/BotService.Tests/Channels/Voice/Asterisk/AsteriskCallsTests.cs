using System.Net;
using BotService.Channels.Voice.Asterisk;
using BotService.Channels.Voice.Calls;
using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Voice.Asterisk;

public sealed class AsteriskCallsTests
{
    private const string Uuid = "0b8e5c53-4f3d-4c4f-9a0e-0123456789ab";

    private static readonly CallStart Start = new(Uuid, "asterisk", null, null, null);

    [Theory]
    [InlineData("start", "key=wrong&call=" + Uuid, 401, "wrong key")]
    [InlineData("start", "call=" + Uuid, 401, "wrong key")]
    [InlineData("start", "key=" + AsteriskHost.Key + "&call=7", 400, "call must be a UUID")]
    [InlineData("start", "key=" + AsteriskHost.Key, 400, "call must be a UUID")]
    [InlineData("start", "key=" + AsteriskHost.Key + "&call=" + Uuid, 200, "ok")]
    [InlineData("next", "key=wrong&call=" + Uuid, 401, "wrong key")]
    [InlineData("next", "key=" + AsteriskHost.Key + "&call=" + Uuid, 200, "operator")]
    public async Task Request_AsQueryOrForm_IsAnsweredInPlainText(string what, string fields, int status, string text)
    {
        await using var host = await AsteriskHost.StartAsync();
        using var http = new HttpClient();
        var address = $"{host.Service.Address}/voice/asterisk/{what}";
        using var form = new StringContent(fields, null, "application/x-www-form-urlencoded");
        foreach (var answer in new[] { await http.GetAsync($"{address}?{fields}"), await http.PostAsync(address, form) })
        {
            Assert.Equal((status, "text/plain"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal(text, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Key_InALog_IsNeverFound()
    {
        await using var host = await AsteriskHost.StartAsync();
        using var http = new HttpClient();
        using var form = new StringContent(
            $"key={AsteriskHost.Key}&call={Uuid}&caller=0912345678", null, "application/x-www-form-urlencoded");
        await http.PostAsync($"{host.Service.Address}/voice/asterisk/start", form);
        Assert.DoesNotContain(host.Logs, line => line.Contains(AsteriskHost.Key, StringComparison.Ordinal)
            || line.Contains("0912345678", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutAKey_TheGatewayIsOff()
    {
        await using var host = await AsteriskHost.StartAsync(("Voice:AudioSocket:Key", ""));
        using var http = new HttpClient();
        var answer = await http.GetAsync($"{host.Service.Address}/voice/asterisk/next?key=&call={Uuid}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(host.Service.Get<AudioSocketListener>().Address);
    }

    [Theory]
    [InlineData("Voice:AudioSocket:Key", "short", "16 or more")]
    [InlineData("Voice:AudioSocket:Endpoint", "here", "address with a port")]
    [InlineData("Voice:TextToSpeech:Provider", "none", "must be a voice")]
    [InlineData("Voice:TextToSpeech:Provider", "parrot", "none, espeak, recorded, azure, openai")]
    [InlineData("Voice:SpeechToText:Provider", "dog", "none, whisper, azure, openai")]
    [InlineData("Voice:TextToSpeech:Provider", "azure", "Region")]
    public async Task Settings_ThatCannotWork_RefuseTheStart(string name, string value, string said)
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => AsteriskHost.StartAsync((name, value)));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("18.26.4", false)]
    [InlineData("20.13.0", false)]
    [InlineData("20.14.0", true)]
    [InlineData("21.8.1", false)]
    [InlineData("22.3.0", false)]
    [InlineData("22.4.0", true)]
    [InlineData("23.0.0", true)]
    [InlineData("certified/20.7-cert5", false)]
    [InlineData("GIT-master", null)]
    [InlineData(null, null)]
    public void Version_TellsWhetherThereAreKeys(string? version, bool? keys) =>
        Assert.Equal(keys, AsteriskVersion.HasKeys(version));

    [Fact]
    public void Call_AnnouncedTooLongAgo_IsNotServed()
    {
        var time = new FakeTime();
        var calls = new AnnouncedCalls(time);
        Assert.True(calls.Announce(Guid.Parse(Uuid), "a", Start));
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Null(calls.Take(Guid.Parse(Uuid)));
    }

    [Fact]
    public void Call_IsTakenOnce_AndAnnouncedAgainOnlyWhenItIsOver()
    {
        var calls = new AnnouncedCalls(new FakeTime());
        Assert.True(calls.Announce(Guid.Parse(Uuid), "a", Start));
        Assert.True(calls.Announce(Guid.Parse(Uuid), "a", Start)); // The dialplan asks again when an answer was lost.
        Assert.Same(Start, calls.Take(Guid.Parse(Uuid)));
        Assert.Null(calls.Take(Guid.Parse(Uuid)));
        Assert.False(calls.Announce(Guid.Parse(Uuid), "a", Start));
        calls.Release(Guid.Parse(Uuid));
        Assert.True(calls.Announce(Guid.Parse(Uuid), "a", Start));
    }

    [Fact]
    public void Calls_AreCappedForAnAddressAndInAll()
    {
        var calls = new AnnouncedCalls(new FakeTime());
        var number = 0;
        bool Announce(string address) =>
            calls.Announce(new Guid(++number, 0, 0, new byte[8]), address, Start);
        for (var i = 0; i < AnnouncedCalls.MostOfAddress; i++) Assert.True(Announce("a"));

        Assert.False(Announce("a"));
        for (var i = AnnouncedCalls.MostOfAddress; i < AnnouncedCalls.MostInAll; i++) Assert.True(Announce($"b{i}"));

        Assert.False(Announce("c"));
    }

    [Fact]
    public void Target_IsKeptForAMinute()
    {
        var time = new FakeTime();
        var targets = new NextTargets(time);
        targets.Remember(Guid.Parse(Uuid), "water");
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(("water", "water"), (targets.Of(Guid.Parse(Uuid)), targets.Of(Guid.Parse(Uuid))));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("operator", targets.Of(Guid.Parse(Uuid)));
    }
}
