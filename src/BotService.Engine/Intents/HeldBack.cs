namespace BotService.Engine.Intents;

/// <summary>A text asked of a recogniser that had not seen it.</summary>
/// <param name="Right">The right entry's position among the open ones; below 0: the text was out of
/// that recogniser's scope.</param>
/// <param name="IsListed">Out of scope by the list, not because its entry was held back.</param>
internal sealed record HeldBack(int Right, ScopeLooks Looks, bool IsListed);

/// <summary>All that the decision about scope looks at.</summary>
/// <param name="Open">Fusion's features of the entries that the text does not contradict, one after the other.</param>
/// <param name="Contradicted">The same for those of organisations that the text rules out.</param>
/// <param name="OutMargin">The classifier's margin for the listed sentences out of scope.</param>
/// <param name="OutNearest">How near the nearest of them is, 0…1.</param>
/// <param name="Coverage">The known share of the text, 0…1.</param>
internal readonly record struct ScopeLooks(
    ReadOnlyMemory<double> Open, ReadOnlyMemory<double> Contradicted, double OutMargin, double OutNearest,
    double Coverage, OrganisationEvidence Organisation);
