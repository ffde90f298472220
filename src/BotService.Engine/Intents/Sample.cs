using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>A text known to belong to an entry, cut into tokens.</summary>
/// <param name="Entry">Number of the entry; below 0: of none.</param>
/// <param name="IsName">A name or alias: always learnt from, never asked.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Fold">In which round of cross-validation it is held back. Neighbours in a list, often variants of each other, go together.</param>
internal sealed record Sample(int Entry, string Text, Token[] Tokens, OrganisationEvidence Organisation, bool IsName, int Fold);
