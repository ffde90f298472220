using System.Globalization;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Cases;

/// <summary>
/// Writes what to ask on the telephone: of what is open in this case, the gravest first, as much as is said in the time.
/// </summary>
internal sealed class CallWriter(
    KnowledgeBase knowledge, Entry entry, string locale, IReadOnlyDictionary<string, string> labels)
{
    /// <summary>Seconds; whoever answers has not hung up or asked back by then.</summary>
    private const double Longest = 20;

    /// <summary>At an unhurried pace: syllables of Chinese and words of other languages in a second.</summary>
    private const double SyllablesPerSecond = 4.5, WordsPerSecond = 2.5;

    /// <summary>So many papers are named; of more, how many they are.</summary>
    private const int Named = 3;

    private static readonly Section[] Gravest =
    [
        Section.Tasks, Section.Documents, Section.Warnings, Section.Channels, Section.Fees, Section.Times,
        Section.Steps, Section.Notes,
    ];

    /// <param name="items">The list's, in the order of the parts.</param>
    public CallScript? Write(
        Checklist list, IReadOnlyCollection<ChecklistItem> items, IReadOnlyList<CaseLine> answers)
    {
        // Whoever is in a hurry calls for help and not for papers.
        if (entry.Kind == EntryKind.Action) return null;
        var opening = labels.Fill("call.opening", ("entry", entry.Wordings[locale].Short));
        if (answers.Count > 0)
            opening += Break + labels.Fill("call.case", ("answers", labels.Joined(answers.Select(a => a.Answer))));
        var seconds = Seconds(opening);
        var said = new List<CallQuestion>();
        foreach (var question in Questions(list, items).DistinctBy(q => q.Text))
        {
            if (seconds + Seconds(question.Text) > Longest) continue;
            seconds += Seconds(question.Text);
            said.Add(question);
        }
        if (said.Count == 0) return null;
        var contact = knowledge.ConfirmContact(entry);
        var number = knowledge.Catalogue.Contacts[contact].Number;
        return new CallScript(
            number is null ? labels.Fill("call.heading.other", ("contact", knowledge.Words(locale).Contacts[contact].Name))
                : labels.Fill("call.heading", ("number", number)),
            number, opening, said);
    }

    /// <summary>How long it takes to say; of what stands in two languages, in the one that is said.</summary>
    internal static double Seconds(string text)
    {
        var spoken = text.Split(SheetItem.Bar)[^1];
        var syllables = spoken.Count(Scripts.IsHan);
        var words = spoken.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => !w.Any(Scripts.IsHan));
        return (syllables / SyllablesPerSecond) + (words / WordsPerSecond);
    }

    /// <summary>How to ask for a fact that is open: in words of its own, else as for any of its section.</summary>
    /// <returns>Null where there are no words for it.</returns>
    internal static string? Question(
        EntryWording words, IReadOnlyDictionary<string, string> labels, Section section, string id) =>
        words.Asks.GetValueOrDefault(id) ?? labels.GetValueOrDefault($"call.{KebabCase.Of(section)}");

    private string Break => labels["sentence.break"];

    private IEnumerable<CallQuestion> Questions(Checklist list, IReadOnlyCollection<ChecklistItem> items)
    {
        // What several tasks leave open each, their own lists ask.
        var open = items.Where(i => i.Demands.Count == 0 && i.Fact.Status == FactStatus.Open).Select(i => i.Fact).ToList();
        var papers = items.Select(i => i.Fact).OfType<Fact.Document>()
            .Where(d => !d.Use.LookedUp && d.Use.Bring != Bring.Information).DistinctBy(d => d.Id).ToList();
        if (entry.Kind != EntryKind.Topic && list.Version.List != FactStatus.Confirmed && papers.Count > 0)
            yield return new("list", labels.Fill("call.list", ("documents", NamesOf(papers))));
        foreach (var section in Gravest)
        {
            foreach (var fact in open.Where(f => f.Section == section))
            {
                var isOwn = entry.Wordings[locale].Asks.ContainsKey(fact.Id);
                if (!isOwn && section == Section.Documents && papers.Count > 0) continue;
                if (Question(entry.Wordings[locale], labels, section, fact.Id) is { } question)
                    yield return new(isOwn ? fact.Id : KebabCase.Of(section), question);
            }
            if (section == Section.Documents && papers.Any(p => p.Use.Bring == Bring.Paper))
                yield return new("paper", labels["call.paper"]);
        }
    }

    private string NamesOf(List<Fact.Document> papers)
    {
        var names = labels.Joined(papers.Take(Named).Select(p => knowledge.Words(locale).Documents[p.Id].Name));
        return papers.Count <= Named ? names : labels.Fill(
            "call.list.many", ("documents", names), ("count", papers.Count.ToString(CultureInfo.InvariantCulture)));
    }
}
