using BotService.Engine.Plans;

namespace BotService.Renewal;

/// <summary>A plan with what people said of it in place of what the reader had made.</summary>
public static class MendedPlan
{
    public static ServicePlan Of(ServicePlan read, IEnumerable<PlanMend> mends)
    {
        ArgumentNullException.ThrowIfNull(read);
        var last = mends.GroupBy(m => (m.Path, m.Part)).ToDictionary(g => g.Key, g => g.Last());
        return last.Count == 0 ? read : read with { Items = [.. read.Items.Select(item => Mended(item, last))] };
    }

    /// <summary>A part of an item as mends write it.</summary>
    public static string Part(PlanItem item, string part)
    {
        ArgumentNullException.ThrowIfNull(item);
        return part switch
        {
            "departments" => string.Join('\n', item.Departments), "deadline" => item.Deadline ?? "", "text" =>
                item.Text, _ => item.Path,
        };
    }

    private static PlanItem Mended(PlanItem item, Dictionary<(string Path, string Part), PlanMend> mends)
    {
        var mended = item;
        foreach (var part in PlanMend.Parts)
        {
            // A rule holds for what it was made of: where the reader reads otherwise by now, somebody looks again.
            if (!mends.TryGetValue((item.Path, part), out var mend) || mend.Read != Part(item, part)) continue;
            mended = (part switch
            {
                "departments" => mended with { Departments = [.. mend.Value.Split('\n',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] },
                "deadline" => mended with { Deadline = mend.Value.Length > 0 ? mend.Value : null },
                "text" => mended with { Text = mend.Value },
                _ => mended with { Path = mend.Value },
            }) with { Unsure = [.. mended.Unsure.Where(u => u.Part != part)] };
        }
        return mended;
    }
}
