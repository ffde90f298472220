using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotService.Channels.Line;

/// <summary>
/// Where a conversation is on LINE: what its replies are sent with. Kept as JSON with the conversation; nowhere else
/// does LINE's own id of somebody stand.
/// </summary>
/// <param name="Account">The <see cref="LineAccount.Name"/> it was written to.</param>
/// <param name="Destination">The account's bot, by LINE's id.</param>
/// <param name="To">The user, group or room, by LINE's id: whom a push goes to.</param>
/// <param name="Kind"><c>user</c>, <c>group</c> or <c>room</c>.</param>
internal sealed record LineReference(
    [property: JsonPropertyName("account")] string Account,
    [property: JsonPropertyName("destination")] string Destination,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("kind")] string Kind)
{
    public const string User = "user";

    /// <summary>
    /// LINE's conversations are told from others by this in front of their channel; the account's name follows.
    /// </summary>
    public const string ChannelPrefix = "line/";

    /// <summary>The channel id that the conversation's replies carry.</summary>
    [JsonIgnore]
    public string Channel => ChannelPrefix + Account;

    /// <exception cref="JsonException">It was not written by <see cref="ToJson"/>.</exception>
    public static LineReference Parse(string json) => JsonSerializer.Deserialize<LineReference>(json, Whole)
        ?? throw new JsonException("A reference is a JSON object.");

    public string ToJson() => JsonSerializer.Serialize(this, Whole);

    /// <summary>The account as it is configured now; null when it is no longer.</summary>
    public LineAccount? FindAccount(LineOptions options) =>
        options.Accounts.FirstOrDefault(account => account.Name == Account);

    private static readonly JsonSerializerOptions Whole = new()
    {
        RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true
    };
}
