namespace BotService.Releases.Files;

/// <summary>A file as it was and as it is to be.</summary>
/// <param name="Path">From the root of the data, such as <c>knowledge/twc/suspend/utterances.en.yaml</c>.</param>
/// <param name="Before">Null: it is not there yet.</param>
/// <param name="After">Null: it goes.</param>
public sealed record FileEdit(string Path, string? Before, string? After);
