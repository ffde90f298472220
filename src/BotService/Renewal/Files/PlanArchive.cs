using System.IO.Compression;
using System.Xml;

namespace BotService.Renewal.Files;

/// <summary>The files inside a DOCX or ODT, opened with care: no more than a plan needs, and no entities.</summary>
internal sealed class PlanArchive(ZipArchive zip)
{
    /// <summary>What a hundred pages of text have unpacked, several times over.</summary>
    private const int Most = 16 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true,
            IgnoreProcessingInstructions = true, CloseInput = true,
    };

    public bool Has(string name) => zip.GetEntry(name) is not null;

    public bool HasAny(string ending) => zip.Entries.Any(e => e.FullName.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>One of the files as XML; null when it is not there.</summary>
    /// <exception cref="PlanFileException">It unpacks to too much, or declares entities.</exception>
    public XmlReader? Open(string name)
    {
        if (zip.GetEntry(name) is not { } entry) return null;
        var unpacked = new MemoryStream();
        using (var packed = entry.Open())
        {
            // What the archive says of its sizes is not believed.
            var part = new byte[64 * 1024];
            for (int read; (read = packed.Read(part)) > 0;)
            {
                if (unpacked.Length + read > Most) throw new PlanFileException(PlanFileProblem.PlanFileBomb);
                unpacked.Write(part, 0, read);
            }
        }
        if (unpacked.GetBuffer().AsSpan(0, (int)Math.Min(unpacked.Length, 4096)).IndexOf("<!DOCTYPE"u8) >= 0)
            throw new PlanFileException(PlanFileProblem.PlanFileEntities);
        unpacked.Position = 0;
        return XmlReader.Create(unpacked, Settings);
    }
}
