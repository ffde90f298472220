namespace BotService.Review.Proposals;

/// <summary>A file as it is to be.</summary>
/// <param name="Path">From the root of the data, such as <c>knowledge/twc/suspend/utterances.en.yaml</c>.</param>
/// <param name="Before">Null: it is not there yet.</param>
public sealed record FileEdit(string Path, string? Before, string After);
