using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Protocol;
using BotService.Storage;
using BotService.Tests.Dialogs;
using BotService.Tests.Sheets;

namespace BotService.Tests.Storage;

public sealed class StoredJsonTests
{
    /// <summary>Every kind of reply that some conversation beside the entries comes to.</summary>
    [Fact]
    public void Reply_OfAnyKind_ComesBackAsItWas()
    {
        var talk = new RealEngine().Open();
        var replies = new List<Reply>(talk.Turn.Replies);
        foreach (var said in (string[])["電費過戶要帶什麼", "公司", "委託別人辦", "多少錢", "沒有幫助", "1", "謝謝", "電線掉在路上冒火花"])
        {
            talk.Say(said);
            replies.AddRange(talk.Turn.Replies);
        }

        Assert.Contains(replies, reply => reply.Sheet is not null);
        Assert.Contains(replies, reply => reply.Emergency is not null && reply.Calls.Count > 0);
        Assert.All(replies, reply =>
        {
            var kept = Again(new Spoken(reply, "r-1"));
            Assert.Equal(JsonSerializer.Serialize(reply), JsonSerializer.Serialize(kept!.Reply));
            Assert.Equal("r-1", kept.Receipt);
        });
    }

    [Fact]
    public void ClientsActivity_ThatLooksLikeAReply_StaysAnActivity()
    {
        var json = StoredJson.Write(
            new StoredActivity(1, new Activity(new() { ["id"] = "a" }), new Spoken(SheetSamples.Reply(null), null)));

        var read = StoredJson.Read(1, json, fromBot: false);

        Assert.Null(read.Spoken);
        Assert.Equal(json, read.Activity.ToJson());
    }

    [Fact]
    public void FormerReply_IsTheActivityItWasStoredAs()
    {
        var activity = new JsonObject { ["type"] = "message", ["text"] = @"C:\\x" }.ToJsonString();

        var read = StoredJson.Read(3, activity, fromBot: true);

        Assert.Equal((3, null, activity), (read.Sequence, read.Spoken, read.Activity.Json.ToJsonString()));
    }

    private static Spoken? Again(Spoken spoken) => StoredJson.Read(
        1, StoredJson.Write(new StoredActivity(1, new Activity(new() { ["id"] = "a" }), spoken)), fromBot: true).Spoken;
}
