using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Messages;
using BotService.Tests.Channels.Clients;
using BotService.Tests.Library;

namespace BotService.Tests.Channels.Line.Messages;

/// <summary>LINE's own SDK, unmodified, as the judge of message types and signatures.</summary>
public sealed class SdkTests
{
    [NodeFact]
    public async Task Sdk_OfLine_AcceptsOurMessagesAndSignatures()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-line-").FullName;
        const string Secret = "0123456789abcdef0123456789abcdef";
        const string Body = """{"destination":"U0","events":[{"type":"message","message":{"text":"過戶 \u96fb 😀"}}]}""";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Body)));
        await File.WriteAllTextAsync(Path.Combine(folder, "signature.json"), JsonSerializer.Serialize(new { secret = Secret, body = Body, signature }));
        await File.WriteAllBytesAsync(Path.Combine(folder, "messages.json"), LineJson.Write(new JsonArray([.. Samples().Take(20)])));

        await Node.RunAsync("line.js", folder);

        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<JsonNode> Samples() =>
        from entry in (string[])["taipower.name-change", "any.move", "twc.name-change", "taipower.reconnect", "any.death"]
        where Knowledge.Shipped.Knowledge.Knowledge.Entries.ContainsKey(entry)
        from locale in LibraryTests.Shipped.Locales
        let sheet = LibraryTests.Shipped.Sheet(entry, new Dictionary<string, string>(), locale, LibraryTests.Today)
        where sheet is not null
        from message in ToLine.Write(ToLine.List(sheet, "有幫助", "Helpful", "a label that is longer than twenty characters"))
        select (JsonNode)message;
}
