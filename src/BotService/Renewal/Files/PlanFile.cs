using System.Globalization;
using System.IO.Compression;
using System.Xml;
using BotService.Engine.Data;
using BotService.Engine.Plans.Reading;
using BotService.Hosting;

namespace BotService.Renewal.Files;

/// <summary>Makes lines of a file, by what it is: text, Markdown, HTML, DOCX, ODT, PDF.</summary>
internal static class PlanFile
{
    /// <summary>A plan of twenty pages has a tenth of one; with pictures some.</summary>
    public const int MostMegabytes = 25;

    /// <summary>The longest plan that was seen has a thirtieth of it.</summary>
    private const int MostCharacters = 1_000_000;

    private const int Megabyte = 1024 * 1024;

    /// <param name="name">The file's name, for its ending and for what is said of it.</param>
    public static PlanFileReading Read(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            if (bytes.Length == 0) throw new PlanFileException(PlanFileProblem.PlanFileEmpty);
            if (bytes.Length > MostMegabytes * Megabyte) throw new PlanFileException(PlanFileProblem.PlanFileTooLarge);
            var lines = Clean(Lines(name, bytes));
            if (lines.Sum(l => (long)l.Letters) > MostCharacters) throw new PlanFileException(PlanFileProblem.PlanFileTooLong);
            return lines.All(l => l.Letters == 0) ? Bad(name, PlanFileProblem.PlanFileEmpty)
                : new(lines, null, IsPdf(bytes));
        }
        catch (PlanFileException e)
        {
            return Bad(name, e.Kind);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or EndOfStreamException)
        {
            return Bad(name, PlanFileProblem.PlanFileBroken);
        }
    }

    /// <summary>The same from a disk; what is too large is never read.</summary>
    public static PlanFileReading ReadFrom(string path, out byte[] bytes)
    {
        bytes = [];
        var (name, file) = (Path.GetFileName(path), new FileInfo(path));
        if (!file.Exists) return Bad(path, PlanFileProblem.NoPlanFile);
        if (file.Length > MostMegabytes * (long)Megabyte) return Bad(name, PlanFileProblem.PlanFileTooLarge);
        return Read(name, bytes = File.ReadAllBytes(path));
    }

    public static PlanFileReading Bad(string name, PlanFileProblem kind) => new([], kind.At(new Place(name, 1), name,
        MostMegabytes));

    private static IReadOnlyList<SourceLine> Lines(string name, byte[] bytes)
    {
        // What it is counts for more than what it is called.
        if (IsPdf(bytes)) return PdfPlan.Lines(bytes);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new PlanFileException(bytes.AsSpan().IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0
                ? PlanFileProblem.PlanFileLocked : PlanFileProblem.PlanFileOldWord);
        }
        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var files = new PlanArchive(zip);
            return files.Has("word/document.xml") ? DocxPlan.Lines(files) : files.Has("content.xml") ? OdtPlan.Lines(files)
                : throw new PlanFileException(PlanFileProblem.PlanFileUnknown);
        }
        var ending = Path.GetExtension(name).ToLower(CultureInfo.InvariantCulture);
        if (ending is not (".txt" or ".md" or ".markdown" or ".html" or ".htm" or ""))
            throw new PlanFileException(ending is ".docx" or ".odt" or ".pdf" ? PlanFileProblem.PlanFileBroken
                : PlanFileProblem.PlanFileUnknown);
        var text = FileText.Of(bytes) ?? throw new PlanFileException(PlanFileProblem.PlanFileNotText);
        if (text.Length > MostCharacters) throw new PlanFileException(PlanFileProblem.PlanFileTooLong);
        return ending switch
        {
            ".html" or ".htm" => HtmlPlan.Lines(text),
            ".md" or ".markdown" => MarkdownPlan.Lines(text),
            _ => text.TrimStart().StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase)
                ? HtmlPlan.Lines(text) : PlainTextLines.Of(text),
        };
    }

    private static bool IsPdf(byte[] bytes) => bytes.AsSpan().StartsWith("%PDF-"u8);

    /// <summary>Without what no store keeps: half a surrogate pair, and characters that control a terminal.</summary>
    private static IReadOnlyList<SourceLine> Clean(IReadOnlyList<SourceLine> lines) =>
    [
        .. lines.Select(l => l with
        {
            Text = Clean(l.Text),
            Cells = l.Cells is { } cells ? [.. cells.Select(c => c with { Paragraphs = [.. c.Paragraphs.Select(Clean)] })] : null,
        }),
    ];

    private static string Clean(string text)
    {
        if (!text.Any(c => char.IsSurrogate(c) || char.IsControl(c) && c != '\t')) return text;
        var kept = text.ToCharArray();
        for (var i = 0; i < kept.Length; i++)
        {
            if (char.IsHighSurrogate(kept[i]) && i + 1 < kept.Length && char.IsLowSurrogate(kept[i + 1])) i++;
            else if (char.IsSurrogate(kept[i])) kept[i] = '\ufffd';
            else if (char.IsControl(kept[i]) && kept[i] != '\t') kept[i] = ' ';
        }
        return new(kept);
    }
}
