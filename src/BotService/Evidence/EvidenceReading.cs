using BotService.Engine.Library;
using BotService.Insight.Duties;
using BotService.Review.Improvements;
using BotService.Staff.Audit;
using BotService.Statistics;

namespace BotService.Evidence;

/// <summary>Brings together what a half-year left behind.</summary>
internal sealed class EvidenceReading(
    FigureMaker figures, IDuties duties, ITestResults results, IImprovements improvements, IAuditRecord audit, ILibrary library)
{
    private const int Most = 1000;

    public async Task<EvidenceData> ReadAsync(HalfYear half, string locale, CancellationToken cancel)
    {
        var ask = new FigureAsk(new FigureFilter(half.First, half.Last), RowSpan.Month, null);
        var reports = new Dictionary<string, FigureTable>();
        foreach (var report in FigureReports.All)
            reports[report.Name] = await figures.MakeAsync(report, ask with { Facet = report.Facet }, cancel);
        var registered = new SortedDictionary<long, (Improvement, MeasuredEffect?)>();
        var quarter = Quarter.Of(half.First);
        foreach (var of in new[] { quarter, quarter.Next })
        {
            foreach (var one in (await improvements.ListAsync(new ImprovementFilter(of), null, Most, half.Last, cancel)).Rows)
                registered[one.Number] = (one, (await improvements.EffectsAsync(one.Number, cancel)).FirstOrDefault());
        }

        var last = await audit.ReadAsync(new AuditFilter(null, half.Last, null, null, null), 1, cancel);
        return new EvidenceData(
            half, library.Release, duties.Write(locale, results.Latest()), reports, [.. registered.Values],
            last is [var head] ? (head.Number, head.Hash) : (0, AuditChain.Start));
    }
}
