using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>A county or city with its districts, townships and towns.</summary>
/// <param name="Names">How it is called, in whatever language.</param>
/// <param name="Suppliers">Who supplies what there, by what is supplied.</param>
/// <param name="Either">Districts supplied by one or another, street by street.</param>
/// <param name="Districts">With their English spelling.</param>
public sealed record County(
    string Id, IReadOnlyList<string> Names, IReadOnlyDictionary<string, string> Suppliers, IReadOnlyList<string> Either,
    IReadOnlyDictionary<string, string> Districts, Place Place);
