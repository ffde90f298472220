using BotService.Engine.Dialogs.Script;
using BotService.Engine.Cases;

namespace BotService.Channels.Line.Messages;

/// <summary>What a turn says, piece by piece in its order.</summary>
internal abstract record Said;

internal sealed record SaidText(string Text) : Said;

/// <param name="Link">Where the full list can be read and printed; null when the service has no public address.</param>
/// <param name="OffersMissing">There are documents of which some may be missing.</param>
/// <param name="Helpful">What is said when it helped; null where the engine does not wait to hear it.</param>
internal sealed record SaidSheet(
    Sheet Sheet, string Receipt, PageWording Words, string? Link, bool OffersMissing, string? Helpful) : Said;
