using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Channels.Voice.Speaking;

namespace BotService.Channels.Voice.Calls;

/// <summary>What a key chooses: how it is called, and what it does (<see cref="KeyActs"/>).</summary>
internal sealed record KeyChoice(string Label, string Act);

/// <summary>
/// Where a call stands beside the conversation: what is being told, which key does what. It is kept within the dialog
/// state's JSON, so that it is committed with the turn.
/// </summary>
/// <param name="Conversation">Whose call it is: a state taken over from another conversation brings no call.</param>
internal sealed record CallState(string Conversation, string Locale)
{
    private const string Name = "call";

    /// <summary>In whose name the line answers; null for all.</summary>
    public string? Organisation { get; init; }

    /// <summary>What is being told, cut where the caller is asked whether to go on.</summary>
    public ImmutableArray<ImmutableArray<Passage>> Pages { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Of <see cref="Pages"/>, from 0.</summary>
    public int Page { get; init; }

    /// <summary>What the keys choose, in their order.</summary>
    public ImmutableArray<KeyChoice> Choices { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>So many choices were passed over by asking for more.</summary>
    public int Passed { get; init; }

    /// <summary>It stands in the first menu, where two keys more mean something.</summary>
    public bool InMainMenu { get; init; }

    /// <summary>A rating is asked for: the key is the score.</summary>
    public bool Rates { get; init; }

    /// <summary>A number is to be keyed in.</summary>
    public bool Collects { get; init; }

    /// <summary>Digits that came one by one.</summary>
    public string Digits { get; init; } = "";

    /// <summary>
    /// The sequence number of a sentence that was not heard for sure; null when none is to be confirmed.
    /// </summary>
    public long? Unsure { get; init; }

    /// <summary>How often in a row nothing was heard, and how often it was not understood.</summary>
    public int Silent { get; init; }

    public int Missed { get; init; }

    /// <summary>A list was given in this call.</summary>
    public bool HasList { get; init; }

    public DateTimeOffset Began { get; init; }

    /// <summary>It is time to take the list away rather than to hear it all: lines such as 1911 end a call after five
    /// minutes.</summary>
    public bool IsLong { get; init; }

    /// <summary>The number under which it was taken away, and whether it is known to have arrived.</summary>
    public string? Code { get; init; }

    public bool Arrived { get; init; }

    /// <summary>The caller wants to end; once more, and the call ends.</summary>
    public bool Ending { get; init; }

    /// <summary>Nobody answers: whom to dial is told, and the call ends.</summary>
    public bool Leaving { get; init; }

    public bool IsLastPage => Page >= Pages.Length - 1;

    /// <summary>The lines of the list that were not reached.</summary>
    public IEnumerable<Passage> Untold => Pages.Skip(Page + 1).SelectMany(page => page).Where(one => one.Item is not null);

    /// <summary>Null when the state tells of no call of this conversation.</summary>
    public static CallState? Read(string? state, string conversation)
    {
        try
        {
            return state is not null && JsonNode.Parse(state)?[Name] is { } call
                && call.Deserialize<CallState>() is { } read && read.Conversation == conversation ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <param name="state">The dialog's, as JSON.</param>
    public string Into(string state)
    {
        var json = JsonNode.Parse(state)!.AsObject();
        json[Name] = JsonSerializer.SerializeToNode(this);
        return json.ToJsonString();
    }
}
