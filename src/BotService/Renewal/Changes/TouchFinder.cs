using BotService.Engine.Knowledge;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;
using BotService.Insight.Duties;

namespace BotService.Renewal.Changes;

/// <summary>Finds what of ours an item of a plan touches: first what names it, then what is alike.</summary>
internal sealed class TouchFinder(KnowledgeBase knowledge, DutyBook duties, PlanNames names, EntryLikeness likeness)
{
    /// <summary>A plan of this id is this source of the catalogue.</summary>
    private const string SourcePrefix = "plan-";

    /// <summary>The entries that belong to no organisation alone.</summary>
    private const string Everybody = "any";

    /// <summary>A shorter name stands in a sentence by chance.</summary>
    private const int ShortestName = 3, ShortestValue = 2;

    private readonly PlanTextSearch text = new(names);

    public static string SourceOf(string plan) => SourcePrefix + plan.Split(PlanComparing.Of)[0];

    /// <param name="a">The older plan, with the companies it has.</param>
    public IReadOnlyList<PlanTouch> Of(PlanPair pair, ServicePlan a, ServicePlan b)
    {
        var (touches, whose) = (new List<PlanTouch>(), Whose(a, b));
        foreach (var (plan, items) in new[] { (b, pair.News), (a, pair.Olds) })
            foreach (var (duty, why) in DutiesOf(plan, items))
            {
                Add(new(TouchKind.Duty, duty.Id, null, true, why));
                foreach (var entry in duty.Entries.Where(e => knowledge.Entries.TryGetValue(e, out var known) && whose(known.Organisation)))
                    Add(new(TouchKind.Entry, entry, null, true, duty.Id));
            }

        var said = string.Join('\n', pair.News.Count > 0 ? pair.News.Select(i => i.Text) : pair.Olds.Select(i => i.Text));
        foreach (var alike in likeness.Of(said, whose))
            Add(new(TouchKind.Entry, alike.Entry, null, false, string.Join(' ', alike.Pieces)));
        var touched = touches.Where(t => t.Kind == TouchKind.Entry).Select(t => t.Id).ToList();
        var both = string.Join('\n', pair.Olds.Concat(pair.News).Select(i => i.Text));
        foreach (var touch in touched.SelectMany(e => FactsOf(knowledge.Entries[e], both, a, b))) Add(touch);
        foreach (var touch in Documents(said).Concat(Values(pair, touched, a, b)).Concat(Wordings(pair))) Add(touch);
        return touches;

        void Add(PlanTouch touch)
        {
            if (!touches.Exists(t => t.Kind == touch.Kind && t.Id == touch.Id && t.Entry == touch.Entry)) touches.Add(touch);
        }
    }

    /// <summary>The duties that say that a plan asks for one of these items, with where they say it.</summary>
    public IEnumerable<(Duty Duty, string Why)> DutiesOf(ServicePlan plan, IReadOnlyList<PlanItem> items)
    {
        if (ShortOf(plan) is not { } known) yield break;
        var places = new PlacesInPlan(plan);
        foreach (var duty in duties.Duties)
            foreach (var asked in duty.Plans.Where(p => p.Plan == known))
                if (places.Read(asked.Where).Any(place => items.Any(i => DutyPlaces.Covers(place, i.Path))))
                    yield return (duty, $"{known} {asked.Where}");
    }

    /// <summary>What the duties call a plan; null where they do not know it.</summary>
    public string? ShortOf(ServicePlan plan) =>
        duties.Plans.FirstOrDefault(p => p.Value == SourceOf(plan.Id)).Key;

    /// <summary>The entries that speak of the same.</summary>
    public IEnumerable<string> Alike(string said, ServicePlan plan) => likeness.Of(said, Whose(plan, plan)).Select(e => e.Entry);

    /// <summary>Entries of the plans' organisations and those of all; of a plan for several, of each.</summary>
    private Func<string, bool> Whose(ServicePlan a, ServicePlan b) =>
        knowledge.Catalogue.Organisations.ContainsKey(a.Organisation) && knowledge.Catalogue.Organisations.ContainsKey(b.Organisation)
            ? organisation => organisation == a.Organisation || organisation == b.Organisation || organisation == Everybody
            : _ => true;

    /// <summary>
    /// Facts of an entry that were read in one of the plans, and say something of what the item says.
    /// </summary>
    private IEnumerable<PlanTouch> FactsOf(Entry entry, string said, ServicePlan a, ServicePlan b) =>
        from fact in entry.Versions.SelectMany(v => v.Facts)
        let source = fact.Sources.FirstOrDefault(s => s == SourceOf(a.Id) || s == SourceOf(b.Id))
        where source is not null && likeness.Shares(said, Words(entry, fact))
        select new PlanTouch(TouchKind.Fact, fact.Id, entry.Id, true, $"{fact.Status.ToString().ToLowerInvariant()} {source}");

    /// <summary>A fact's own sentence, and what the catalogue calls it.</summary>
    private string Words(Entry entry, Fact fact)
    {
        var (words, shared) = (entry.Wordings[knowledge.Locales[0]], knowledge.Words(knowledge.Locales[0]));
        return $"{words.Texts.GetValueOrDefault((fact.Section, fact.Id))}\n{shared.Documents.GetValueOrDefault(fact.Id)?.Name}\n"
            + shared.Channels.GetValueOrDefault(fact.Id)?.Name;
    }

    private IEnumerable<PlanTouch> Documents(string said) =>
        from document in knowledge.Words(knowledge.Locales[0]).Documents
        where document.Value.Name.Length >= ShortestName && text.Holds(said, document.Value.Name)
        select new PlanTouch(TouchKind.Document, document.Key, null, false, document.Value.Name);

    /// <summary>Amounts that a touched entry quotes and the plan changed, and those that were read in it.</summary>
    private IEnumerable<PlanTouch> Values(PlanPair pair, List<string> touched, ServicePlan a, ServicePlan b)
    {
        var gone = pair.Changes.Where(c => c is { Kind: PlanChangeKind.Number or PlanChangeKind.Amount, Old: not null })
            .Select(c => string.Concat(c.Old!.TakeWhile(x => char.IsDigit(x) || x == '.'))).Where(n => n.Length >= ShortestValue).ToHashSet();
        var quoted = touched.SelectMany(e => knowledge.Entries[e].Versions).SelectMany(v => v.Facts).SelectMany(f => f.Values.Values).ToHashSet();
        return from value in knowledge.Catalogue.Values
               from dated in value.Value
               let source = dated.Sources.FirstOrDefault(s => s == SourceOf(a.Id) || s == SourceOf(b.Id))
               where quoted.Any(q => q.Contains(value.Key, StringComparison.Ordinal)) && (gone.Contains(dated.Value) || source is not null)
               select new PlanTouch(TouchKind.Value, value.Key, null, source is not null, source ?? dated.Value);
    }

    /// <summary>Sentences that still say the old name of what was renamed.</summary>
    private IEnumerable<PlanTouch> Wordings(PlanPair pair) =>
        from name in pair.Changes.Where(c => c.Kind == PlanChangeKind.Name)
        from entry in knowledge.Entries.Values
        from locale in knowledge.Locales
        from sentence in entry.Wordings[locale].Texts
        where text.Holds(sentence.Value, name.Old!)
        select new PlanTouch(TouchKind.Wording, $"{locale} {sentence.Key.Id}", entry.Id, true, name.Old!);
}
