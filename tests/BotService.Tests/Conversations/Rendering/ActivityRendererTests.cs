using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Sheets;
using BotService.Tests.Sheets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Conversations.Rendering;

public class ActivityRendererTests
{
    [Fact]
    public void Reply_AsDelivered_HasItsFormAndWhatTheServiceVouchesFor()
    {
        var envelope = new Activity(
            new() { ["id"] = "a-1", ["replyToId"] = "q-1", ["channelData"] = new JsonObject { ["n"] = 7 } });

        var message = Renderer().Render(new StoredActivity(7, envelope, new Spoken(SheetSamples.Reply(null), "r-1")));

        Assert.Equal(("message", "a-1", "q-1"), (message.Type, message.Id, message.Text("replyToId")));
        Assert.Equal(
            ("r-1", 7),
            ((string?)message.Json["channelData"]!["answer"]!["receipt"], (int)message.Json["channelData"]!["n"]!));
        Assert.Equal(3, envelope.Json.Count); // It is rendered again for the next who reads it.
    }

    [Fact]
    public void Reply_OfACall_IsTheWordsForTheEarAlone()
    {
        var envelope = new Activity(new()
        {
            ["id"] = "a-1",
            ["channelData"] = new JsonObject
            {
                ["voice"] = new JsonObject { ["text"] = "總共要準備四樣。", ["language"] = "zh-TW" },
                ["activityParams"] = new JsonObject { ["disableTtsCache"] = true },
            },
        });

        var message = Renderer().Render(new StoredActivity(7, envelope, new Spoken(SheetSamples.Reply(null), "r-1")));

        Assert.Equal(
            ("message", "a-1", "總共要準備四樣。", "總共要準備四樣。", "plain", "zh-TW"),
            (message.Type, message.Id, message.Said, message.Text("speak"), message.Text("textFormat"), message.Locale));
        Assert.Null(message.Json["attachments"]);
        Assert.Null(message.Json["suggestedActions"]);
        Assert.Equal("r-1", (string?)message.Json["channelData"]!["answer"]!["receipt"]);
        Assert.True((bool)message.Json["channelData"]!["activityParams"]!["disableTtsCache"]!);
    }

    [Fact]
    public void Reply_WithoutAForm_IsStillSaid()
    {
        var broken = SheetSamples.Reply(SheetSamples.Plain() with { Labels = new Dictionary<string, string>() });

        var message = Renderer().Render(
            new StoredActivity(1, new Activity(new() { ["id"] = "a-1" }), new Spoken(broken, "r-1")));

        Assert.Equal((broken.Text, "plain", "a-1"), (message.Said, message.Text("textFormat"), message.Id));
    }

    [Fact]
    public void Answer_NamesThePartsThatTheReplyHolds()
    {
        var reply = SheetSamples.Reply(null);
        var told = Render(reply with { Answer = reply.Answer with { Parts = ["fees", "online"] } });

        Assert.Equal(
            ["fees", "online"], told["channelData"]!["answer"]!["parts"]!.AsArray().Select(p => (string?)p));
        Assert.Null(Render(reply)["channelData"]!["answer"]!["parts"]);
    }

