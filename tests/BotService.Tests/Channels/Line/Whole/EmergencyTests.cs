using System.Text.Json.Nodes;
using BotService.Tests.Knowledge;
using YamlDotNet.RepresentationModel;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>
/// Every kind of danger, written to a LINE account in three languages: the first message says
/// whom to call, and a tap calls.
/// </summary>
public sealed class EmergencyTests
{
    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    [InlineData("vi")]
    public async Task Danger_OfEveryKind_IsAnsweredWithNumbersThatCall(string language)
    {
        await using var host = await LineHost.StartAsync();
        foreach (var (kind, cry) in Cries(language))
        {
            var phone = host.Phone($"{language} {kind}");
            var answer = await phone.SayAsync(cry);
            var dials = Phone.Actions(answer[^1].Message["quickReply"]).Where(a => (string?)a["type"] == "uri")
                .Select(a => (string)a["uri"]!).ToList();
            Assert.True(dials.Count > 0, $"{kind}: {cry}");
            Assert.All(dials, uri => Assert.StartsWith("tel:", uri, StringComparison.Ordinal));
            Assert.Contains(
                dials[0]["tel:".Length..],
                ((string)answer[0].Message["text"]!).Replace("-", "", StringComparison.Ordinal),
                StringComparison.Ordinal);
        }
        host.Platform.AssertNoFaults();
    }

    private static IEnumerable<(string Kind, string Cry)> Cries(string language)
    {
        using var reader = File.OpenText(Path.Combine(Shipped.Root, "dialogs", "safety", $"examples.{language}.yaml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        foreach (var (kind, cries) in (YamlMappingNode)yaml.Documents[0].RootNode)
            if (kind.ToString() != "harmless")
                yield return (kind.ToString(), ((YamlSequenceNode)cries).Children[^1].ToString());
    }
}
