using System.Globalization;
using System.Security.Cryptography;
using BotService.Engine.Data;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Reading;
using BotService.Renewal.Files;
using BotService.Staff.Audit;

namespace BotService.Renewal;

/// <summary>What was said besides the file; what is null is taken from the plan itself.</summary>
public sealed record PlanAsk(string? Id = null, int? Year = null, string? Organisation = null, string? Office = null);

/// <summary>How an import ended.</summary>
/// <param name="Plan">Null when the file gave none, and where it is kept already.</param>
/// <param name="Id">The plan that is kept, of this file.</param>
/// <param name="IsUnreadable">Whether the file itself is at fault.</param>
public sealed record PlanImported(ServicePlan? Plan, string? Id, Problem? Problem, bool IsUnreadable);

/// <summary>Takes plans in: a file is read, named, and kept whole or not at all.</summary>
internal sealed class PlanImport(IPlanStore store, PlanOwners owners)
{
    private const int LongestId = 60;

    private static readonly string[] Margin = ["departments", "deadline"];

    public async Task<PlanImported> ImportAsync(
        string name, PlanFileReading file, byte[] bytes, PlanAsk ask, Func<string, Deed> did, CancellationToken cancel)
    {
        if (file.Problem is not null) return new(null, null, file.Problem, true);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (await store.OfFileAsync(hash, cancel) is { } there) return new(null, there,
            Bad(PlanFileProblem.PlanThere, there), false);

        var reader = new PlanReader(file.Lines);
        if (reader.Sections < 2) return new(null, null, Bad(PlanFileProblem.NotAPlan, name), true);
        if ((ask.Year ?? reader.Year) is not { } of) return new(null, null, Bad(PlanFileProblem.PlanWithoutYear, name), true);
        if (Owner(name, reader.Title, ask) is not { } owner) return new(null, null, Bad(PlanFileProblem.PlanWithoutOwner, name), true);
        var id = ask.Id ?? $"{owner.Office ?? owner.Organisation}-{of}";
        if (!IsId(id)) return new(null, null, Bad(PlanFileProblem.PlanIdBad, id), true);

        var plan = reader.Read(new(id, of, owner.Organisation, owner.Office));
        if (file.IsPrinted) plan = Doubted(plan, "printed", Margin);
        // A row that was cut in two on the page takes its number to another heading, and all below it along.
        else if (file.IsPdf && reader.Gaps > 0) plan = Doubted(plan, "numbers", ["path", .. Margin]);
        if (!plan.Items.Any(i => i.Kind is PlanItemKind.Item or PlanItemKind.Paragraph or PlanItemKind.Measure))
            return new(null, null, Bad(PlanFileProblem.NotAPlan, name), true);
        var source = new PlanSourceFile(Path.GetFileName(name), hash, string.Join('\n', file.Lines.Select(l => l.Text)));
        var (taking, other, otherFile) = await store.AddAsync(plan, source, did(id), cancel);
        return taking switch
        {
            PlanTaking.Kept => new(await store.FindAsync(id, cancel), id, null, false),
            PlanTaking.SameFile => new(null, other, Bad(PlanFileProblem.PlanThere, other), false),
            _ => new(null, null, Bad(PlanFileProblem.PlanIdTaken, other, otherFile), false),
        };
    }

    /// <summary>These parts are certain of no item: they are for somebody who sees the page.</summary>
    private static ServicePlan Doubted(ServicePlan plan, string reason, IReadOnlyList<string> parts)
    {
        var margins = plan.Items.Where(i => i.Departments.Count > 0 || i.Deadline is not null).Select(i => i.Kind).ToHashSet();
        return plan with { Items = [.. plan.Items.Select(i => i with
        {
            Unsure = [.. i.Unsure.UnionBy(
                parts.Where(p => margins.Contains(i.Kind) || !Margin.Contains(p)).Select(p => new Unsure(p, reason)), u => u.Part)],
        })] };
    }

    /// <summary>As it was said, as the title says, or as a file is called such as <c>moea-soe-106.txt</c>.</summary>
    private (string Organisation, string? Office)? Owner(string name, string title, PlanAsk ask)
    {
        if (ask.Organisation is { } said) return (said, ask.Office);
        if (owners.Of(title) is { } named) return (named.Organisation, ask.Office ?? named.Office);
        var parts = Path.GetFileNameWithoutExtension(name).Split('-');
        return parts.Length > 1 && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && parts[..^1].All(IsId)
            ? (string.Join('-', parts[..^1]), ask.Office) : null;
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)
            || c == '-') && id[0] != '-';

    private static Problem Bad(PlanFileProblem kind, params object?[] values) =>
        kind.At(new Place(values[0]?.ToString() ?? "", 1), values);
}
