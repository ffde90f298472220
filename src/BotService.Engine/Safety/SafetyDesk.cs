using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Safety;

/// <summary>What hears danger, and what is said then.</summary>
public sealed record SafetyDesk(IDangerReader Reader, EmergencyCards Cards)
{
    /// <summary>The card for a text that tells of danger; null when it tells of none.</summary>
    /// <param name="locale">The language of a text that does not tell its own.</param>
    public EmergencyCard? CardFor(string text, string locale)
    {
        var reading = Reader.Read(text, []);
        return reading.Danger is { } danger ? Cards.Write(danger.Kind, LanguageOf(reading, locale)) : null;
    }

    public string LanguageOf(DangerReading reading, string locale) =>
        reading.Language is { } language && Cards.Words.ContainsKey(language) ? language : locale;
}

/// <summary>What stands in <c>dialogs/safety/</c>: the cards, and what the reader learns from.</summary>
internal sealed record SafetyData(EmergencyCards Cards, SignBook Signs, IReadOnlyList<DangerExample> Examples, TextLanguage Languages)
{
    private const string FolderName = "safety";

    /// <summary>Reads the folder; every problem is found in one run.</summary>
    public static SafetyData Read(string dialogsPath, List<Problem> problems)
    {
        var folder = DataFolder.Root(dialogsPath).Folder(FolderName);
        var cards = CardLoader.Load(folder, problems);
        var examples = ExampleLoader.Examples(folder, cards.Kinds.Keys.ToHashSet(), problems);
        return new(cards, ExampleLoader.Signs(folder, problems), examples, TextLanguage.Learn(examples));
    }

    /// <summary>What does not go with the knowledge or with itself: entries and signs that are none, locales without cards.</summary>
    public IEnumerable<Problem> Against(KnowledgeBase knowledge, string dialogsPath)
    {
        foreach (var sign in Cards.Remembered.Concat(Cards.Asking).Where(s => Signs.Number(s) is null))
            yield return new Problem($"{DataFolder.Root(dialogsPath).Folder(FolderName).Name}/kinds.yaml", 1, $"there is no sign `{sign}`");
        var folder = DataFolder.Root(dialogsPath).Folder(FolderName).Name;
        foreach (var (id, kind) in Cards.Kinds)
            if (kind.Tells is { } entry && !knowledge.Entries.ContainsKey(entry)) yield return new Problem($"{folder}/kinds.yaml", 1, $"`{id}` tells `{entry}`, which is no entry");
        foreach (var locale in knowledge.Locales.Where(l => !Cards.Words.ContainsKey(l))) yield return new Problem($"{folder}/cards.{locale}.yaml", 1, "the file is missing");
    }

    /// <summary>Learns to read. What people ask in everyday matters is learnt from too, and so are our own words: they are harmless.</summary>
    /// <param name="harmless">What people say besides.</param>
    public SafetyDesk Learn(KnowledgeBase knowledge, IEnumerable<string> harmless)
    {
        // Those entries are for dangers: what is asked of them is no proof that a text is harmless.
        var dangerous = Cards.Kinds.Values.Select(k => k.Tells).ToHashSet();
        var everyday = knowledge.Entries.Values.Where(e => !dangerous.Contains(e.Id)).OrderBy(e => e.Id, StringComparer.Ordinal).SelectMany(Words)
            .Concat(knowledge.Locales.SelectMany(l => knowledge.Words(l).Slots.OrderBy(s => s.Key, StringComparer.Ordinal)).SelectMany(s => Words(s.Value))).Distinct();
        var model = DangerModel.Learn(Signs, Languages, [.. Examples, .. everyday.Concat(harmless).Select(text => new DangerExample(text, null, null))], [.. Cards.Kinds.Keys]);
        return new SafetyDesk(new DangerReader(Signs, Languages, model, Numbers(Cards.Remembered), Numbers(Cards.Asking), new DangerOptions()), Cards);
    }

    private HashSet<int> Numbers(IEnumerable<string> names) => [.. names.Select(Signs.Number).OfType<int>()];

    private static IEnumerable<string> Words(Entry entry) => entry.Utterances.OrderBy(u => u.Key, StringComparer.Ordinal).SelectMany(u => u.Value)
        .Concat(entry.Wordings.OrderBy(w => w.Key, StringComparer.Ordinal).SelectMany(w => w.Value.Aliases.Append(w.Value.Short)
            .Concat(w.Value.Slots.Values.SelectMany(Words))));

    private static IEnumerable<string> Words(SlotWording slot) => slot.Options.Values.SelectMany(o => o.Say.Append(o.Label));
}
