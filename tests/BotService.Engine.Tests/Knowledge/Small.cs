using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Tests.Intents;

namespace BotService.Tests.Knowledge;

/// <summary>
/// The small knowledge with a second water works: one matter that both know, one that it alone knows.
/// </summary>
internal static class Small
{
    private static readonly Place Nowhere = new("test", 1);

    public static KnowledgeBase WithTaipeiWater()
    {
        var small = SmallKnowledge.Create();
        var water = small.Entries["twc.name-change"];
        var entries = small.Entries.Values.Append(Taipei(water, "twd.name-change", "北水處過戶怎麼辦"))
            .Append(Taipei(water, "twd.master-meter", "總表的水費怎麼分攤"));
        return small with
        {
            Entries = entries.ToDictionary(e => e.Id),
            Catalogue = small.Catalogue with { Supplies = new Dictionary<string, Supply> { ["water"] = Water } },
        };
    }

    private static Supply Water =>
        new("water", "twc", [],
            [.. ((string[])["twd", "twc", "kinmen"]).Select(o => new Supplier(o, null, FactStatus.Open, [], Nowhere))],
            Nowhere);

    private static Entry Taipei(Entry like, string id, string said) => like with
    {
        Id = id, Utterances = new Dictionary<string, IReadOnlyList<string>>
        {
            ["zh-TW"] = [said], ["en"] = [$"{id} please"]
        },
    };
}
