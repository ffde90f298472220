using System.Text;
using System.Text.Json;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Tests.Protocol;

public class ActivityTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{\"text\":\"a\",\"text\":\"b\"}")]
    [InlineData("{\"text\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    public void Parse_OfWhatIsNoActivity_SaysSo(string json) =>
        Assert.ThrowsAny<JsonException>(() => Activity.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Parse_OfDeepNesting_SaysSo() =>
        Assert.ThrowsAny<JsonException>(
            () => Activity.Parse(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 70) + new string(']', 70) + "}")));

    [Fact]
    public void Mask_OfAnActivity_LeavesWhatTheProtocolNeedsBack()
    {
        const string Json = """
            {"type":"message","id":"12345678901","timestamp":"2026-11-20T01:02:03.456Z","localTimestamp":"2026-11-20T09:02:03.456+08:00","localTimezone":"Asia/Taipei",
            "channelId":"webchat","from":{"id":"dl_12345678901234","role":"user"},"conversation":{"id":"0912345678"},"locale":"zh-TW","text":"過戶","textFormat":"plain",
            "channelData":{"clientActivityID":"12345678","clientTimestamp":"2026-11-20T01:02:03.456Z","attachmentSizes":[12345678],"webchat:sequence-id":1234567890123},
            "entities":[{"type":"ClientCapabilities","requiresBotState":true,"supportsTts":false,"n":null,"x":1.5}],"membersAdded":[{"id":"0912345678"}]}
            """;
        var activity = Activity.Parse(Encoding.UTF8.GetBytes(Json));
        Assert.Equal(activity.ToJson(), ActivityMask.Mask(activity).ToJson());
    }

    [Theory]
    [InlineData("""{"text":"0912345678"}""", """{"text":"〔電話〕"}""")]
    [InlineData("""{"channelData":{"phone":912345678}}""", """{"channelData":{"phone":"〔號碼〕"}}""")]
    [InlineData("""{"channelData":{"id":"0912345678"}}""", """{"channelData":{"id":"〔電話〕"}}""")]
    [InlineData("""{"timestamp":"0912345678"}""", """{"timestamp":"〔電話〕"}""")]
    [InlineData("""{"0912345678":[["a@b.tw"]]}""", """{"〔電話〕":[["〔電子郵件〕"]]}""")]
    [InlineData("""{"type":"event","name":"DTMF","value":"123456"}""", """{"type":"event","name":"DTMF","value":"••••••"}""")]
    [InlineData("""{"type":"event","name":"dtmf","value":123}""", """{"type":"event","name":"dtmf","value":"•••"}""")]
    [InlineData("""{"type":"event","name":"DTMF","value":"9"}""", """{"type":"event","name":"DTMF","value":"9"}""")]
    [InlineData("""{"name":"start","parameters":{"caller":"912","callerDisplayName":"王小明","callee":"1911","sipHeaders":[{}]}}""", """{"name":"start","parameters":{"callee":"1911"}}""")]
    [InlineData("""{"name":"channel","value":{"Caller":"912","calleeHost":"h"}}""", """{"name":"channel","value":{"calleeHost":"h"}}""")]
    [InlineData("""{"text":"a","parameters":{"confidence":0.9,"recognitionOutput":{"x":1},"recognitions":[1]}}""", """{"text":"a","parameters":{"confidence":0.9}}""")]
    [InlineData("""{"attachments":[{"thumbnailUrl":"data:image/png;base64,AAAA"}]}""", """{"attachments":[{"thumbnailUrl":"data:,"}]}""")]
    public void Mask_OfPersonalData_ReachesEveryPlace(string json, string masked) =>
        Assert.Equal(masked, ActivityMask.Mask(Activity.Parse(Encoding.UTF8.GetBytes(json))).ToJson());

    [Theory]
    [InlineData("zh-TW", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("en", true)]
    [InlineData("A123456789", false)]
    [InlineData("en\n", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Locale_Named_IsTakenOnlyIfItIsOne(string? tag, bool taken) =>
        Assert.Equal(taken ? tag : null, LanguageTag.OrNull(tag));
}
