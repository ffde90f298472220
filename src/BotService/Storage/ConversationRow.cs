using System.Data.Common;
using System.Text.Json;
using BotService.Conversations;
using BotService.Engine.Data;
using BotService.Engine.Dialogs;
using Dapper;

namespace BotService.Storage;

internal sealed class ConversationRow
{
    public const string Columns =
        "c.id as Id, c.channel as Channel, c.user_id as UserId, c.locale as Locale, c.service_url as ServiceUrl, "
        + "c.reference as Reference, "
        + "c.last_sequence as LastSequence, c.greeted as Greeted, c.turns as Turns, c.state as State, c.owner as "
        + "Owner, c.owned_until as OwnedUntil";

    public required string Id { get; init; }

    public required string Channel { get; init; }

    public string? UserId { get; init; }

    public string? Locale { get; init; }

    public string? ServiceUrl { get; init; }

    public string? Reference { get; init; }

    public long LastSequence { get; init; }

    public bool Greeted { get; init; }

    public long Turns { get; init; }

    public string? State { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset? OwnedUntil { get; init; }

    public static Task<ConversationRow?> FindAsync(DbConnection db, string id) =>
        db.QueryFirstOrDefaultAsync<ConversationRow>($"select {Columns} from conversations c where c.id = @id", new { id });

    /// <summary>Makes the conversation, or brings it up to date. Runs inside a write.</summary>
    /// <returns>Whether it was made now.</returns>
    public static async Task<bool> OpenAsync(DbConnection db, NewConversation start, DateTimeOffset at)
    {
        if (await db.ExecuteAsync(
            "insert into conversations (id, channel, user_id, locale, service_url, reference, created_at) "
            + "values (@Id, @Channel, @UserId, @Locale, @ServiceUrl, @Reference, @At) on conflict (id) do nothing",
            new { start.Id, start.Channel, start.UserId, start.Locale, start.ServiceUrl, start.Reference, At = at }) == 1)
        {
            return true;
        }

        await db.ExecuteAsync(
            "update conversations set user_id = coalesce(user_id, @UserId), locale = coalesce(@Locale, locale), "
            + "service_url = coalesce(@ServiceUrl, service_url), reference = coalesce(@Reference, reference) "
            + "where id = @Id",
            start);
        return false;
    }

    /// <summary>
    /// Makes one in which nobody has spoken, in a state that its turns read as if they had written it. Runs inside a write.
    /// </summary>
    public static Task BeginAsync(DbConnection db, string id, string channel, DialogState state, DateTimeOffset at) => db.LaterAsync(
        "insert into conversations (id, channel, locale, created_at, greeted, state) "
        + "values (@id, @channel, @Locale, @at, @greeted, @State)",
        new { id, channel, state.Locale, at, greeted = true, State = JsonSerializer.Serialize(state) });

    /// <summary>Whether opening it again so would change it.</summary>
    public bool IsChangedBy(NewConversation start) =>
        (UserId is null && start.UserId is not null)
        || Differs(Locale, start.Locale) || Differs(ServiceUrl, start.ServiceUrl)
        || Differs(Reference, start.Reference);

    private static bool Differs(string? known, string? now) => now is not null && now != known;

    public Conversation ToConversation() => new(Id, Channel, UserId, Locale, ServiceUrl, Reference, LastSequence);
}
