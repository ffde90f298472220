using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Safety;

/// <summary>What stands in <c>dialogs/safety/</c>: the cards, and what the reader learns from.</summary>
/// <param name="Folder">As problems name it.</param>
internal sealed record SafetyData(
    string Folder, EmergencyCards Cards, SignBook Signs, IReadOnlyList<DangerExample> Examples, TextLanguage Languages)
{
    /// <summary>Reads the folder; every problem is found in one run.</summary>
    public static SafetyData Read(string dialogsPath, Findings findings)
    {
        var folder = DataFolder.Root(dialogsPath).Folder("safety");
        var cards = CardLoader.Load(folder, findings);
        var examples = ExampleLoader.Examples(folder, cards.Kinds.Keys.ToHashSet(), findings);
        return new(folder.Name, cards, ExampleLoader.Signs(folder, findings), examples, TextLanguage.Learn(examples));
    }

    /// <summary>
    /// What does not go with the knowledge or with itself: entries and signs that are none, locales without cards.
    /// </summary>
    public IEnumerable<Problem> Against(KnowledgeBase knowledge)
    {
        foreach (var sign in Cards.Remembered.Concat(Cards.Asking).Where(s => Signs.Number(s) is null))
            yield return SafetyProblem.UnknownSign.At(new($"{Folder}/{CardLoader.KindsFile}", 1), sign)
                .OrNearest(sign, Signs.Names);
        foreach (var locale in knowledge.Locales.Where(l => !Cards.Words.ContainsKey(l)))
            yield return FileProblem.FileMissing.At(new($"{Folder}/cards.{locale}.yaml", 1));
    }

    /// <summary>
    /// Learns to read. What people ask in everyday matters is learnt from too, and so are
    /// our own words: they are harmless.
    /// </summary>
    /// <param name="harmless">What people say besides.</param>
    public SafetyDesk Learn(KnowledgeBase knowledge, IEnumerable<string> harmless)
    {
        var everyday = Everyday(knowledge).Distinct().Concat(harmless)
            .Select(text => new DangerExample(text, null, null));
        var model = DangerModel.Learn(Signs, Languages, [.. Examples, .. everyday], [.. Cards.Kinds.Keys]);
        var (remembered, asking) = (Numbers(Cards.Remembered), Numbers(Cards.Asking));
        return new SafetyDesk(
            new DangerReader(Signs, Languages, model, remembered, asking, new DangerOptions()), Cards);
    }

    private HashSet<int> Numbers(IEnumerable<string> names) => [.. names.Select(Signs.Number).OfType<int>()];

    /// <summary>Without the entries for dangers: what is asked of them is no proof that a text is harmless.</summary>
    private IEnumerable<string> Everyday(KnowledgeBase knowledge)
    {
        var dangerous = Cards.Kinds.Values.Select(k => k.Tells).ToHashSet();
        var entries = knowledge.Entries.Values.Where(e => !dangerous.Contains(e.Id))
            .OrderBy(e => e.Id, StringComparer.Ordinal);
        var slots = knowledge.Locales.SelectMany(
            l => knowledge.Words(l).Slots.OrderBy(s => s.Key, StringComparer.Ordinal));
        return entries.SelectMany(Words).Concat(slots.SelectMany(s => Words(s.Value)));
    }

    private static IEnumerable<string> Words(Entry entry) =>
        entry.Utterances.OrderBy(u => u.Key, StringComparer.Ordinal)
        .SelectMany(u => u.Value)
        .Concat(entry.Wordings.OrderBy(w => w.Key, StringComparer.Ordinal).SelectMany(w => Words(w.Value)));

    private static IEnumerable<string> Words(EntryWording wording) =>
        [.. wording.Aliases, wording.Short, .. wording.Slots.Values.SelectMany(Words)];

    private static IEnumerable<string> Words(SlotWording slot) =>
        slot.Options.Values.SelectMany(o => o.Say.Append(o.Label));
}
