using System.Text;
using CsvHelper;

namespace BotService.Hosting;

/// <summary>Comma-separated values as spreadsheets open them.</summary>
internal static class SpreadsheetCsv
{
    /// <summary>By it spreadsheets know that a file is UTF-8.</summary>
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The same as a file.</summary>
    public static byte[] Bytes(IEnumerable<string[]> rows)
    {
        using var text = new StringWriter();
        Write(text, rows);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static void Write(TextWriter output, IEnumerable<string[]> rows)
    {
        output.Write(ByteOrderMark);
        // A cell that begins like a formula must not be run by a spreadsheet.
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        foreach (var row in rows) csv.WriteRecord(row);
    }
}
