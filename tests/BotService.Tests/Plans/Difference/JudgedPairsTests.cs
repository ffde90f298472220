using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;
using BotService.Engine.Plans.Reading;
using BotService.Tests.Knowledge;
using Xunit.Abstractions;

namespace BotService.Tests.Plans.Difference;

/// <summary>A test that reads the plans the project was given, which lie beside the repository and not in it.</summary>
internal sealed class PlansFactAttribute : FactAttribute
{
    public PlansFactAttribute()
    {
        if (!Directory.Exists(Folder)) Skip = $"The plans are not here: {Folder}";
    }

    public static string Folder => Path.GetFullPath(Path.Combine(Shipped.Root, "..", "shared", "plans"));
}

/// <summary>The differences of real plans against what somebody judged who read them.</summary>
public sealed class JudgedPairsTests(ITestOutputHelper output)
{
    private const string North = "taipower-taipei-113", South = "taipower-sinying-111", Old = "taipower-kaohsiung-100";

    /// <summary>Of those judged, so many have the right class at least.</summary>
    private const double Enough = 0.95;

    [PlansFact]
    public void Classes_OfBothDifferences_AreThoseJudged()
    {
        var wrong = Wrong(South, JudgedPair.From111).Concat(Wrong(Old, JudgedPair.From100)).ToList();
        var all = JudgedPair.From111.Count + JudgedPair.From100.Count;
        foreach (var line in wrong) output.WriteLine(line);
        output.WriteLine($"{all - wrong.Count} of {all} right");
        Assert.True(all >= 60);
        Assert.True(all - wrong.Count >= Enough * all, string.Join('\n', wrong));
    }

    [PlansFact]
    public void Paths_ThatWereJudged_AreThere()
    {
        var (old, south, north) = (Plan(Old), Plan(South), Plan(North));
        Assert.Empty(JudgedPair.From111.SelectMany(p => p.Olds).Except(south.Items.Select(i => i.Path)));
        Assert.Empty(JudgedPair.From100.SelectMany(p => p.Olds).Except(old.Items.Select(i => i.Path)));
        Assert.Empty(JudgedPair.From111.Concat(JudgedPair.From100).SelectMany(p => p.News).Except(north.Items.Select(i => i.Path)));
    }

    [PlansFact]
    public void Companies_OfTheMinistrysPlan_AreLaidBesideEachOther()
    {
        var plan = Plan("moea-soe-106");
        var companies = PlanCompany.Of(plan);
        Assert.Equal(4, companies.Count);
        var (names, _) = PlanNames.Load(Path.Combine(Shipped.Root, "duties"));
        foreach (var (one, other) in companies.SelectMany(one => companies.Select(other => (one, other))).Where(p => p.one != p.other))
        {
            var (a, b) = (PlanCompany.Part(plan, one)!, PlanCompany.Part(plan, other)!);
            var diff = PlanDiff.Of(a, b, names);
            Assert.Equal(a.Items.Count, diff.Pairs.Sum(p => p.Olds.Count));
            Assert.Equal(b.Items.Count, diff.Pairs.Sum(p => p.News.Count));
            // All four have the same headings.
            Assert.True(diff.Count(PlanClass.Same) > 10);
        }
    }

    /// <summary>A pair is right when just these items stand in one pair of this class.</summary>
    private static IEnumerable<string> Wrong(string old, IReadOnlyList<JudgedPair> judged)
    {
        var (names, _) = PlanNames.Load(Path.Combine(Shipped.Root, "duties"));
        var pairs = PlanDiff.Of(Plan(old), Plan(North), names).Pairs;
        return from judgement in judged
               let found = pairs.FirstOrDefault(p => judgement.Olds.Take(1).All(o => p.Olds.Any(i => i.Path == o))
                   && judgement.News.Take(1).All(n => p.News.Any(i => i.Path == n)))
               where found is null || found.Class != judgement.Class
               select $"{old}: {judgement}, found {found?.Class.ToString() ?? "in two pairs"}";
    }

    private static ServicePlan Plan(string id) => new PlanReader(
        PlainTextLines.Of(File.ReadAllText(Path.Combine(PlansFactAttribute.Folder, $"{id}.txt")))).Read(new(id, null, "taipower", id));
}
