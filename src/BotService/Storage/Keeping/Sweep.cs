using BotService.Retention;
using BotService.Statistics;

namespace BotService.Storage.Keeping;

/// <summary>
/// Rows of one kind that go by their age: which are due, and what is done with them. The rows are those of <c>t</c>.
/// </summary>
/// <param name="Due">SQL for a row that is due; <c>@past</c> is the moment from which on rows are kept, <c>@now</c> now.</param>
internal sealed record Sweep(RetentionRule Rule, string Table, string Due)
{
    /// <summary>The column that tells rows apart.</summary>
    public string Key { get; init; } = "number";

    public bool IsKeyText { get; init; }

    /// <summary>
    /// SQL for the conversation that a row belongs to; null where it belongs to none, so that nobody can hold it.
    /// </summary>
    public string? Conversation { get; init; } = "t.conversation";

    /// <summary>What is erased of a row that stays; null: the row goes.</summary>
    public string? Set { get; init; }

    /// <summary>What goes before the rows, by their keys (<c>@keys</c>).</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Figures that are counted over the rows, and outlive them; null: there are none.</summary>
    public TallySource? Counted { get; init; }

    /// <summary>Keys are conversations: nothing else may be under way in them.</summary>
    public bool IsAboutConversations { get; init; }

    public string Held => Conversation is null ? "1 = 0"
        : $"exists (select 1 from retention_holds h where h.conversation = {Conversation} and h.ended_at is null and h.until > @now)";

    public string Change => Set is null ? $"delete from {Table} where {Key} in @keys" : $"update {Table} set {Set} where {Key} in @keys";
}
