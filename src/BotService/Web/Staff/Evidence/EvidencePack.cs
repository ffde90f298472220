using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using BotService.Engine.Dialogs.Script;
using BotService.Evidence;
using BotService.Hosting;
using BotService.Insight.Duties;
using BotService.Releases.Files;
using BotService.Sheets.Odt;
using BotService.Statistics;
using BotService.Web.Staff.Reports;

namespace BotService.Web.Staff.Evidence;

/// <summary>
/// The evidence of a half-year as files. Of the same data they are the same bytes: no clock is in them.
/// </summary>
internal sealed class EvidencePack(EvidenceData data, PageWording words, ReportWords figures, IFigureCounts counts)
{
    public const string Manifest = "manifest.json";

    private readonly DateTimeOffset at = Taiwan.Midnight(data.Half.Last);

    private string Title => words.Say("evidence.of", ("half", data.Half.ToString()));

    /// <summary>In the order of their names, the manifest last.</summary>
    public IReadOnlyList<(string Name, byte[] Bytes)> Files()
    {
        List<(string Name, byte[] Bytes)> files =
        [
            ("duties.csv", Csv(Duties())),
            ("evidence.odt", TextDocument.Write(
                words.Locale, Title, words["staff.name"], at, new EvidenceText(data, words, figures).Blocks())),
            ("figures.csv", Csv(Figures())),
            ("improvements.csv", Csv(Improvements())),
            ("tables.ods", Spreadsheet.Write(
                words.Locale, Title, words["staff.name"], at, (words["evidence.duties"], Duties()), (words["statistics.title"], Figures()),
                (words["improvements.title"], Improvements()))),
        ];
        return [.. files, (Manifest, Describe(files))];
    }

    /// <summary>All files in one, for a browser.</summary>
    public byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in Files())
            {
                var entry = zip.CreateEntry($"evidence-{data.Half}/{name}");
                entry.LastWriteTime = at;
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return file.ToArray();
    }

    private byte[] Describe(IReadOnlyList<(string Name, byte[] Bytes)> files) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            half = data.Half.ToString(), from = IsoDay.Of(data.Half.First), to = IsoDay.Of(data.Half.Last), release = data.Release,
            tests = data.Duties.Run, audit = new { number = data.Audit.Number, hash = data.Audit.Hash },
            duties = data.Duties.Counts,
            definitions = FigureReports.All.SelectMany(r => r.Measures).DistinctBy(m => m.Name).ToDictionary(
                m => m.Name, m => new { text = figures.How(m), n = FigureExport.Sql(m.Hits, counts), of = FigureExport.Sql(m.Among, counts) }),
            files = files.Select(f => new { name = f.Name, bytes = f.Bytes.Length, sha256 = Blob.HashOf(f.Bytes) }),
        },
        ReadableJson.Options);

    private IReadOnlyList<IReadOnlyList<string>> Duties() =>
    [
        ["duty", "sentence", "state", "carried_by", "tests", "passed", "tested_at", "figures", "missing"],
        .. data.Duties.Groups.SelectMany(g => g.Rows).Select(d => (string[])
        [
            d.Id, d.Sentence, EvidenceText.State(d.State), EvidenceText.Carriers(d, words), string.Join(' ', d.Tests.Select(t => t.Name)),
            d.LastRun is { } run ? run.Passed ? "yes" : "no" : "", d.LastRun?.At ?? "", string.Join(' ', data.Of(d).Select(t => t.Report.Name)),
            d.Missing ?? "",
        ]),
    ];

    private IReadOnlyList<IReadOnlyList<string>> Figures()
    {
        var rows = data.Reports.Values.OrderBy(t => t.Report.Name, StringComparer.Ordinal)
            .SelectMany(t => FigureExport.Rows(t, figures).Skip(1).Select(r => (string[])[t.Report.Name, .. r])).ToList();
        return [(string[])["report", .. FigureExport.Rows(data.Reports.Values.First(), figures).First()], .. rows];
    }

    private IReadOnlyList<IReadOnlyList<string>> Improvements() =>
    [
        ["number", "cause", "problem", "measure", "aim", "entries", "due", "status", "effect", "before", "after"],
        .. data.Improvements.Select(i => (string[])
        [
            i.One.Number.ToString(CultureInfo.InvariantCulture), words[$"low.cause-{i.One.Cause}"], i.One.Problem, i.One.Measure,
            words[$"improvements.aim-{i.One.Aim.ToString().ToLowerInvariant()}"], string.Join(' ', i.One.Entries), IsoDay.Of(i.One.Due),
            words[$"status.{i.One.Status}"], .. EvidenceText.Effect(i.Effect, words),
        ]),
    ];

    private static byte[] Csv(IReadOnlyList<IReadOnlyList<string>> rows) => SpreadsheetCsv.Bytes(rows.Select(r => r.ToArray()));
}
