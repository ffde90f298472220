namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>
/// All statements of a knowledge, with what reads them: made once for the rules that look for contradictions.
/// </summary>
internal sealed class StatedKnowledge
{
    private readonly Dictionary<string, FigureReader> readers;

    public StatedKnowledge(KnowledgeBase knowledge)
    {
        Knowledge = knowledge;
        Statements = [.. Statement.Of(knowledge)];
        Lines = knowledge.Catalogue.Contacts.Values.Where(c => c.Number is not null)
            .SelectMany(c => c.Number!.Split('/', StringSplitOptions.TrimEntries).Select(n => (Number: FigureReader.Digits(n), c.Id)))
            .GroupBy(l => l.Number, l => l.Id).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g]);
        readers = knowledge.Catalogue.Claims.ToDictionary(
            c => c.Key, c => new FigureReader(c.Value, Lines.Keys.Where(n => n.Length < 6)));
    }

    public KnowledgeBase Knowledge { get; }

    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>The contacts that have each telephone number, written in digits.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lines { get; }

    /// <summary>The locales whose sentences are read, the default one first.</summary>
    public IEnumerable<string> Locales => Knowledge.Locales.Where(readers.ContainsKey);

    public FigureReader Figures(string locale) => readers[locale];

    public IEnumerable<ReadFigure> FiguresIn(Statement statement, string locale) =>
        statement.Texts.TryGetValue(locale, out var text) ? readers[locale].Read(text) : [];

    /// <summary>
    /// The organisation that an owner is or belongs to; null where several speak together, or nobody.
    /// </summary>
    public string? OrganisationOf(string owner) =>
        Knowledge.Catalogue.Offices.GetValueOrDefault(owner)?.Organisation
        ?? (owner.Length > 0 && Knowledge.Catalogue.Organisations.TryGetValue(owner, out var own)
            && Lines.Values.Count(l => l.Contains(own.Confirm)) < 2 ? owner : null);

    /// <summary>What organisations are called in a locale.</summary>
    public IEnumerable<(string Name, string Owner)> Organisations(string locale) =>
        Knowledge.Words(locale).Organisations.SelectMany(o => new[] { (o.Value.Name, o.Key), (o.Value.Short, o.Key) });

    /// <summary>What offices are called in a locale.</summary>
    public IEnumerable<(string Name, string Owner)> Offices(string locale) =>
        from office in Knowledge.Catalogue.Offices.Values
        let words = office.Wordings[locale]
        from name in words.Say.Append(words.Name).Append(words.Short).Distinct()
        select (name, office.Id);
}
