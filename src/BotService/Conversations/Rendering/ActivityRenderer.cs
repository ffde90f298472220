using System.Text.Json.Nodes;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Safety;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Sheets;

namespace BotService.Conversations.Rendering;

/// <summary>
/// Renders replies as Bot Framework messages with Markdown, suggested actions and, for a sheet, an Adaptive Card.
/// </summary>
internal sealed partial class ActivityRenderer(AdaptiveSheet cards, ILogger<ActivityRenderer> log)
{
    /// <summary>What the protocol's clients get: ours for them alone, except what was stored as it is.</summary>
    public Activity Render(StoredActivity stored)
    {
        if (stored.Spoken is not { } spoken) return stored.Activity;
        var json = Form(stored, spoken).Json;
        foreach (var (name, value) in stored.Activity.Json)
        {
            if (value is JsonObject part && json[name] is JsonObject whole)
                foreach (var (inner, of) in part) whole[inner] = of?.DeepClone();
            else json[name] = value?.DeepClone();
        }

        return new Activity(json);
    }

    /// <summary>
    /// A reply without a form must not keep the citizen from the sentences, nor from what comes after.
    /// </summary>
    private Activity Form(StoredActivity stored, Spoken spoken)
    {
        try
        {
            return stored.Voice is { } voice
                ? Spoken(spoken, voice) : Render(spoken.Reply, spoken.Receipt);
        }
        catch (Exception failure)
        {
            FormFailed(stored.Activity.Id, failure.GetType().Name, FaultPlace.Of(failure));
            return new Activity(new JsonObject
            {
                ["type"] = "message", ["locale"] = spoken.Reply.Locale, ["text"] = spoken.Reply.Text,
                ["textFormat"] = "plain",
            });
        }
    }

    /// <summary>For the ear: what the call made of the reply, and nothing that one would have to see.</summary>
    private static Activity Spoken(Spoken spoken, JsonObject voice) => new(new JsonObject
    {
        ["type"] = "message",
        ["locale"] = voice["language"]?.DeepClone(),
        ["text"] = voice["text"]?.DeepClone(),
        ["textFormat"] = "plain",
        ["speak"] = voice["text"]?.DeepClone(),
        ["inputHint"] = Asks(spoken.Reply.Kind) ? "expectingInput" : "acceptingInput",
        ["channelData"] = new JsonObject { ["answer"] = Answer(spoken.Reply, spoken.Receipt) },
    });

    /// <summary>Its form alone: without id, time, sender and whom it answers.</summary>
    public Activity Render(Reply reply, string? receipt)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["locale"] = reply.Locale,
            ["text"] = Markdown.Escape(reply.Text),
            ["textFormat"] = "markdown",
            ["speak"] = reply.Speak,
            ["inputHint"] = Asks(reply.Kind) ? "expectingInput" : "acceptingInput",
        };
        if (reply.Sheet is { } sheet)
        {
            message["attachmentLayout"] = "list";
            message["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = AdaptiveSheet.ContentType,
                ["content"] = cards.Render(sheet, receipt),
            });
        }
        if (reply.Calls.Count + reply.Choices.Count > 0)
        {
            message["suggestedActions"] = new JsonObject
            {
                ["actions"] = new JsonArray([.. reply.Calls.Select(Dial), .. reply.Choices.Select(Choice)])
            };
        }
        message["channelData"] = new JsonObject { ["answer"] = Answer(reply, receipt) };
        if (reply.Queue is { } place) message["channelData"]!["queue"] = Queue(place);
        return new Activity(message);
    }

    /// <summary>The span in minutes, absent where it is not known; the promise as a moment.</summary>
    private static JsonObject Queue(QueuePlace place) => new()
    {
        ["ahead"] = place.Ahead, ["from"] = place.From, ["to"] = place.To,
        ["promise"] = place.Promise.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The label itself is posted back, so that the transcript reads as what the citizen chose.</summary>
    private static JsonNode Choice(string label) =>
        new JsonObject { ["type"] = "imBack", ["title"] = label, ["value"] = label };

    private static JsonNode Dial(Call call) =>
        new JsonObject { ["type"] = "openUrl", ["title"] = call.Label, ["value"] = TelephoneAddress.Of(call.Number) };

    /// <summary>Whether the microphone should open again after the reply was read aloud.</summary>
    private static bool Asks(ReplyKind kind) => kind is ReplyKind.Question or ReplyKind.Choices or ReplyKind.Greeting
        or ReplyKind.Menu or ReplyKind.Rating or ReplyKind.Fallback or ReplyKind.Callback;

    private static JsonObject Answer(Reply reply, string? receipt)
    {
        var answer = Evidence(reply, receipt);
        if (reply.Emergency is { } emergency)
        {
            answer["emergency"] = new JsonObject
            {
                ["kind"] = emergency.Kind, ["numbers"] = Array(emergency.Numbers)
            };
        }

        if (reply.Answer.Also.Count > 0) answer["also"] = Array(reply.Answer.Also);
        if (reply.Answer.Item is { } item) answer["item"] = item;
        if (reply.Answer.Parts.Count > 0) answer["parts"] = Array(reply.Answer.Parts);
        return answer;
    }

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);

    private static JsonObject Evidence(Reply reply, string? receipt) => new()
    {
        ["kind"] = ReplyKinds.NameOf(reply.Kind),
        ["entry"] = reply.Answer.Entry,
        ["case"] = new JsonObject(
            reply.Answer.Case.Select(slot => KeyValuePair.Create(slot.Key, (JsonNode?)slot.Value))),
        ["release"] = reply.Answer.Release,
        ["inForce"] = reply.Answer.InForce?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["score"] = reply.Answer.Score,
        ["sources"] = Array(reply.Answer.Sources),
        ["receipt"] = receipt,
    };

    [LoggerMessage(1030, LogLevel.Error, "Reply {Activity} could not be given its form ({Error} {Place}); it goes as plain text")]
    private partial void FormFailed(string? activity, string error, string place);
}
