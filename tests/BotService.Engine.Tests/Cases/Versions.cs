using System.Collections.Immutable;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Cases;

/// <summary>Small versions made by hand, for what no shipped entry happens to hold.</summary>
internal static class Versions
{
    private static readonly Place Nowhere = new("test", 1);

    public static EntryVersion Of(IReadOnlyList<Slot> slots, params Fact[] facts) =>
        new(new Period(new DateOnly(2020, 1, 1), null), FactStatus.Confirmed, slots, facts, Nowhere);

    public static Slot Slot(string id, params string[] options) => new(id, options, Nowhere);

    public static Fact Document(
        string id, DocumentUse? use = null, params (string Slot, string[] Options)[] when) => new Fact.Document(
        id, use ?? new DocumentUse(Bring.Original, [], LookedUp: false), FactStatus.Confirmed, [], When(when),
        ImmutableDictionary<string, string>.Empty, Nowhere);

    public static ImmutableDictionary<string, string> Answers(params (string Slot, string Option)[] answers) =>
        answers.ToImmutableDictionary(a => a.Slot, a => a.Option);

    private static Condition When((string Slot, string[] Options)[] when) =>
        new(when.ToDictionary(w => w.Slot, w => (IReadOnlySet<string>)w.Options.ToHashSet()));
}
