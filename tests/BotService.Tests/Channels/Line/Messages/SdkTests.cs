using System.Text;
using System.Text.Json.Nodes;
using BotService.Tests.Dialogs;
using BotService.Tests.Channels.Clients;
using BotService.Tests.Library;

namespace BotService.Tests.Channels.Line.Messages;

/// <summary>The lists of entries in the eyes of LINE's own SDK.</summary>
public sealed class SdkTests
{
    [NodeFact]
    public async Task Sdk_OfLine_AcceptsOurMessagesAndSignatures()
    {
        const string Body = """{"destination":"U0","events":[{"type":"message","message":{"text":"過戶 \u96fb 😀"}}]}""";
        await LineSdk.AcceptsAsync(
            "0123456789abcdef0123456789abcdef", Encoding.UTF8.GetBytes(Body), Samples().Take(20));
    }

    private static IEnumerable<JsonNode> Samples() =>
        from entry in (string[])[
            "taipower.name-change", "any.move", "twc.name-change", "taipower.reconnect", "any.death"]
        where Knowledge.Shipped.Knowledge.Knowledge.Entries.ContainsKey(entry)
        from locale in RealEngine.Shared.Library.Locales
        let sheet = RealEngine.Shared.Library.Sheet(entry, new Dictionary<string, string>(), locale, LibraryTests.Today)
        where sheet is not null
        from message in ToLine.Write(
            ToLine.List(sheet, "有幫助", "Helpful", "a label that is longer than twenty characters"))
        select (JsonNode)message;
}
