using System.Data;
using BotService.Bot;
using Dapper;

namespace BotService.Storage;

internal sealed class ConversationRow
{
    public const string Columns =
        "c.id as Id, c.channel as Channel, c.user_id as UserId, c.locale as Locale, c.service_url as ServiceUrl, c.reference as Reference, "
        + "c.last_sequence as LastSequence, c.greeted as Greeted, c.turns as Turns, c.state as State";

    public required string Id { get; init; }

    public required string Channel { get; init; }

    public string? UserId { get; init; }

    public string? Locale { get; init; }

    public string? ServiceUrl { get; init; }

    public string? Reference { get; init; }

    public long LastSequence { get; init; }

    public long Greeted { get; init; }

    public long Turns { get; init; }

    public string? State { get; init; }

    public static ConversationRow? Find(IDbConnection db, string id) =>
        db.QueryFirstOrDefault<ConversationRow>($"select {Columns} from conversations c where c.id = @id", new { id });

    public Conversation ToConversation() => new(Id, Channel, UserId, Locale, ServiceUrl, Reference, LastSequence);
}
