using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>Writes the lines of one entry.</summary>
internal sealed class ItemWriter(
    KnowledgeBase knowledge, Entry entry, string locale, IReadOnlyDictionary<string, string> labels, DateOnly today, SourceNumbers sources)
{
    private CatalogueWording Words => knowledge.Words(locale);

    public SheetItem Write(ChecklistItem item)
    {
        var fact = item.Fact;
        var details = new List<string>();
        var text = fact switch
        {
            { IsPlainlyOpen: true } => Open(fact.Section),
            { Document: not null } => Document(fact, details),
            { Task: { } task } => Task(fact, task, details),
            { Section: Section.Channels } when Words.Channels.ContainsKey(fact.Id) => Channel(fact, details),
            _ => Sentence(fact)!,
        };
        var channel = fact.Section == Section.Channels ? knowledge.Catalogue.Channels.GetValueOrDefault(fact.Id) : null;
        return new SheetItem(
            fact.Id, text, details, fact.Status, Mark(fact), item.Remaining.IsAlways ? null : ForWhom(item.Remaining), channel?.Url, sources.Of(fact.Sources));
    }

    /// <summary>A condition in words: the labels of the options, as <c>公司行號、代理人代辦</c>.</summary>
    public string ForWhom(Condition condition) => labels["condition"].Replace("{options}", Options(condition), StringComparison.Ordinal);

    public string Options(Condition condition) => string.Join(labels["and"], condition.Allowed.Select(slot =>
        string.Join(labels["or"], slot.Value.Select(option => knowledge.SlotWords(entry, slot.Key, locale)!.Options[option].Label))));

    public string HowToBring(DocumentUse use) => labels[$"bring.{KebabCase.Of(use.Bring)}"];

    private string Task(Fact fact, TaskUse task, List<string> details)
    {
        Add(details, Sentence(fact));
        return knowledge.Entries[task.Entry].Wordings[locale].Name;
    }

    private string Document(Fact fact, List<string> details)
    {
        var words = Words.Documents[fact.Id];
        details.Add(HowToBring(fact.Document!));
        Add(details, words.About);
        Add(details, Sentence(fact));
        Add(details, words.Where);
        if (fact.Document!.Accepts.Count > 0)
            details.Add(labels["accepts"].Replace("{documents}", string.Join(labels["or"], fact.Document.Accepts.Select(a => Words.Documents[a].Name)), StringComparison.Ordinal));
        return words.Name;
    }

    private string Channel(Fact fact, List<string> details)
    {
        var words = Words.Channels[fact.Id];
        Add(details, words.About);
        Add(details, Sentence(fact));
        Add(details, words.Where);
        return words.Name;
    }

    private string Open(Section section) =>
        labels[$"open.{KebabCase.Of(section)}"].Replace("{contact}", Words.Contacts[knowledge.ConfirmContact(entry)].Name, StringComparison.Ordinal);

    private string? Mark(Fact fact) => fact.Status switch
    {
        FactStatus.Confirmed => null,
        // The sentence of a plainly open fact already says that it is open.
        FactStatus.Open when fact.IsPlainlyOpen => null,
        var status => labels[fact.Document is null ? $"mark.{KebabCase.Of(status)}" : $"mark.{KebabCase.Of(status)}.document"],
    };

    private string? Sentence(Fact fact) => entry.Wordings[locale].Texts.TryGetValue((fact.Section, fact.Id), out var text)
        ? Quotation.Pattern().Replace(text, m => Value(fact, m.Groups[1].Value))
        : null;

    private string Value(Fact fact, string name) =>
        fact.Values.GetValueOrDefault(name) ?? knowledge.SharedValue(name, today) ?? labels["value.none"];

    private static void Add(List<string> details, string? sentence)
    {
        if (!string.IsNullOrWhiteSpace(sentence)) details.Add(sentence);
    }
}
