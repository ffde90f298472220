using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Search;

/// <summary>Takes an entry apart into its texts, of all locales and all versions.</summary>
internal sealed class LineWriter(KnowledgeBase knowledge)
{
    public const string Summary = "summary", Names = "names";

    public IEnumerable<SearchedLine> Write(Entry entry, int number) => knowledge.Locales.SelectMany(locale =>
    {
        var lines = new List<SearchedLine>();
        var words = entry.Wordings[locale];
        foreach (var name in (string[])[words.Name, words.Short, .. words.Aliases])
            Add(TextPlace.Names, Names, name, null);
        Add(TextPlace.Summary, Summary, words.Summary, null);
        foreach (var asked in entry.Utterances.GetValueOrDefault(locale) ?? [])
            Add(TextPlace.Utterances, "", asked, null);
        Surroundings(entry, locale, Add);
        foreach (var version in entry.Versions)
        {
            foreach (var fact in version.Facts) WriteFact(entry, fact, locale, version.InForce, Add);
            foreach (var slot in version.Slots) WriteSlot(entry, slot, locale, version.InForce, Add);
        }
        return lines.DistinctBy(l => (l.Normal, l.Place, l.InForce));

        void Add(TextPlace place, string part, string? text, Period? period)
        {
            if (string.IsNullOrWhiteSpace(text)) return;
            lines.Add(new SearchedLine(number, locale, place, part, text, TextNormalizer.Normalize(Amounts(text)), period));
        }
    });

    /// <summary>The text as it reads on a day; its own amounts are already filled in.</summary>
    public string Filled(string text, DateOnly today) => text.Contains('{', StringComparison.Ordinal)
        ? Quotation.Pattern().Replace(text, m => knowledge.SharedValue(m.Groups[1].Value, today) ?? "")
        : text;

    private void WriteFact(
        Entry entry, Fact fact, string locale, Period period, Action<TextPlace, string, string?, Period?> add)
    {
        var part = KebabCase.Of(fact.Section);
        var words = knowledge.Words(locale);
        var item = fact switch
        {
            Fact.Document => words.Documents.GetValueOrDefault(fact.Id),
            Fact.Channel => words.Channels.GetValueOrDefault(fact.Id),
            _ => null,
        };
        if (item is not null)
        {
            add(TextPlace.Items, part, item.Name, period);
            add(TextPlace.Sentences, part, item.About, period);
            add(TextPlace.Sentences, part, item.Where, period);
            foreach (var said in item.Say) add(TextPlace.Sayings, "", said, period);
        }
        foreach (var other in fact is Fact.Document document ? document.Use.Accepts : [])
            add(TextPlace.Items, part, words.Documents.GetValueOrDefault(other)?.Name, period);
        if (entry.Wordings[locale].Texts.TryGetValue((fact.Section, fact.Id), out var text))
            add(TextPlace.Sentences, part,
                Quotation.Pattern()
                    .Replace(text, m => fact.Values.GetValueOrDefault(m.Groups[1].Value) ?? m.Value), period);
        // Headlines of the press speak of more than the entry does.
        foreach (var source in fact.Sources.Select(knowledge.Catalogue.Sources.GetValueOrDefault).OfType<Source>()
            .Where(s => s.Grade != SourceGrade.Secondary))
            add(TextPlace.Around, "", source.Title, period);
    }

    private void WriteSlot(
        Entry entry, Slot slot, string locale, Period period, Action<TextPlace, string, string?, Period?> add)
    {
        if (knowledge.SlotWords(entry, slot.Id, locale) is not { } words) return;
        foreach (var option in words.Options.Values)
        {
            add(TextPlace.Sayings, "", option.Label, period);
            foreach (var said in option.Say) add(TextPlace.Sayings, "", said, period);
        }
    }

    private void Surroundings(Entry entry, string locale, Action<TextPlace, string, string?, Period?> add)
    {
        var words = knowledge.Words(locale);
        if (words.Organisations.TryGetValue(entry.Organisation, out var organisation))
        {
            add(TextPlace.Around, "", organisation.Name, null);
            add(TextPlace.Around, "", organisation.Short, null);
        }
        foreach (var (classification, term) in ClassTerms.Of(entry))
            if (words.Classes.TryGetValue((classification, term), out var name)) add(TextPlace.Around, "", name, null);
    }

    /// <summary>A shared amount is found by its newest value; older ones are not looked for.</summary>
    private string Amounts(string text) => text.Contains('{', StringComparison.Ordinal)
        ? Quotation.Pattern()
            .Replace(text,
                m => knowledge.Catalogue.Values.GetValueOrDefault(m.Groups[1].Value)?.MaxBy(v => v.InForce.From)?.Value
                    ?? "")
        : text;
}
