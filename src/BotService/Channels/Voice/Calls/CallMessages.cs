using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BotService.Channels.Voice.Speaking;
using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// Commands as activities, as they are kept and as a gateway over Direct Line gets them: with AudioCodes' parameters in
/// <c>channelData</c>. Reads them back for the other gateways.
/// </summary>
internal sealed class CallMessages(Ids ids, TimeProvider time, IOptions<SiteOptions> site)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="replies">Of the turn; the last one carries the words. Without any, one is made of the words.</param>
    public IReadOnlyList<StoredActivity> Of(
        Waiting turn, IReadOnlyList<StoredActivity> replies, CallStep.Speak step, string language, string release)
    {
        var say = new CallCommand.Say(
            step.Passages, step.State.Collects ? KeyPress.Collecting : null, CallDesk.Patience)
        {
            IsPrivate = step.IsPrivate,
            Expected = [.. step.State.Choices.Select(choice => choice.Label).Take(20)],
        };
        var carrying = replies.Count > 0 ? replies : [Envelope(turn, new Spoken(step.Meant ?? Plain(step, say, release), null))];
        var said = carrying.Select((reply, i) => i < carrying.Count - 1 ? Marked(reply, new CallMark("", language), null)
            : Marked(reply, MarkOf(say, language), GatewayParameters.Of(say))).ToList();
        if (step.Notice is { } notice) said.Insert(0, Whole(turn, notice, step.State, language, release));
        return step.Then is null ? said : [.. said, Command(turn, step.Then)];
    }

    /// <summary>What a gateway is to know of the call before the first word.</summary>
    public StoredActivity Configure(Waiting turn, string language) =>
        Event(turn, "config", "sessionParams", GatewayParameters.Session(language), new CallMark("", language));

    private StoredActivity Whole(Waiting turn, Passage notice, CallState state, string language, string release)
    {
        var say = new CallCommand.Say([notice], null, TimeSpan.Zero) { IsWhole = true };
        return Marked(
            Envelope(turn, new Spoken(Plain(new CallStep.Speak(state, [notice]), say, release), null)),
            MarkOf(say, language), GatewayParameters.Of(say));
    }

    /// <summary>A line of the history alone.</summary>
    public StoredActivity Note(Waiting turn, string text)
    {
        var note = Envelope(turn, null);
        (note.Activity.Json["type"], note.Activity.Json["name"], note.Activity.Json["text"]) = ("event", "callEnded", text);
        return note;
    }

    /// <summary>What the activities of one turn tell a gateway to do, in order.</summary>
    public static IReadOnlyList<CallCommand> Read(IReadOnlyList<StoredActivity> stored) =>
        [.. stored.Select(one => Read(one.Activity)).OfType<CallCommand>()];

    private static CallCommand? Read(Activity activity) => Mark(activity) is not { } mark ? null : activity.Text("name") switch
    {
        "config" => new CallCommand.Configure(mark.Language),
        "transfer" => new CallCommand.Transfer(mark.Target ?? "", mark.Address ?? "", mark.Reason ?? ""),
        "hangup" => new CallCommand.HangUp(mark.Reason ?? ""),
        _ => mark.Passages is { Count: > 0 } passages
            ? new CallCommand.Say(passages, mark.Collect, TimeSpan.FromMilliseconds(mark.Silence))
            {
                IsWhole = mark.Whole, IsPrivate = mark.Private, Expected = mark.Expected ?? [],
            }
            : null,
    };

    private static CallMark? Mark(Activity activity) =>
        activity.Object("channelData")?[CallMark.Name] is JsonObject mark ? mark.Deserialize<CallMark>(Json) : null;

    private static CallMark MarkOf(CallCommand.Say say, string language) => new(
        say.Text, language, say.Passages, say.Collect, (int)say.Silence.TotalMilliseconds, say.IsWhole, say.IsPrivate, say.Expected);

    private StoredActivity Command(Waiting turn, CallCommand command) => command switch
    {
        CallCommand.Transfer transfer => Event(
            turn, "transfer", "activityParams", GatewayParameters.Of(transfer),
            new CallMark("", "", Target: transfer.Target, Address: transfer.Address, Reason: transfer.Reason)),
        CallCommand.HangUp end => Event(
            turn, "hangup", "activityParams", GatewayParameters.Of(end), new CallMark("", "", Reason: end.Reason)),
        _ => throw new InvalidOperationException(command.GetType().Name),
    };

    private StoredActivity Event(Waiting turn, string name, string place, JsonObject parameters, CallMark mark)
    {
        var command = Envelope(turn, null);
        (command.Activity.Json["type"], command.Activity.Json["name"]) = ("event", name);
        var marked = Marked(command, mark, null);
        marked.Activity.Json["channelData"]![place] = parameters;
        return marked;
    }

    private static StoredActivity Marked(StoredActivity said, CallMark mark, JsonObject? parameters)
    {
        var data = said.Activity.Json["channelData"] as JsonObject ?? [];
        data[CallMark.Name] = JsonSerializer.SerializeToNode(mark, Json);
        if (parameters is { Count: > 0 }) data["activityParams"] = parameters;
        said.Activity.Json["channelData"] = data;
        return said;
    }

    private StoredActivity Envelope(Waiting turn, Spoken? spoken)
    {
        var envelope = new Activity([]);
        Stamp.Sent(envelope, ids.Activity(), time.GetUtcNow(), turn, site.Value);
        return new StoredActivity(0, envelope, spoken);
    }

    private static Reply Plain(CallStep.Speak step, CallCommand.Say say, string release) => new(
        step.State.Choices.Length > 0 ? ReplyKind.Menu : ReplyKind.Smalltalk, step.State.Locale, say.Text, say.Text, null, [],
        new AnswerInfo(null, new Dictionary<string, string>(), release, null, null, []));
}
