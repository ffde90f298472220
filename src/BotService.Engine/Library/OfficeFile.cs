using BotService.Engine.Cases;

namespace BotService.Engine.Library;

/// <summary>All that is known of one office.</summary>
/// <param name="Above">The office that it belongs to; null for a region.</param>
/// <param name="Entries">To which it or its region adds something, in the order of the cards.</param>
public sealed record OfficeFile(OfficeCard Card, OfficeCard? Above, Sheet Sheet, IReadOnlyList<Card> Entries);
