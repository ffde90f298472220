namespace BotService.Engine.Safety;

/// <summary>A danger to somebody that a text tells of.</summary>
/// <param name="Kind">As <c>dialogs/safety/kinds.yaml</c> names it, such as <c>shock</c>.</param>
/// <param name="Sure">It is a danger beyond doubt; otherwise it may be, and what else the text
/// asks must be answered too.</param>
/// <param name="Rest">What the text says besides, as it was typed; empty when nothing.</param>
public sealed record Danger(string Kind, bool Sure, string Rest);

/// <summary>What was read in a text.</summary>
/// <param name="Danger">Null when it tells of none.</param>
/// <param name="Language">Language of the text as a locale of the cards, such as <c>vi</c>; null when it
/// has no letters to tell by.</param>
/// <param name="Signs">Ids of what the text tells, to be read together with the next one: people tell a
/// danger in two messages.</param>
public sealed record DangerReading(Danger? Danger, string? Language, IReadOnlyList<string> Signs);

/// <summary>
/// Hears danger in what people write, before anything else is read in it. Pure: the same
/// arguments always give the same finding.
/// </summary>
public interface IDangerReader
{
    /// <param name="text">As it was typed, of any length.</param>
    /// <param name="before">The signs of the message before it.</param>
    DangerReading Read(string text, IReadOnlyList<string> before);
}