    [Fact]
    public void Card_SaysForTheCitizenThatAnAnswerIsNotRight_AndFoldsWhatToAsk()
    {
        var sheet = SheetSamples.Plain() with
        {
            Case = [new("誰去？", "本人辦理") { Change = "不是本人辦理" }, new("地區", "台中")],
            Brief = [new(BriefKind.Bring, "帶 1 樣", "身分證")],
            Labels = SheetSamples.Labels.Append(new("brief.all", "{lines}")).ToDictionary(),
            Call = new("打 1910 時這樣問", "1910 / 1911", "您好。", [new("fees", "要多少錢？")]),
        };
        var card = Card(Render(SheetSamples.Reply(sheet)))["body"]!.AsArray();

        var actions = card.Where(e => (string?)e!["type"] == "ActionSet").SelectMany(e => e!["actions"]!.AsArray()).ToList();
        Assert.Equal("不是本人辦理", (string?)actions.Single(a => (string?)a!["type"] == "Action.Submit")!["data"]);
        var fold = card.Single(e => (string?)e!["id"] == "call")!;
        Assert.False((bool)fold["isVisible"]!);
        Assert.Contains("要多少錢", fold.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.Equal(
            ["tel:1910", "tel:1911"],
            fold["items"]!.AsArray()[^1]!["actions"]!.AsArray().Select(a => (string?)a!["url"]));
    }

    [Fact]
    public void Text_WithMarkdownInIt_IsShownAsItStands()
    {
        var message = Render(SheetSamples.Reply(null));

        Assert.Equal("第一行\n\n第二行 \\*不是粗體\\*", message.Said);
    }

    [Fact]
    public void Message_OfReply_CarriesSpeechAndLanguage()
    {
        var message = Render(SheetSamples.Reply(null));

        Assert.Equal(("message", "zh-TW", "共 20 項"), (message.Type, message.Locale, message.Text("speak")));
    }

    [Fact]
    public void Choices_AsSuggestedActions_PostTheirOwnLabel()
    {
        var actions = Render(SheetSamples.Reply(null, ReplyKind.Question, "個人", "公司"))["suggestedActions"]!;

        Assert.Equal(["個人", "公司"], actions["actions"]!.AsArray().Select(a => (string)a!["value"]!));
        Assert.All(actions["actions"]!.AsArray(),
            a => Assert.Equal(("imBack", (string)a!["value"]!), ((string)a["type"]!, (string)a["title"]!)));
        Assert.Null(actions["to"]);
    }

    [Theory]
    [InlineData(ReplyKind.Question, "expectingInput")]
    [InlineData(ReplyKind.Checklist, "acceptingInput")]
    public void InputHint_OfReply_OpensMicrophoneForQuestionsOnly(ReplyKind kind, string hint) =>
        Assert.Equal(hint, Render(SheetSamples.Reply(null, kind)).Text("inputHint"));

    [Fact]
    public void Answer_OfReply_HasItsEightNames()
    {
        var answer =
            Render(SheetSamples.Reply(SheetSamples.Plain(), ReplyKind.NotInForce), "r1")["channelData"]!["answer"]!;

        var expected = JsonNode.Parse("""
            {"kind":"notInForce","entry":"taipower.name-change","case":{"applicant":"company"},"release":"abc123",
             "inForce":"2022-02-22","score":0.93,"sources":["app-form"],"receipt":"r1"}
            """);
        Assert.Equal(expected!.ToJsonString(), answer.ToJsonString());
    }

    [Fact]
    public void Answer_WithNothingKnown_KeepsItsNamesWithNulls()
    {
        var reply = SheetSamples.Reply(null, ReplyKind.Fallback) with
        {
            Answer = new AnswerInfo(null, new Dictionary<string, string>(), "r", null, null, [])
        };

        var answer = Render(reply)["channelData"]!["answer"]!.AsObject();

        Assert.Equal(
            ["kind", "entry", "case", "release", "inForce", "score", "sources", "receipt"], answer.Select(p => p.Key));
        Assert.All(new[] { "entry", "inForce", "score", "receipt" }, name => Assert.Null(answer[name]));
    }

    [Fact]
    public void Card_WithoutPublicAddress_LinksFromTheRoot() =>
        Assert.Equal(["/c/r1", "/c/r1.odt"], Links(Render(SheetSamples.Reply(SheetSamples.Plain()), "r1")));

    [Fact]
    public void Card_WithPublicAddress_LinksAbsolutely() =>
        Assert.Equal(["https://ask.example.gov.tw/c/r1", "https://ask.example.gov.tw/c/r1.odt"],
            Links(Render(SheetSamples.Reply(SheetSamples.Plain()), "r1", "https://ask.example.gov.tw/")));

    [Fact]
    public void Card_WithoutReceipt_OffersNoPrint() =>
        Assert.Null(Card(Render(SheetSamples.Reply(SheetSamples.Plain()), null))["actions"]);

    [Fact]
    public void Card_OfAnySheet_LosesNoWord()
    {
        foreach (var sheet in SheetSamples.All)
        {
            var card = Card(Render(SheetSamples.Reply(sheet), "r1"));

            SheetWords.AssertInOrder([.. SheetWords.Of(sheet), "r1"], CardReader.Text(card));
            Assert.All(SheetWords.Addresses(sheet),
                url => Assert.Contains(
                    Json(url.Replace("(", "%28", StringComparison.Ordinal)
                        .Replace(")", "%29",
                            StringComparison.Ordinal)), card.ToJsonString(), StringComparison.Ordinal));
            SheetWords.AssertInOrder(SheetWords.Of(sheet), (string)card["fallbackText"]!);
        }
    }

    private static string Json(string text) => JsonValue.Create(text).ToJsonString()[1..^1];

    private static JsonNode Card(Wrapped message) => message["attachments"]![0]!["content"]!;

    private static IEnumerable<string> Links(Wrapped message) =>
        Card(message)["actions"]!.AsArray().Select(a => (string)a!["url"]!);

    private static Wrapped Render(Reply reply, string? receipt = null, string? publicUrl = null) => new(
        Renderer(publicUrl).Render(reply, receipt));

    private static ActivityRenderer Renderer(string? publicUrl = null) => new(
        new AdaptiveSheet(Options.Create(new SiteOptions { PublicUrl = publicUrl })),
        NullLogger<ActivityRenderer>.Instance);

    private sealed record Wrapped(Activity Activity)
    {
        public string Type => Activity.Type;

        public string? Said => Activity.Said;

        public string? Locale => Activity.Locale;

        public JsonNode? this[string name] => Activity.Json[name];

        public string? Text(string name) => Activity.Text(name);
    }
}
