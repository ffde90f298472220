namespace BotService.Privacy;

/// <summary>Rows of one kind that somebody's conversation has left behind.</summary>
/// <param name="Kind">The table that they stand in.</param>
/// <param name="From">When the oldest was made.</param>
public sealed record HeldKind(string Kind, long Count, DateTimeOffset From, DateTimeOffset To);

/// <summary>What is held of a conversation: how much of which kind, and since when.</summary>
/// <param name="Channel">Null where only what outlives a conversation is left.</param>
/// <param name="WentOn">Conversations in which somebody went on with it, by a number; they are found and deleted by themselves.</param>
public sealed record HeldData(string Conversation, string? Channel, IReadOnlyList<HeldKind> Kinds, IReadOnlyList<string> WentOn);

/// <summary>The same with what stands there.</summary>
/// <param name="Rows">Names of columns and values; what is encrypted or is only our own work is left out.</param>
public sealed record ExportedKind(string Kind, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows);
