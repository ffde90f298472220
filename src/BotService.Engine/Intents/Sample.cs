using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>A text known to belong to an entry, cut into tokens.</summary>
/// <param name="Entry">Number of the entry, or <see cref="OutOfScope"/> or <see cref="FollowUp"/>.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Read">As the recogniser reads it (<see cref="Reading"/>).</param>
/// <param name="Others">The same procedure with other organisations when the text names none: it
/// may be about them as well.</param>
/// <param name="IsName">A name or alias: always learnt from, never asked.</param>
/// <param name="Fold">In which round of cross-validation it is held back. Neighbours in a list, often variants of
/// each other, go together.</param>
internal sealed record Sample(
    int Entry, string Text, string Read, Token[] Tokens, OrganisationEvidence Organisation, int[] Others,
    bool IsName, int Fold)
{
    public const int OutOfScope = -1;

    /// <summary>About whatever is being talked of.</summary>
    public const int FollowUp = -2;

    /// <summary>
    /// How many classes there are besides the entries: <see cref="OutOfScope"/>, then <see cref="FollowUp"/>.
    /// </summary>
    public const int FurtherClasses = 2;

    public static int Class(int entry, int entries) => entry >= 0 ? entry : entries - 1 - entry;
}
