using System.Globalization;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>Writes the lines of one entry, or of what an office says.</summary>
/// <param name="entry">Null for what an office says of itself.</param>
/// <param name="ofOffice">The office whose own sheet it is: its lines need not name it.</param>
internal sealed class ItemWriter(
    KnowledgeBase knowledge, Entry? entry, string locale, IReadOnlyDictionary<string, string> labels, DateOnly today,
    SourceNumbers sources,
    string? ofOffice = null)
{
    /// <summary>
    /// Services of these companies are rearranged every few years; what is older is said with its year.
    /// </summary>
    private const int OldAfterYears = 5;

    /// <summary>Days after the list on which a stage is begun.</summary>
    private const int NextDay = 1, InTwoWeeks = 14, InTwoMonths = 60;

    /// <summary>Year 1 of Taiwan's calendar is 1912.</summary>
    private const int RepublicFounded = 1911;

    private CatalogueWording Words => knowledge.Words(locale);

    public SheetItem Write(ChecklistItem item)
    {
        var fact = item.Fact;
        var details = new List<string>();
        var text = fact switch
        {
            Fact.Open => Open(fact.Section),
            Fact.Document document => Document(document, details),
            Fact.Task task => Task(task, details),
            Fact.Channel => Channel(fact, details),
            _ => Sentence(fact)!,
        };
        var channel = fact is Fact.Channel ? knowledge.Catalogue.Channels[fact.Id] : null;
        return new SheetItem(
            fact.Id, Named(fact, text), details, fact.Status, Mark(fact, [text, .. details]),
            item.Remaining.IsAlways ? null : ForWhom(item.Remaining),
            channel?.Url, sources.Of(fact.Sources))
        {
            Office = fact.Office, Stage = (fact as Fact.Task)?.Use.Stage is { } stage ? Write(stage) : null,
        };
    }

    private SheetStage Write(Stage stage) => new(labels[$"stage.{KebabCase.Of(stage)}"], stage switch
    {
        Stage.ThisWeek => NextDay, Stage.ThisMonth => InTwoWeeks, _ => InTwoMonths,
    });

    /// <summary>What an office adds bears its name: it is a promise of that office and of no other.</summary>
    private string Named(Fact fact, string text) => fact.Office is { } office && office != ofOffice
        ? labels["office-line"]
            .Replace("{office}", knowledge.Catalogue.Offices[office].Wordings[locale].Short, StringComparison.Ordinal)
            .Replace("{text}", text, StringComparison.Ordinal)
        : text;

    /// <summary>A condition in words: the labels of the options, as <c>公司行號、代理人代辦</c>.</summary>
    public string ForWhom(Condition condition) =>
        labels["condition"].Replace("{options}", Options(condition), StringComparison.Ordinal);

    public string Options(Condition condition) => labels.Joined(condition.Allowed.Select(slot =>
        string.Join(labels["or"],
            slot.Value.Select(option => knowledge.SlotWords(entry!, slot.Key, locale)!.Options[option].Label))));

    public string HowToBring(DocumentUse use) => labels[$"bring.{KebabCase.Of(use.Bring)}"];

    private string Task(Fact.Task fact, List<string> details)
    {
        Add(details, Sentence(fact));
        return knowledge.Entries[fact.Use.Entry].Wordings[locale].Name;
    }

    private string Document(Fact.Document fact, List<string> details)
    {
        var words = Words.Documents[fact.Id];
        details.Add(HowToBring(fact.Use));
        Add(details, words.About);
        Add(details, Sentence(fact));
        Add(details, words.Where);
        if (fact.Use.Accepts.Count > 0)
            details.Add(labels["accepts"]
                .Replace("{documents}",
                    string.Join(labels["or"], fact.Use.Accepts.Select(a => Words.Documents[a].Name)),
                    StringComparison.Ordinal));
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
        labels[$"open.{KebabCase.Of(section)}"]
            .Replace("{contact}", Words.Contacts[knowledge.ConfirmContact(entry!)].Name, StringComparison.Ordinal);

    /// <summary>How sure it is and, when all it rests on is old, of which year.</summary>
    private string? Mark(Fact fact, IReadOnlyList<string> said)
    {
        string?[] marks =
            [Certainty(fact),
                Age(fact) is { } year && !Says(said, year)
                    ? labels["mark.old"].Replace("{year}", Text(year), StringComparison.Ordinal) : null];
        return marks.All(m => m is null) ? null : string.Join(labels["mark.and"], marks.Where(m => m is not null));
    }

    /// <summary>The words name the year themselves, in either calendar.</summary>
    private static bool Says(IReadOnlyList<string> said, int year) =>
        said.Any(s => s.Contains(Text(year), StringComparison.Ordinal)
            || s.Contains(Text(year - RepublicFounded), StringComparison.Ordinal));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The year of the newest source when every source bears a date and none is younger
    /// than <see cref="OldAfterYears"/>.
    /// </summary>
    private int? Age(Fact fact)
    {
        var dates = fact.Sources.Select(s => knowledge.Catalogue.Sources[s].Dated).ToList();
        if (dates.Count == 0 || dates.Contains(null)) return null;
        var newest = dates.Max(d => int.Parse(d!.AsSpan(0, 4), CultureInfo.InvariantCulture));
        return today.Year - newest >= OldAfterYears ? newest : null;
    }

    private string? Certainty(Fact fact) => fact.Status switch
    {
        FactStatus.Confirmed => null,
        // The sentence of a plainly open fact already says that it is open.
        FactStatus.Open when fact is Fact.Open => null,
        var status =>
            labels[fact is Fact.Document ? $"mark.{KebabCase.Of(status)}.document" : $"mark.{KebabCase.Of(status)}"],
    };

    private string? Sentence(Fact fact) => TextsOf(fact).TryGetValue((fact.Section, fact.Id), out var text)
        ? Quotation.Pattern().Replace(text, m => Value(fact, m.Groups[1].Value))
        : null;

    private IReadOnlyDictionary<(Section, string), string> TextsOf(Fact fact) =>
        fact.Office is { } office
            ? knowledge.Catalogue.Offices[office].Wordings[locale].Texts : entry!.Wordings[locale].Texts;

    private string Value(Fact fact, string name) =>
        fact.Values.GetValueOrDefault(name) ?? knowledge.SharedValue(name, today) ?? labels["value.none"];

    private static void Add(List<string> details, string? sentence)
    {
        if (!string.IsNullOrWhiteSpace(sentence)) details.Add(sentence);
    }
}
