using BotService.Engine.Knowledge;

namespace BotService.Tests.Knowledge;

/// <summary>A fact is of one kind, and has what belongs to that kind alone.</summary>
public sealed class FactTests
{
    private static readonly List<Type> Kinds =
        [.. typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)))];

    [Fact]
    public void Kinds_AreAClosedSet()
    {
        Assert.Equal(["Channel", "Document", "Open", "Sentence", "Task"], Kinds.Select(k => k.Name).Order());
        Assert.All(Kinds, k => Assert.True(k.IsSealed && k.DeclaringType == typeof(Fact)));
    }

    [Fact]
    public void Facts_AsShipped_AreOfTheKindTheirSectionAndIdSay()
    {
        var (knowledge, catalogue) = (Shipped.Knowledge.Knowledge, Shipped.Knowledge.Knowledge.Catalogue);
        var facts = knowledge.Entries.Values.SelectMany(e => e.Versions).SelectMany(v => v.Facts)
            .Concat(catalogue.Offices.Values.SelectMany(o => o.AllFacts)).ToList();
        Assert.Equal(Kinds.ToHashSet(), facts.Select(f => f.GetType()).ToHashSet());
        Assert.All(facts, f => Assert.Equal(f switch
        {
            { Section: Section.Tasks } => typeof(Fact.Task),
            { Id: Fact.OpenId } => typeof(Fact.Open),
            { Section: Section.Documents } when catalogue.Documents.ContainsKey(f.Id) => typeof(Fact.Document),
            { Section: Section.Channels } when catalogue.Channels.ContainsKey(f.Id) => typeof(Fact.Channel),
            _ => typeof(Fact.Sentence),
        }, f.GetType()));
    }
}
