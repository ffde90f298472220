using BotService.Engine.Data;
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
    /// <param name="shapes">Learns what is read in which file, when somebody wants to know.</param>
    /// <param name="naming">Names it where it is a part of something larger; null: it is named by its own content.</param>
    public static LoadedKnowledge Load(string path, Shapes? shapes = null, Func<string>? naming = null)
    {
        var findings = new Findings(shapes);
        var folder = DataFolder.Root(path);
        if (!folder.Exists)
        {
            return new LoadedKnowledge(
                new KnowledgeBase(naming?.Invoke() ?? "", [], new Dictionary<string, Entry>(), Empty),
                [KnowledgeProblem.FolderMissing.At(new(path, 1))], 0);
        }
        var (locales, levels) = LocalesReader.Read(folder, findings);
        var catalogue = ReadCatalogue(folder, locales, findings);
        var entries = new Dictionary<string, Entry>();
        var unreadable = UnreadTables(findings, folder.Name);
        var answers = new Dictionary<string, AnswerItem>();
        foreach (var organisation in folder.Folders().Where(f => f is not (CatalogueFolder or TariffFolder)))
        {
            foreach (var answer in new AnswerReader(folder.AnyFolder(organisation), locales, findings).Read())
                if (!answers.TryAdd(answer.Id, answer))
                    findings.Add(KnowledgeProblem.AnswerTwice.At(answer.Place, answer.Id));
            foreach (var name in folder.Folder(organisation).Folders().Where(f => f != AnswerReader.Folder))
            {
                var id = EntryId.Of(organisation, name);
                var own = folder.AnyFolder(organisation).AnyFolder(name);
                if (new EntryReader(own, id, catalogue, locales, levels, findings).Read() is { } entry)
                    entries.Add(id, entry);
                else unreadable.Add(id);
            }
        }
        var knowledge = new KnowledgeBase(naming?.Invoke() ?? folder.Fingerprint(), locales, entries, catalogue)
        {
            Tariffs = TariffReader.Read(folder, TariffFolder, findings), Unreadable = unreadable,
            Levels = levels, Answers = answers,
            Frames = levels.Framed.Keys.ToDictionary(
                l => l, l => FrameReader.Read(folder.Folder(CatalogueFolder), l, findings)),
        };
        var proved = KnowledgeCheck.Run(knowledge, findings);
        return new LoadedKnowledge(
            knowledge, [.. findings.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)], proved);
    }

    /// <summary>
    /// Only what the entries share, which takes no time. What cannot be read there is left out; loading all tells of
    /// it.
    /// </summary>
    /// <param name="path">The folder <c>knowledge</c>.</param>
    public static Catalogue Catalogue(string path)
    {
        var (findings, folder) = (new Findings(), DataFolder.Root(path));
        return folder.Exists ? ReadCatalogue(folder, LocalesReader.Read(folder, findings).Spoken, findings) : Empty;
    }

    private static Catalogue ReadCatalogue(DataFolder folder, IReadOnlyList<string> locales, Findings findings)
    {
        var catalogue = new CatalogueReader(folder.Folder(CatalogueFolder), locales, findings).Read();
        return catalogue with { Offices = new OfficeReader(folder.Folder(CatalogueFolder), catalogue, locales, findings).Read() };
    }

    /// <summary>
    /// The same knowledge with some entries read anew, proved as a whole. The rest of it is taken as it is: what else the
    /// folder holds is not looked at.
    /// </summary>
    /// <param name="path">A folder <c>knowledge</c> with the folders of these entries; one that is missing is gone.</param>
    public static LoadedKnowledge Reload(KnowledgeBase knowledge, string path, IReadOnlyCollection<string> anew)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(anew);
        var (findings, folder) = (new Findings(), DataFolder.Root(path));
        var entries = knowledge.Entries.Where(e => !anew.Contains(e.Key)).ToDictionary();
        var unreadable = knowledge.Unreadable.ToHashSet();
        foreach (var id in anew)
        {
            var own = folder.AnyFolder(EntryId.OrganisationOf(id)).AnyFolder(EntryId.NameOf(id));
            if (!own.Exists) continue;
            if (new EntryReader(own, id, knowledge.Catalogue, knowledge.Locales, knowledge.Levels, findings).Read() is { } entry)
                entries.Add(id, entry);
            else unreadable.Add(id);
        }

        var now = knowledge with { Entries = entries, Unreadable = unreadable };
        var proved = KnowledgeCheck.Run(now, findings);
        return new LoadedKnowledge(now, [.. findings.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)], proved);
    }

    /// <summary>What of the catalogue could not be read: its ids are not missed then.</summary>
    private static HashSet<string> UnreadTables(Findings findings, string folder) =>
        [.. from to in (Reference[])[Refer.Document, Refer.Channel, Refer.Contact, Refer.Organisation]
            where findings.IsUnread($"{folder}/{CatalogueFolder}/{to.Name}s.yaml")
            select to.Name,
            .. findings.IsUnreadBelow($"{folder}/{CatalogueFolder}/sources") ? (string[])[Refer.Source.Name] : []];

    private static Catalogue Empty { get; } = new(
        new Dictionary<string, DocumentUse>(), new Dictionary<string, Channel>(), new Dictionary<string, Contact>(),
        new Dictionary<string, Organisation>(), new Dictionary<string, Source>(),
        new Dictionary<string, IReadOnlyList<DatedValue>>(),
        new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, CatalogueWording>());
}
