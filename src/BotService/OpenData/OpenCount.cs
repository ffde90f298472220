namespace BotService.OpenData;

/// <summary>Questions of one kind in a month.</summary>
/// <param name="Organisation">Empty where none is known.</param>
/// <param name="Entry">Null: those entries of the organisation that have too few to stand alone. Empty: no entry was found.</param>
/// <param name="Channel">Null: all channels.</param>
/// <param name="Language">Null: all languages.</param>
/// <param name="Questions">Turns in which a citizen asked or answered something.</param>
public sealed record OpenCount(string Organisation, string? Entry, string? Channel, string? Language, long Questions);
