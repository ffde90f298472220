namespace BotService.Engine.Dialogs.Conversations;

/// <summary>A conversation of <c>conversations.yaml</c>, without what it expects.</summary>
/// <param name="Supplier">The organisation whose customer talks; null: that is not known.</param>
public sealed record ListedTalk(string Entry, string Name, string Locale, string? Supplier, IReadOnlyList<string> Says);
