namespace BotService.Engine.Safety;

/// <summary>A sentence to learn from.</summary>
/// <param name="Language">Its locale; null: whichever the reader takes it for.</param>
/// <param name="Kind">Null for what is harmless, however it sounds.</param>
internal sealed record DangerExample(string Text, string? Language, string? Kind);
