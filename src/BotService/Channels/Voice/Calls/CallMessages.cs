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
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="replies">Of the turn; the last one carries the words. Without any, one is made of the words.</param>
    public IReadOnlyList<StoredActivity> Of(
        Waiting turn, IReadOnlyList<StoredActivity> replies, CallStep.Speak step, string language, string release)
    {
        var parts = Parts(step, language).ToList();
        var meant = step.Meant ?? Plain(step.State, string.Concat(parts.Select(say => say.Text)), release);
        var carrying = replies.Count > 0 ? replies : [Envelope(turn, new Spoken(meant, null))];
        var said = carrying.Select((reply, i) => i < carrying.Count - 1
            ? Marked(reply, new CallMark("", language), null) : Marked(reply, parts[0], language)).ToList();
        said.AddRange(parts.Skip(1).Select(
            say => Marked(Envelope(turn, new Spoken(Plain(step.State, say.Text, release), null)), say, language)));
        if (step.Notice is { } notice) said.Insert(0, Whole(turn, notice, step.State, language, release));
        return step.Then is null ? said : [.. said, Command(turn, step.Then)];
    }

    /// <summary>What a gateway is to know of the call before the first word.</summary>
    public StoredActivity Configure(Waiting turn, string language) =>
        Event(turn, "config", "sessionParams", GatewayParameters.Session(language), new CallMark("", language));

    private StoredActivity Whole(Waiting turn, Passage notice, CallState state, string language, string release)
    {
        var say = new CallCommand.Say([notice], null, TimeSpan.Zero) { IsWhole = true };
        return Marked(Envelope(turn, new Spoken(Plain(state, say.Text, release), null)), say, language);
    }

    /// <summary>A line of the history alone.</summary>
    public StoredActivity Note(Waiting turn, string text)
    {
        var note = Envelope(turn, null);
        (note.Activity.Json["type"], note.Activity.Json["name"]) = ("event", "callEnded");
        note.Activity.Json["text"] = text;
        return note;
    }

    /// <summary>What the activities of one turn tell a gateway to do, in order.</summary>
    public static IReadOnlyList<CallCommand> Read(IReadOnlyList<StoredActivity> stored) =>
        [.. stored.Select(one => one.Voice?.Deserialize<CallMark>(Json) is { } mark ? Read(one.Activity, mark) : null)
            .OfType<CallCommand>()];

    private static CallCommand? Read(Activity activity, CallMark mark) => activity.Text("name") switch
    {
        "config" => new CallCommand.Configure(mark.Language),
        "transfer" => new CallCommand.Transfer(mark.Target ?? "", mark.Address ?? "", mark.Reason ?? ""),
        "hangup" => new CallCommand.HangUp(mark.Reason ?? ""),
        _ => mark.Passages is { Count: > 0 } passages
            ? new CallCommand.Say(passages, mark.Collect, TimeSpan.FromMilliseconds(mark.Silence))
            {
                IsWhole = mark.Whole, IsPrivate = mark.Private, Expected = mark.Expected ?? [], Language = mark.Own,
            }
            : null,
    };

    /// <summary>
    /// What another voice has to say, such as the offer of another language, is a message of its own. The last one
    /// waits for the caller.
    /// </summary>
    private static IEnumerable<CallCommand.Say> Parts(CallStep.Speak step, string language)
    {
        var runs = new List<List<Passage>>();
        foreach (var passage in step.Passages)
        {
            if (runs.Count == 0 || Voice(runs[^1][^1], language) != Voice(passage, language)) runs.Add([]);
            runs[^1].Add(passage);
        }

        if (runs.Count == 0) runs.Add([]);
        return runs.Select((run, i) => new CallCommand.Say(
            run, step.State.Collects ? KeyPress.Collecting : null, i < runs.Count - 1 ? TimeSpan.Zero : CallDesk.Patience)
        {
            Language = run.Count == 0 ? null : Voice(run[0], language),
            IsPrivate = step.IsPrivate,
            Expected = [.. step.State.Choices.Select(choice => choice.Label).Take(20)],
        });
    }

    /// <summary>Of a passage that is wholly another language's; null for the call's own.</summary>
    private static string? Voice(Passage passage, string language) =>
        passage.Breaths.Select(breath => breath.Language).Distinct().ToList() is [var one] && one != language
            ? one : null;

    private static StoredActivity Marked(StoredActivity said, CallCommand.Say say, string language) =>
        Marked(said, MarkOf(say, language), GatewayParameters.Of(say));

    private static CallMark MarkOf(CallCommand.Say say, string language) => new(
        say.Text, say.Language ?? language, say.Passages, say.Collect, (int)say.Silence.TotalMilliseconds, say.IsWhole,
        say.IsPrivate, say.Expected, say.Language);

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

    private static Reply Plain(CallState state, string text, string release) => new(
        state.Choices.Length > 0 ? ReplyKind.Menu : ReplyKind.Smalltalk, state.Locale, text, text, null, [],
        new AnswerInfo(null, new Dictionary<string, string>(), release, null, null, []));
}
