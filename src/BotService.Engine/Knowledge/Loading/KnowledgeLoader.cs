using BotService.Engine.Knowledge.Checking;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>
/// What loading found: the knowledge, and every problem in it. It may be served only without problems.
/// </summary>
/// <param name="CasesProved">Combinations of answers that were compared with <c>cases.yaml</c> and agreed.</param>
public sealed record LoadedKnowledge(KnowledgeBase Knowledge, IReadOnlyList<Problem> Problems, int CasesProved);

/// <summary>Loads the knowledge folder and proves it against its own second statement.</summary>
public static class KnowledgeLoader
{
    private const string CatalogueFolder = "catalogue", TariffFolder = "tariffs";

    /// <param name="path">The folder <c>knowledge</c>.</param>
    public static LoadedKnowledge Load(string path)
    {
        var problems = new List<Problem>();
        var folder = DataFolder.Root(path);
        if (!folder.Exists)
        {
            problems.Add(
                new Problem(path, 1, "there is no such folder; it must hold locales.yaml, catalogue/ and the entries"));
            return new LoadedKnowledge(new KnowledgeBase("", [], new Dictionary<string, Entry>(), Empty), problems, 0);
        }
        IReadOnlyList<string> locales = [.. folder.Texts("locales.yaml", problems).Select(t => t.Text)];
        var catalogue = new CatalogueReader(folder.Folder(CatalogueFolder), locales, problems).Read();
        catalogue = catalogue with
        {
            Offices = new OfficeReader(folder.Folder(CatalogueFolder), catalogue, locales, problems).Read()
        };
        var entries = new Dictionary<string, Entry>();
        foreach (var organisation in folder.Folders().Where(f => f is not (CatalogueFolder or TariffFolder)))
        {
            foreach (var name in folder.Folder(organisation).Folders())
            {
                var id = EntryId.Of(organisation, name);
                if (new EntryReader(folder.Folder(organisation)
                    .Folder(name), id, catalogue, locales, problems).Read() is { } entry)
                    entries.Add(id, entry);
            }
        }
        var knowledge = new KnowledgeBase(folder.Fingerprint(), locales, entries, catalogue)
        {
            Tariffs = TariffReader.Read(folder, TariffFolder, problems),
        };
        var proved = KnowledgeCheck.Run(knowledge, problems);
        return new LoadedKnowledge(
            knowledge, [.. problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)], proved);
    }

    private static Catalogue Empty { get; } = new(
        new Dictionary<string, DocumentUse>(), new Dictionary<string, Channel>(), new Dictionary<string, Contact>(),
        new Dictionary<string, Organisation>(), new Dictionary<string, Source>(),
        new Dictionary<string, IReadOnlyList<DatedValue>>(),
        new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, CatalogueWording>());
}
