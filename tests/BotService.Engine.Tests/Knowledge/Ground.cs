using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Knowledge;

/// <summary>What a sweep goes over: the tests' own knowledge, and as proof of the data what is shipped.</summary>
public enum Ground { Own, Shipped }

internal static class GroundParts
{
    /// <summary>Both, or with <c>BOTSERVICE_SWEEP=own</c> the tests' own alone.</summary>
    public static IEnumerable<Ground> Swept { get; } =
        Environment.GetEnvironmentVariable("BOTSERVICE_SWEEP") == "own" ? [Ground.Own] : Enum.GetValues<Ground>();

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> ShippedLabels = new(
        () => DialogScriptLoader.Load(Path.Combine(Shipped.Root, "dialogs"), Shipped.Knowledge.Knowledge)
            .Script.SheetLabels);

    public static KnowledgeBase Knowledge(this Ground ground) =>
        ground == Ground.Own ? Small.Knowledge : Shipped.Knowledge.Knowledge;

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Labels(this Ground ground) =>
        ground == Ground.Own ? Small.Script.SheetLabels : ShippedLabels.Value;

    public static SheetWriter Writer(this Ground ground) => new(ground.Knowledge(), ground.Labels());
}

/// <summary>Rows of theories: each entry of both.</summary>
public sealed class EntriesOfBoth : TheoryData<Ground, string>
{
    public EntriesOfBoth()
    {
        foreach (var ground in GroundParts.Swept)
            foreach (var id in ground.Knowledge().Entries.Keys.Order(StringComparer.Ordinal)) Add(ground, id);
    }
}
