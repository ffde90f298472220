using BotService.Engine.Plans;
using BotService.Engine.Plans.Reading;
using Xunit.Abstractions;

namespace BotService.Tests.Plans.Reading;

/// <summary>The plans that the project was given, against keys that a person made from the plans themselves.</summary>
public sealed class PlanKeyTests(ITestOutputHelper output)
{
    [SharedPlanTheory]
    [InlineData("taipower-taipei-113")]
    [InlineData("taipower-sinying-111")]
    public void Plan_IsReadAsAPersonReadsIt(string name)
    {
        var key = PlanKey.Load(name);
        var plan = SharedPlans.Read(name);
        var read = plan.Items.ToDictionary(i => i.Path, StringComparer.Ordinal);
        int text = 0, margin = 0, settled = 0, wrong = 0, markedRight = 0;
        foreach (var row in key)
        {
            var item = read.GetValueOrDefault(row.Path);
            var (textIsRight, marginIsRight) = (item is not null && row.HasText(item), item is not null && row.HasMargin(item));
            var isMarked = item?.Unsure.Count > 0;
            text += textIsRight ? 1 : 0;
            settled += row.IsSettled ? 1 : 0;
            margin += row.IsSettled && marginIsRight ? 1 : 0;
            var isRight = textIsRight && (row.IsSettled ? marginIsRight : isMarked);
            wrong += !isRight && !isMarked ? 1 : 0;
            markedRight += row.IsSettled && textIsRight && marginIsRight && isMarked ? 1 : 0;
            if (!isRight) output.WriteLine($"{row.Path}: {row} read {item?.Text} {string.Join(' ', item?.Departments ?? [])} {item?.Deadline} marked {isMarked}");
        }
        output.WriteLine($"{name}: items {key.Count}; number and text right {text}/{key.Count}; departments and deadline right {margin}/{settled}; "
            + $"wrong without a mark {wrong}/{key.Count}; marked though right {markedRight}/{key.Count}");
        Assert.Empty(plan.Items.Select(i => i.Path).Except(key.Select(k => k.Path)));
        Assert.True(text >= 0.98 * key.Count, $"text {text}/{key.Count}");
        Assert.True(margin >= 0.95 * settled, $"margin {margin}/{settled}");
        Assert.True(wrong <= 0.02 * key.Count, $"wrong {wrong}/{key.Count}");
        Assert.True(markedRight <= 0.15 * key.Count, $"marked {markedRight}/{key.Count}");
    }
}

/// <summary>One row of a key.</summary>
/// <param name="Departments">Null where the text does not settle them.</param>
internal sealed record PlanKey(string Path, string First, string Last, IReadOnlyList<string>? Departments, string? Deadline)
{
    private const string Unsettled = "?";

    public bool IsSettled => Departments is not null && Deadline != Unsettled;

    public static List<PlanKey> Load(string name)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(SharedPlans.Tests, "Plans", "Reading", "keys",
            $"{name}.txt")).Where(l => l[0] != '#').ToList();
        var names = lines.Where(l => l.Contains(" = ", StringComparison.Ordinal)).Select(l => l.Split(" = "))
            .ToDictionary(p => p[0], p => p[1]);
        return [.. lines.Where(l => l.Contains('|', StringComparison.Ordinal)).Select(l => l.Split('|')).Select(p => new PlanKey(
            p[0], p[1], p[2], p[3] == Unsettled ? null : p[3] == "-" ? [] : [.. p[3].Split(' ').Select(d => names.GetValueOrDefault(d, d))],
            p[4] == "-" ? null : names.GetValueOrDefault(p[4], p[4])))];
    }

    /// <summary>Headings are whole in the key, where both ends are the same words.</summary>
    public bool HasText(PlanItem item)
    {
        var text = PlanText.Bare(item.Text);
        return First == Last ? text == First : text.StartsWith(First, StringComparison.Ordinal)
            && text.EndsWith(Last, StringComparison.Ordinal);
    }

    public bool HasMargin(PlanItem item) => IsSettled && item.Departments.SequenceEqual(Departments!)
        && PlanText.Bare(item.Deadline ?? "") == PlanText.Bare(Deadline ?? "");
}
