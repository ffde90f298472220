using BotService.Tests;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer(LongestFirst.Name, LongestFirst.Assembly)]

namespace BotService.Tests;

/// <summary>
/// Classes that take half a minute or more start first, so that the others run beside them and nobody waits for a last
/// one. They are the head of a run's results (`--logger trx`), ordered by duration.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public const string Name = "BotService.Tests.LongestFirst", Assembly = "BotService.Tests";

    private static readonly string[] Long =
    [
        "CrashTests", "TalksInBrowserTests", "SiteInBrowserTests", "ChangeOfKnowledgeTests", "AudioSocketWalkTests",
        "TrialRunTests", "HeldInBrowserTests", "StockClientTests", "ChatPageInBrowserTests", "LineCrashTests", "DeskPageTests",
        "DraftsInBrowserTests", "ConversationInBrowserTests",
    ];

    /// <summary>Each class is a collection of its own, named after it.</summary>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> collections) =>
        collections.OrderBy(c => Array.FindIndex(
            Long, name => c.DisplayName.EndsWith("." + name, StringComparison.Ordinal)) is >= 0 and var at
            ? at : Long.Length);
}
